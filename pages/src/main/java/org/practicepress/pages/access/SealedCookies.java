package org.practicepress.pages.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a desk wants to know of somebody for a short while, kept by the browser: of
 * strangers the desk itself keeps nothing, so they cannot fill it. Neither the browser
 * nor whoever sees its cookies can read or change it; any instance of the desk can.
 */
final class SealedCookies {

	/** Browsers keep 4,096 bytes with name and attributes. */
	private static final int MOST = 3_800;

	private static final String UNTIL = "until";

	private static final String SAID = "said";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final DeskCookies cookies;

	private final Supplier<byte[]> secret;

	private final InstantSource clock;

	SealedCookies(DeskCookies cookies, Supplier<byte[]> secret, InstantSource clock) {
		this.cookies = cookies;
		this.secret = secret;
		this.clock = clock;
	}

	/**
	 * Has the browser keep something.
	 * @return false if it is too long for that; what it kept of it before is gone then
	 */
	boolean put(HttpServletResponse response, String what, Object said, Duration age) {
		ObjectNode words = JSON.createObjectNode()
			.put(UNTIL, this.clock.instant().plus(age).toEpochMilli())
			.set(SAID, JSON.<JsonNode>valueToTree(said));
		String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(seal(what).closeAsJson(words));
		if (sealed.length() > MOST) {
			this.cookies.drop(response, what);
			return false;
		}
		this.cookies.put(response, what, sealed, age);
		return true;
	}

	/** What the browser has kept, if it is from here, whole, and not too old. */
	<T> Optional<T> find(HttpServletRequest request, String what, Class<T> type) {
		return this.cookies.find(request, what).filter((sealed) -> sealed.length() <= MOST).flatMap((sealed) -> {
			try {
				return seal(what).open(Base64.getUrlDecoder().decode(sealed)).flatMap((words) -> read(words, type));
			}
			catch (IllegalArgumentException ex) {
				return Optional.empty();
			}
		});
	}

	void drop(HttpServletResponse response, String what) {
		this.cookies.drop(response, what);
	}

	private <T> Optional<T> read(byte[] words, Class<T> type) {
		try {
			JsonNode read = JSON.readTree(words);
			boolean old = Instant.ofEpochMilli(read.path(UNTIL).asLong()).isBefore(this.clock.instant());
			return old ? Optional.empty() : Optional.of(JSON.treeToValue(read.path(SAID), type));
		}
		catch (JacksonException ex) {
			// of another version of this desk, which has sealed it
			return Optional.empty();
		}
	}

	private Seal seal(String what) {
		return new Seal(this.secret.get(), "cookie " + what);
	}

}
