package org.practicepress.messaging.oauth;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * There is no access token, and the message says why in words. It holds no secret.
 */
public final class NoToken extends IOException {

	private static final long serialVersionUID = 1L;

	private final boolean refused;

	private final @Nullable Duration pause;

	private NoToken(String message, boolean refused, @Nullable Duration pause, @Nullable Throwable cause) {
		super(message, cause);
		this.refused = refused;
		this.pause = pause;
	}

	/** Somebody must do something before there can be one. */
	static NoToken refused(String message) {
		return new NoToken(message, true, null, null);
	}

	/** There may be one soon. */
	static NoToken now(String message, @Nullable Throwable cause) {
		return new NoToken(message, false, null, cause);
	}

	/** There may be one, but not before the provider wants to be asked again. */
	static NoToken before(Duration pause, String message) {
		return new NoToken(message, false, pause, null);
	}

	/**
	 * Whether somebody must do something before there can be one.
	 * @return false when it is worth trying again
	 */
	public boolean refused() {
		return this.refused;
	}

	/** How long the provider wants to be left alone; null when it has not said. */
	@Nullable Duration pause() {
		return this.pause;
	}

}
