package org.practicepress.notification.post;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

/**
 * How a mail server has treated us lately. A server without enhanced codes that takes
 * nothing from us may refuse each recipient with words that sound as if they meant this
 * one. They do so only if it takes letters to others meanwhile.
 *
 * @param refused who was refused in words only since a letter to them was taken
 */
record Standing(Map<String, Doubt> refused) {

	private static final Pattern SPACES = Pattern.compile("\\s+");

	private static final int MOST_REMEMBERED = 1000;

	/** Nothing is known yet. */
	static final Standing UNKNOWN = new Standing(Map.of());

	Standing {
		refused = new LinkedHashMap<>(refused);
	}

	/**
	 * The server has taken a letter.
	 * @param recipient to whom
	 * @return how we stand now
	 */
	Standing taken(String recipient) {
		SequencedMap<String, Doubt> others = new LinkedHashMap<>();
		this.refused.forEach((name, doubt) -> others.put(name, new Doubt(doubt.words(), true)));
		others.remove(recipient);
		return new Standing(others);
	}

	/**
	 * The server has refused a recipient in words only.
	 * @param recipient whom
	 * @param answer its words
	 * @return how we stand now
	 */
	Standing refused(String recipient, String answer) {
		SequencedMap<String, Doubt> all = new LinkedHashMap<>(this.refused);
		Doubt before = all.remove(recipient);
		all.put(recipient, new Doubt(words(answer), before != null && before.othersTaken()));
		while (all.size() > MOST_REMEMBERED) {
			all.pollFirstEntry();
		}
		return new Standing(all);
	}

	/**
	 * Whether a recipient who was just refused is meant, and not we.
	 * @param recipient whom
	 * @return true when letters to others were taken since the first refusal, and nobody
	 * else is refused in the same words since
	 */
	boolean means(String recipient) {
		Doubt own = this.refused.get(recipient);
		return own != null && own.othersTaken()
				&& this.refused.values()
					.stream()
					.noneMatch((doubt) -> !doubt.othersTaken() && doubt.words().equals(own.words()));
	}

	/** Without addresses and numbers, which differ from recipient to recipient. */
	private static String words(String answer) {
		return Stream.of(SPACES.split(answer.toLowerCase(Locale.ROOT)))
			.filter((word) -> word.chars().allMatch((letter) -> letter != '@' && !Character.isDigit(letter)))
			.collect(Collectors.joining(" "));
	}

	/**
	 * A recipient of whom it is not known yet whether they were meant.
	 *
	 * @param words what the server said
	 * @param othersTaken whether it has taken a letter to somebody else since
	 */
	record Doubt(String words, boolean othersTaken) {
	}

}
