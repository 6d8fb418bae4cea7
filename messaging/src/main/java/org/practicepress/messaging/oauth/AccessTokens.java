package org.practicepress.messaging.oauth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access tokens of one login. One is kept until shortly before it ends. Whoever
 * provides them is asked by one at a time, and not again at once after having said no.
 */
public final class AccessTokens {

	private static final Logger logger = LoggerFactory.getLogger(AccessTokens.class);

	/** So long before its end a token is renewed: clocks differ, and connections last. */
	private static final Duration MARGIN = Duration.ofMinutes(5);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

	/** Nothing changes before somebody has done something. */
	private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMinutes(15);

	private final OAuth2Properties properties;

	private final TokenEndpoint endpoint;

	private final @Nullable RefreshTokenFile file;

	private final Clock clock;

	private @Nullable Held held;

	private @Nullable Failure failure;

	private @Nullable Replaced replaced;

	/**
	 * The tokens of a login.
	 * @param properties how they are come by
	 * @param clock tells when they end
	 */
	public AccessTokens(OAuth2Properties properties, Clock clock) {
		this(properties, new TokenEndpoint(properties), clock);
	}

	AccessTokens(OAuth2Properties properties, TokenEndpoint endpoint, Clock clock) {
		this.properties = properties;
		this.endpoint = endpoint;
		this.file = (properties.grant() == OAuth2Properties.Grant.REFRESH_TOKEN
				&& properties.refreshTokenFile() != null) ? new RefreshTokenFile(properties.refreshTokenFile()) : null;
		this.clock = clock;
	}

	/**
	 * A token to log in with.
	 * @return the token, good for some minutes at least
	 * @throws NoToken when there is none
	 */
	public synchronized String token() throws NoToken {
		Instant now = this.clock.instant();
		Held kept = this.held;
		if (kept != null && now.isBefore(kept.renewed())) {
			return kept.token();
		}
		try {
			return fetched(now);
		}
		catch (NoToken ex) {
			if (kept != null && !ex.refused() && now.isBefore(kept.ends())) {
				return kept.token();
			}
			throw ex;
		}
	}

	/**
	 * The server does not take a token, although it should be good: the next one is a
	 * fresh one.
	 * @param token the token
	 */
	public synchronized void refused(String token) {
		if (this.held != null && this.held.token().equals(token)) {
			this.held = null;
		}
	}

	private String fetched(Instant now) throws NoToken {
		return (this.file == null) ? fetched(now, null) : this.file.alone(() -> fetched(now, current(this.file)));
	}

	private String fetched(Instant now, @Nullable String refreshToken) throws NoToken {
		Failure before = this.failure;
		if (before != null && before.holds(now, refreshToken)) {
			throw before.reason();
		}
		try {
			Granted granted = this.endpoint.ask(grant(refreshToken));
			if (refreshToken != null && granted.refreshToken() != null
					&& !granted.refreshToken().equals(refreshToken)) {
				keep(granted.refreshToken());
			}
			this.failure = null;
			this.held = Held.of(granted, now);
			return granted.accessToken();
		}
		catch (NoToken ex) {
			this.failure = Failure.after(before, ex, now, refreshToken);
			throw ex;
		}
	}

	private Map<String, String> grant(@Nullable String refreshToken) {
		Map<String, String> grant = new LinkedHashMap<>();
		if (refreshToken != null) {
			grant.put("grant_type", "refresh_token");
			grant.put("refresh_token", refreshToken);
		}
		else {
			grant.put("grant_type", "client_credentials");
		}
		if (!this.properties.scopes().isEmpty()) {
			grant.put("scope", this.properties.scopes());
		}
		return grant;
	}

	/** What is in the file, unless it was replaced and could not be kept. */
	private String current(RefreshTokenFile kept) throws NoToken {
		String written = kept.read();
		Replaced later = this.replaced;
		return (later != null && later.written().equals(written)) ? later.token() : written;
	}

	/** It cannot be had again: what it replaces may be good no longer. */
	private void keep(String token) throws NoToken {
		RefreshTokenFile kept = this.file;
		if (kept == null) {
			return;
		}
		try {
			kept.keep(token);
			this.replaced = null;
		}
		catch (IOException ex) {
			this.replaced = new Replaced(kept.read(), token);
			logger.error(
					"The refresh token was replaced, and the new one cannot be kept in {}: it is lost when this process ends,"
							+ " and somebody must consent anew then: {}",
					kept, ex.toString());
		}
	}

	/**
	 * A token that is kept.
	 *
	 * @param token the token
	 * @param renewed when another one is asked for
	 * @param ends when it ends
	 */
	private record Held(String token, Instant renewed, Instant ends) {

		static Held of(Granted granted, Instant now) {
			Duration quarter = granted.lives().dividedBy(4);
			Instant ends = now.plus(granted.lives());
			return new Held(granted.accessToken(), ends.minus((quarter.compareTo(MARGIN) < 0) ? quarter : MARGIN),
					ends);
		}

	}

	/**
	 * Why there is no token.
	 *
	 * @param reason why
	 * @param times how often in a row
	 * @param until so long nobody asks again
	 * @param refreshToken what was asked with: with another one it is worth asking
	 */
	private record Failure(NoToken reason, int times, Instant until, @Nullable String refreshToken) {

		static Failure after(@Nullable Failure before, NoToken reason, Instant now, @Nullable String refreshToken) {
			int times = (before != null) ? before.times + 1 : 1;
			return new Failure(reason, times, now.plus(pause(reason, times)), refreshToken);
		}

		private static Duration pause(NoToken reason, int times) {
			if (reason.refused()) {
				return PAUSE_AFTER_REFUSAL;
			}
			Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, 10));
			Duration bounded = (own.compareTo(LONGEST_PAUSE) < 0) ? own : LONGEST_PAUSE;
			Duration wanted = reason.pause();
			return (wanted != null && wanted.compareTo(bounded) > 0) ? wanted : bounded;
		}

		boolean holds(Instant now, @Nullable String with) {
			return now.isBefore(this.until)
					&& ((this.refreshToken != null) ? this.refreshToken.equals(with) : with == null);
		}

	}

	/**
	 * A refresh token that could not be kept.
	 *
	 * @param written what is in the file
	 * @param token what has replaced it
	 */
	private record Replaced(String written, String token) {

		/** Never the tokens. */
		@Override
		public String toString() {
			return "Replaced[]";
		}

	}

}
