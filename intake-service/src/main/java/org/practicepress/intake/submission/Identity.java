package org.practicepress.intake.submission;

import java.security.SecureRandom;
import java.util.Base64;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * The two names a submission has outside: a short one to be read over the telephone, and
 * a secret one that opens its status page.
 *
 * @param reference such as {@code PP-7K3M9Q}
 * @param statusToken 32 random bytes, base64url
 */
public record Identity(String reference, String statusToken) {

	/** Without 0 and O, 1 and I, and U, which is easily taken for V. */
	private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";

	private static final int REFERENCE_LENGTH = 6;

	private static final int TOKEN_BYTES = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * A new identity. The reference may be taken already.
	 * @return an identity nobody can guess
	 */
	public static Identity random() {
		StringBuilder reference = new StringBuilder("PP-");
		RANDOM.ints(REFERENCE_LENGTH, 0, ALPHABET.length()).forEach((at) -> reference.append(ALPHABET.charAt(at)));
		byte[] token = new byte[TOKEN_BYTES];
		RANDOM.nextBytes(token);
		return new Identity(reference.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(token));
	}

	/**
	 * What a token is looked up by. An index is no place for constant-time comparison, so
	 * it holds a digest: how long a lookup takes says nothing about the token.
	 * @param statusToken a token, as somebody has given it
	 * @return the token's digest
	 */
	public static String digest(String statusToken) {
		return DigestUtils.sha256Hex(statusToken);
	}

}
