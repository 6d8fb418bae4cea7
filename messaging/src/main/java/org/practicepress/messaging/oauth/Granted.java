package org.practicepress.messaging.oauth;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint has given.
 *
 * @param accessToken the token
 * @param lives how long it is good
 * @param refreshToken what the next one is given for; null when that has not changed
 */
public record Granted(String accessToken, Duration lives, @Nullable String refreshToken) {

	/** Never the tokens. */
	@Override
	public String toString() {
		return "Granted[for " + this.lives + "]";
	}

}
