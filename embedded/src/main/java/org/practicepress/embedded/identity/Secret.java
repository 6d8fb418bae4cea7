package org.practicepress.embedded.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What nobody can guess, and what is kept of it: never itself.
 */
final class Secret {

	private static final SecureRandom RANDOM = new SecureRandom();

	private Secret() {
	}

	/** 256 random bits, as they stand in an address or a cookie. */
	static String make() {
		return encoded(bytes(32));
	}

	static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

	/** By which a secret is found again, and from which nobody gets it back. */
	static String digest(String secret) {
		try {
			return encoded(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String encoded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
