package org.practicepress.embedded.identity;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has beside a password: an app that makes codes, and codes on paper for
 * when it is lost. Each is taken once.
 *
 * @param secret the app's, in base 32
 * @param used the last step of time of which a code was taken
 * @param recovery the digests of the codes on paper that are left
 */
record SecondFactor(String secret, long used, List<String> recovery) {

	private static final int ON_PAPER = 10;

	/** In bytes; 80 bits are 16 letters. */
	private static final int LENGTH = 10;

	SecondFactor {
		recovery = List.copyOf(recovery);
	}

	/** A secret for a new app, in base 32. */
	static String newSecret() {
		return Totp.base32(Secret.bytes(20));
	}

	/** New codes for paper, as they are shown, once. */
	static List<String> newCodes() {
		return Stream.generate(() -> grouped(Totp.base32(Secret.bytes(LENGTH)).toLowerCase(Locale.ROOT)))
			.limit(ON_PAPER)
			.toList();
	}

	/**
	 * A second factor for whom an app has made this code.
	 * @return nothing if the code is wrong
	 */
	static Optional<SecondFactor> enrolled(String secret, String code, List<String> codes, Instant now) {
		return new SecondFactor(secret, 0, codes.stream().map(SecondFactor::digest).toList()).taken(code, now);
	}

	/**
	 * What is left when a code was taken, of the app or from paper.
	 * @return nothing if the code is wrong or was taken before
	 */
	Optional<SecondFactor> taken(String typed, Instant now) {
		String code = bare(typed);
		@Nullable SecondFactor byApp = Totp.step(Totp.bytes(this.secret), code, now, this.used)
			.stream()
			.mapToObj((step) -> new SecondFactor(this.secret, step, this.recovery))
			.findFirst()
			.orElse(null);
		if (byApp != null) {
			return Optional.of(byApp);
		}
		String digest = digest(typed);
		return this.recovery.contains(digest) ? Optional.of(new SecondFactor(this.secret, this.used,
				this.recovery.stream().filter((other) -> !other.equals(digest)).toList())) : Optional.empty();
	}

	/** In fours, for the eye. */
	static String grouped(String text) {
		StringBuilder grouped = new StringBuilder();
		for (int at = 0; at < text.length(); at += 4) {
			grouped.append((at > 0) ? " " : "").append(text, at, Math.min(at + 4, text.length()));
		}
		return grouped.toString();
	}

	private static String digest(String code) {
		return Secret.digest(bare(code));
	}

	private static String bare(String typed) {
		StringBuilder bare = new StringBuilder();
		typed.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach((letter) -> {
			int digit = Character.digit(letter, 10);
			// an Arabic keyboard types digits of its own
			bare.appendCodePoint((digit >= 0) ? '0' + digit : letter);
		});
		return bare.toString();
	}

}
