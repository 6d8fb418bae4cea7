package org.practicepress.review.notes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Finds where a text names colleagues: an {@code @} before the name they have at the
 * desk, in small or capital letters. Pure functions. Of two names of which one begins
 * like the other the longer is meant; what only looks like a name, as in an address, is
 * none.
 */
public final class Mentions {

	private Mentions() {
	}

	/**
	 * Whom a text names.
	 * @param text the text
	 * @param names the names there are
	 * @return those of them that it names, each once
	 */
	static List<String> in(String text, Collection<String> names) {
		return cut(text, names).stream()
			.map(Piece::name)
			.filter(Objects::nonNull)
			.map(String::valueOf)
			.distinct()
			.toList();
	}

	/**
	 * Cuts a text where it names somebody.
	 * @param text the text
	 * @param names the names there are
	 * @return all of the text, in pieces
	 */
	static List<Piece> cut(String text, Collection<String> names) {
		List<String> longestFirst = names.stream()
			.filter((name) -> !name.isBlank())
			.sorted(Comparator.comparingInt(String::length).reversed())
			.toList();
		List<Piece> pieces = new ArrayList<>();
		int said = 0;
		for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', Math.max(at + 1, said))) {
			Optional<String> named = named(text, at, longestFirst);
			if (named.isPresent()) {
				add(pieces, text.substring(said, at), null);
				said = at + 1 + named.get().length();
				add(pieces, text.substring(at, said), named.get());
			}
		}
		add(pieces, text.substring(said), null);
		return pieces;
	}

	private static Optional<String> named(String text, int at, List<String> names) {
		if (at > 0 && Character.isLetterOrDigit(text.codePointBefore(at))) {
			return Optional.empty();
		}
		return names.stream().filter((name) -> stands(text, at + 1, name)).findFirst();
	}

	private static boolean stands(String text, int begin, String name) {
		int end = begin + name.length();
		return text.regionMatches(true, begin, name, 0, name.length())
				&& (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
	}

	private static void add(List<Piece> pieces, String text, @Nullable String name) {
		if (!text.isEmpty()) {
			pieces.add(new Piece(text, name));
		}
	}

	/**
	 * A piece of a text.
	 *
	 * @param text what it says
	 * @param name whom it names; null when it names nobody
	 */
	public record Piece(String text, @Nullable String name) {
	}

}
