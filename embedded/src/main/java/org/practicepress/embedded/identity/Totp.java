package org.practicepress.embedded.identity;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change with the time (RFC 6238), as all authenticator apps make them: by
 * HMAC-SHA-1, 6 digits, 30 seconds.
 */
final class Totp {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int STEP = 30;

	/** Clocks may differ by one code, either way. */
	private static final int APART = 1;

	private Totp() {
	}

	/**
	 * Which step of time a code is of.
	 * @param secret the secret
	 * @param code what was typed
	 * @param now the time
	 * @param used the last step of which a code was taken: it and all before are worth
	 * nothing
	 * @return the step; none if the code is wrong
	 */
	static OptionalLong step(byte[] secret, String code, Instant now, long used) {
		long current = now.getEpochSecond() / STEP;
		return LongStream.rangeClosed(current - APART, current + APART)
			.filter((step) -> step > used && code(secret, step, 6).equals(code))
			.findFirst();
	}

	/** The code of a step. */
	static String code(byte[] secret, long step, int digits) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret, "HmacSHA1"));
			byte[] moving = new byte[Long.BYTES];
			for (int at = 0; at < moving.length; at++) {
				moving[at] = (byte) (step >>> (8 * (moving.length - 1 - at)));
			}
			byte[] hash = mac.doFinal(moving);
			int offset = hash[hash.length - 1] & 0xf;
			int binary = ((hash[offset] & 0x7f) << 24) | ((hash[offset + 1] & 0xff) << 16)
					| ((hash[offset + 2] & 0xff) << 8) | (hash[offset + 3] & 0xff);
			long modulus = 1;
			for (int digit = 0; digit < digits; digit++) {
				modulus *= 10;
			}
			String code = String.valueOf(binary % modulus);
			return "0".repeat(digits - code.length()) + code;
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** As people type a secret: base 32 (RFC 4648) without padding. */
	static String base32(byte[] bytes) {
		StringBuilder text = new StringBuilder();
		int bits = 0;
		int held = 0;
		for (byte each : bytes) {
			bits = (bits << 8) | (each & 0xff);
			held += 8;
			while (held >= 5) {
				held -= 5;
				text.append(ALPHABET.charAt((bits >> held) & 0x1f));
			}
			bits &= (1 << held) - 1;
		}
		if (held > 0) {
			text.append(ALPHABET.charAt((bits << (5 - held)) & 0x1f));
		}
		return text.toString();
	}

	static byte[] bytes(String base32) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int bits = 0;
		int held = 0;
		for (int at = 0; at < base32.length(); at++) {
			bits = ((bits << 5) | ALPHABET.indexOf(base32.charAt(at))) & 0xfff;
			held += 5;
			if (held >= 8) {
				held -= 8;
				bytes.write(bits >> held);
				bits &= (1 << held) - 1;
			}
		}
		return bytes.toByteArray();
	}

}
