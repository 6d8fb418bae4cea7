package org.practicepress.pages.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

import com.google.re2j.Pattern;

import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * By what a desk knows a browser again: a secret that only that browser has. The store
 * finds what belongs to it by a digest, and holds it sealed with keys that are made of
 * the secret: who reads the store, or a backup of it, can neither come in nor read.
 *
 * @param secret 256 random bits
 */
record BrowserId(String secret) {

	private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final int LENGTH = 32;

	static BrowserId fresh() {
		return new BrowserId(encoded(KeyGenerators.secureRandom(LENGTH).generateKey()));
	}

	/** What a browser says of itself, unless it cannot be from here. */
	static Optional<BrowserId> of(String said) {
		return SHAPE.matches(said) ? Optional.of(new BrowserId(said)) : Optional.empty();
	}

	/** Its name in the store. */
	String digest() {
		try {
			return encoded(MessageDigest.getInstance("SHA-256").digest(bytes()));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Something that only this browser can say, for one purpose. */
	String proof(String purpose) {
		return encoded(Seal.key(bytes(), purpose));
	}

	Seal seal(String purpose) {
		return new Seal(bytes(), purpose);
	}

	@Override
	public String toString() {
		return "a browser";
	}

	private byte[] bytes() {
		return this.secret.getBytes(StandardCharsets.US_ASCII);
	}

	static String encoded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
