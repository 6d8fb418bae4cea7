package org.practicepress.notification.letter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A text with variables in it.
 *
 * @param parts what it is put together of
 */
record Phrase(List<Part> parts) {

	/**
	 * Understands a text.
	 * @param text the text, with variables in braces
	 * @return the phrase
	 * @throws IllegalArgumentException when a brace stands there for nothing; it says so
	 */
	static Phrase of(String text) {
		List<Part> parts = new ArrayList<>();
		int at = 0;
		while (at < text.length()) {
			int open = text.indexOf('{', at);
			String literal = text.substring(at, (open < 0) ? text.length() : open);
			if (literal.indexOf('}') >= 0) {
				throw new IllegalArgumentException("the brace } closes nothing: braces are for variables only");
			}
			if (!literal.isEmpty()) {
				parts.add(new Part(literal, false));
			}
			if (open < 0) {
				break;
			}
			int close = text.indexOf('}', open);
			if (close < 0) {
				throw new IllegalArgumentException("the brace { is not closed: braces are for variables only");
			}
			parts.add(new Part(text.substring(open + 1, close), true));
			at = close + 1;
		}
		return new Phrase(List.copyOf(parts));
	}

	/**
	 * The variables in it.
	 * @return their names
	 */
	Set<String> names() {
		return this.parts.stream().filter(Part::variable).map(Part::text).collect(Collectors.toSet());
	}

	/**
	 * Refuses variables that there are not.
	 * @param known those that there are
	 * @throws IllegalArgumentException when there is another one in it; it says so
	 */
	void refuseOthersThan(Collection<String> known) {
		for (String name : names()) {
			if (!known.contains(name)) {
				throw new IllegalArgumentException("there is no variable {" + Untrusted.line(name, 40) + "} here"
						+ (known.isEmpty() ? ""
								: "; there is " + known.stream()
									.sorted()
									.map((one) -> "{" + one + "}")
									.collect(Collectors.joining(", "))));
			}
		}
	}

	/**
	 * Fills in the variables.
	 * @param values what each says; null or empty for nothing
	 * @return the text; nothing when a variable has nothing to say
	 */
	Optional<String> say(Function<String, @Nullable String> values) {
		StringBuilder text = new StringBuilder();
		for (Part part : this.parts) {
			String words = part.variable() ? values.apply(part.text()) : part.text();
			if (words == null || words.isEmpty()) {
				return Optional.empty();
			}
			text.append(words);
		}
		return Optional.of(text.toString());
	}

	/**
	 * A piece of it.
	 *
	 * @param text the words, or the name of a variable
	 * @param variable which of both
	 */
	record Part(String text, boolean variable) {
	}

}
