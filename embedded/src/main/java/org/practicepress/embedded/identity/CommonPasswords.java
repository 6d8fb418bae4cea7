package org.practicepress.embedded.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;

/**
 * What is guessed first: the passwords that are used most, what is known of their owner,
 * runs of letters, and nothing but these one after another. What is left of a password
 * without them must still be as long as a short one.
 */
final class CommonPasswords {

	/** So many letters that are none of these, so many different ones. */
	private static final int LEFT = 8;

	private static final int DIFFERENT = 5;

	/** Shorter words are in every sentence. */
	private static final int WORD = 4;

	private static final int RUN = 3;

	private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm",
			"wxcvbn", "1234567890");

	private static final List<String> WORDS = read();

	private CommonPasswords() {
	}

	static boolean isCommon(String password, String... personal) {
		String typed = password.toLowerCase(Locale.ROOT);
		BitSet known = new BitSet();
		Stream.concat(WORDS.stream(), Arrays.stream(personal).map((word) -> word.toLowerCase(Locale.ROOT)))
			.filter((word) -> word.length() >= WORD)
			.forEach((word) -> {
				for (int at = typed.indexOf(word); at >= 0; at = typed.indexOf(word, at + 1)) {
					known.set(at, at + word.length());
				}
			});
		for (int begin = 0; begin < typed.length();) {
			int end = endOfRun(typed, begin);
			if (end - begin >= RUN) {
				known.set(begin, end);
			}
			begin = Math.max(begin + 1, end - 1);
		}
		StringBuilder left = new StringBuilder();
		for (int at = 0; at < typed.length(); at++) {
			if (!known.get(at)) {
				left.append(typed.charAt(at));
			}
		}
		return left.length() < LEFT || left.chars().distinct().count() < DIFFERENT;
	}

	/** The same letter, the next one, or the next on the keyboard, in one direction. */
	private static int endOfRun(String typed, int begin) {
		int end = begin + 1;
		if (end == typed.length()) {
			return end;
		}
		int step = typed.charAt(end) - typed.charAt(begin);
		while (end < typed.length() && ((Math.abs(step) <= 1 && typed.charAt(end) - typed.charAt(end - 1) == step)
				|| areNeighbours(typed.substring(end - 1, end + 1)))) {
			end++;
		}
		return end;
	}

	private static boolean areNeighbours(String pair) {
		String back = new StringBuilder(pair).reverse().toString();
		return ROWS.stream().anyMatch((row) -> row.contains(pair) || row.contains(back));
	}

	private static List<String> read() {
		try {
			return new ClassPathResource("identity/common-passwords.txt").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.startsWith("#") && !line.isBlank())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
