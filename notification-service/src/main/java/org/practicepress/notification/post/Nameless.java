package org.practicepress.notification.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server answered, for operators: they must know what it has against us, and
 * need not know to whom we wrote. Kept is what looks like a plain word or a code and has
 * nothing of the recipient in it; whatever else somebody may have put there, markup and
 * letters that turn the line around among it, is left out. Pure functions.
 */
final class Nameless {

	/** Stands for what is left out. */
	private static final String LEFT_OUT = "…";

	private static final int LONGEST = 200;

	/** Shorter parts of a name are parts of every other word. */
	private static final int SHORTEST = 3;

	private static final Pattern WORD = Pattern.compile("\\S+");

	private static final Pattern PLAIN = Pattern.compile(
			"[(\\[\"']?(?:[0-9]{1,6}|[A-Za-z]+)(?:[.,:;_'-]?(?:[0-9]{1,6}|[A-Za-z]+)){0,11}[)\\]\"']?[.,:;!?]{0,3}");

	/** A telephone number is longer than any code. */
	private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{7}");

	private static final Pattern PART = Pattern.compile("[\\pL\\pN]+");

	private Nameless() {
	}

	/**
	 * An answer without the recipient.
	 * @param answer all that was said
	 * @param recipient to whom the letter was
	 * @return plain words in one line, of 1 to 200 letters
	 */
	static String answer(String answer, InternetAddress recipient) {
		String address = recipient.getAddress();
		// what a domain ends with it has in common with many words
		String telling = address.substring(0, Math.max(address.lastIndexOf('.'), address.indexOf('@')));
		List<String> parts = Stream.of(telling, recipient.getPersonal())
			.flatMap((name) -> parts(name).stream())
			.toList();
		StringBuilder line = new StringBuilder();
		Matcher words = WORD.matcher(answer);
		while (words.find()) {
			String word = words.group();
			boolean plain = PLAIN.matches(word) && !LONG_NUMBER.matcher(word).find();
			String kept = (plain && !names(word, parts)) ? word : LEFT_OUT;
			if (line.length() + 1 + kept.length() > LONGEST) {
				break;
			}
			if (!kept.equals(LEFT_OUT) || !line.toString().endsWith(LEFT_OUT)) {
				line.append(line.isEmpty() ? "" : " ").append(kept);
			}
		}
		return line.isEmpty() ? LEFT_OUT : line.toString();
	}

	private static boolean names(String word, List<String> parts) {
		String lower = word.toLowerCase(Locale.ROOT);
		return parts.stream().anyMatch(lower::contains);
	}

	private static List<String> parts(@Nullable String name) {
		List<String> parts = new ArrayList<>();
		if (name != null) {
			Matcher part = PART.matcher(name.toLowerCase(Locale.ROOT));
			while (part.find()) {
				if (part.group().length() >= SHORTEST) {
					parts.add(part.group());
				}
			}
		}
		return parts;
	}

}
