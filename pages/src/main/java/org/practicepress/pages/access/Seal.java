package org.practicepress.pages.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.crypto.util.EncodingUtils;

/**
 * Closes words so that nobody reads or changes them who does not know the secret, for one
 * purpose: what was sealed for another does not open. AES-GCM with 128 random bits, which
 * do not come twice however much a stranger has sealed.
 */
final class Seal {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String HMAC = "HmacSHA256";

	private static final String AES_GCM = "AES/GCM/NoPadding";

	private static final int NONCE = 16;

	private static final int TAG = 16;

	private final SecretKeySpec key;

	Seal(byte[] secret, String purpose) {
		this.key = new SecretKeySpec(key(secret, purpose), "AES");
	}

	/** A key of its own for each purpose, from which the secret cannot be known. */
	static byte[] key(byte[] secret, String purpose) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(secret, HMAC));
			return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Closes what JSON can say. */
	byte[] closeAsJson(Object said) {
		return close(JSON.writeValueAsBytes(said));
	}

	/** What was sealed; nothing also if another version of this desk has sealed it. */
	<T> Optional<T> open(byte[] sealed, Class<T> type) {
		return open(sealed).flatMap((words) -> {
			try {
				return Optional.of(JSON.readValue(words, type));
			}
			catch (JacksonException ex) {
				return Optional.empty();
			}
		});
	}

	byte[] close(byte[] words) {
		byte[] nonce = KeyGenerators.secureRandom(NONCE).generateKey();
		try {
			return EncodingUtils.concatenate(nonce, cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(words));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What was sealed; nothing if it was not sealed so. */
	Optional<byte[]> open(byte[] sealed) {
		if (sealed.length < NONCE + TAG) {
			return Optional.empty();
		}
		byte[] nonce = EncodingUtils.subArray(sealed, 0, NONCE);
		try {
			return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed, NONCE, sealed.length - NONCE));
		}
		catch (AEADBadTagException ex) {
			return Optional.empty();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(AES_GCM);
		cipher.init(mode, this.key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
		return cipher;
	}

}
