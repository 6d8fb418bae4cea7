package org.practicepress.review.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls as <a href=
 * "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a> has it.
 */
final class Signature {

	private static final String PREFIX = "whsec_";

	private static final String HMAC = "HmacSHA256";

	private static final int LENGTH = 32;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Signature() {
	}

	/** A secret that nobody has. */
	static String newSecret() {
		byte[] bytes = new byte[LENGTH];
		RANDOM.nextBytes(bytes);
		return PREFIX + Base64.getEncoder().encodeToString(bytes);
	}

	/**
	 * Signs a call.
	 * @param secret the secret, as its receiver has it
	 * @param id the call's id
	 * @param seconds when it is made
	 * @param body what it says
	 * @return the header
	 */
	static String of(String secret, String id, long seconds, String body) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), HMAC));
			return "v1," + Base64.getEncoder()
				.encodeToString(mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
