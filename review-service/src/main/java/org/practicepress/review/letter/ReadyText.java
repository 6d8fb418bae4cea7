package org.practicepress.review.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A text to begin a letter with. A paragraph in which a variable has nothing to say is
 * left out.
 *
 * @param title what it is called in the choice
 * @param paragraphs what it says
 */
record ReadyText(String title, List<List<Piece>> paragraphs) {

	private static final String TITLE = "Title:";

	/** So that there is room for the editor's own words. */
	private static final int LONGEST = 8_000;

	private static final int LONGEST_TITLE = 80;

	private static final int LONGEST_NAME = 40;

	ReadyText {
		paragraphs = List.copyOf(paragraphs);
	}

	/**
	 * Understands a file.
	 * @param text what stands in it
	 * @return the text
	 * @throws IllegalArgumentException when something is wrong with it; it says what, and
	 * in which line
	 */
	static ReadyText parse(String text) {
		List<String> lines = text.lines().map(String::strip).toList();
		String title = lines.getFirst().startsWith(TITLE) ? lines.getFirst().substring(TITLE.length()).strip() : "";
		if (title.isEmpty() || title.length() > LONGEST_TITLE) {
			throw new IllegalArgumentException("line 1: it must begin with what it is called, in up to " + LONGEST_TITLE
					+ " characters, as in \"Title: Results are missing\"");
		}
		List<List<Piece>> paragraphs = new ArrayList<>();
		List<Piece> paragraph = new ArrayList<>();
		for (int at = 1; at < lines.size(); at++) {
			if (lines.get(at).isEmpty()) {
				end(paragraph, paragraphs);
			}
			else {
				if (!paragraph.isEmpty()) {
					paragraph.add(new Piece("\n", null));
				}
				paragraph.addAll(pieces(lines.get(at), at + 1));
			}
		}
		end(paragraph, paragraphs);
		if (paragraphs.isEmpty()) {
			throw new IllegalArgumentException("it says nothing after its title");
		}
		if (text.length() > LONGEST) {
			throw new IllegalArgumentException("it is longer than %,d characters".formatted(LONGEST));
		}
		return new ReadyText(title, paragraphs);
	}

	private static void end(List<Piece> paragraph, List<List<Piece>> paragraphs) {
		if (!paragraph.isEmpty()) {
			paragraphs.add(List.copyOf(paragraph));
			paragraph.clear();
		}
	}

	private static List<Piece> pieces(String line, int number) {
		List<Piece> pieces = new ArrayList<>();
		int at = 0;
		while (at < line.length()) {
			int open = line.indexOf('{', at);
			String words = line.substring(at, (open < 0) ? line.length() : open);
			int close = line.indexOf('}', Math.max(open, 0));
			if (words.indexOf('}') >= 0 || (open >= 0 && close < 0)) {
				throw new IllegalArgumentException("line " + number + ": braces are for variables only, as in {title}");
			}
			if (!words.isEmpty()) {
				pieces.add(new Piece(words, null));
			}
			if (open < 0) {
				break;
			}
			String name = line.substring(open + 1, close);
			pieces.add(new Piece("",
					Variable.find(name)
						.orElseThrow(() -> new IllegalArgumentException("line " + number + ": there is no variable {"
								+ name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "}; there is "
								+ Variable.all()))));
			at = close + 1;
		}
		return pieces;
	}

	/**
	 * Fills it in.
	 * @param values what each variable says; nothing for those that have nothing to say
	 * @return the text, with empty lines between its paragraphs
	 */
	String filledIn(Map<Variable, String> values) {
		return this.paragraphs.stream()
			.map((paragraph) -> said(paragraph, values))
			.flatMap(Optional::stream)
			.collect(Collectors.joining("\n\n"));
	}

	private static Optional<String> said(List<Piece> paragraph, Map<Variable, String> values) {
		StringBuilder said = new StringBuilder();
		for (Piece piece : paragraph) {
			String words = (piece.variable() != null) ? values.getOrDefault(piece.variable(), "") : piece.words();
			if (words.isEmpty()) {
				return Optional.empty();
			}
			said.append(words);
		}
		return Optional.of(said.toString());
	}

	/**
	 * A piece of it.
	 *
	 * @param words the words
	 * @param variable what stands in their place; null for nothing
	 */
	record Piece(String words, @Nullable Variable variable) {
	}

}
