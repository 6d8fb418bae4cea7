package org.practicepress.embedded.identity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * What may be a password, and what is kept of it.
 *
 * <p>
 * A password is the same whichever way its letters were composed. bcrypt takes 72 bytes
 * and no more, which is less than 64 letters of many scripts, so longer ones are kept by
 * PBKDF2: nothing is ever cut off.
 */
final class Passwords {

	static final int SHORTEST = 15;

	/** More is no safer, and to look at it costs. */
	static final int LONGEST = 256;

	private static final int MOST_BYTES_OF_BCRYPT = 72;

	private static final String LONG = "pbkdf2@SpringSecurity_v5_8";

	private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

	private final PasswordEncoder longEncoder = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();

	/**
	 * Whether a password may be set.
	 * @param password the password
	 * @param personal what strangers know of its owner and the site
	 * @return what is wrong with it; nothing if it may
	 */
	Optional<Flaw> flaw(String password, String... personal) {
		String typed = normalized(password);
		int length = typed.codePointCount(0, typed.length());
		if (length < SHORTEST) {
			return Optional.of(Flaw.TOO_SHORT);
		}
		if (length > LONGEST) {
			return Optional.of(Flaw.TOO_LONG);
		}
		return CommonPasswords.isCommon(typed, personal) ? Optional.of(Flaw.COMMON) : Optional.empty();
	}

	String hash(String password) {
		String typed = normalized(password);
		boolean fits = typed.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES_OF_BCRYPT;
		return fits ? String.valueOf(this.encoder.encode(typed)) : "{" + LONG + "}" + this.longEncoder.encode(typed);
	}

	/** Takes the same time whether there is such a person or not. */
	boolean matches(String password, @Nullable String hash) {
		String typed = normalized(password);
		if (typed.length() > 2 * LONGEST) {
			return false;
		}
		boolean right = this.encoder.matches(typed, (hash != null) ? hash : OfNobody.HASH);
		return hash != null && right;
	}

	private static String normalized(String password) {
		return Normalizer.normalize(password, Normalizer.Form.NFC);
	}

	/** Takes as long as any, for whom nobody is; made when the first such comes. */
	private static final class OfNobody {

		static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder().encode(Secret.make());

	}

	/** What is wrong with a password. */
	enum Flaw {

		TOO_SHORT, TOO_LONG, COMMON;

		/** Its name in the texts. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
