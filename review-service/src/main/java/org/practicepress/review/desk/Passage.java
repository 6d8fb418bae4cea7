package org.practicepress.review.desk;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * A piece of a long text: one paragraph, or the items of a list.
 *
 * @param kind what the lines are
 * @param start the first item's number
 * @param lines the lines, without the mark of an item
 */
record Passage(Kind kind, int start, List<String> lines) {

	private static final Pattern ITEM = Pattern.compile("(?:-|(\\d{1,6})\\.) (.*)");

	/**
	 * What the lines of a block are.
	 */
	enum Kind {

		PARAGRAPH, BULLETS, NUMBERS

	}

	/**
	 * Reads the form's notation: a line is a paragraph, unless it begins with a hyphen,
	 * or a number and a full stop, and a space.
	 */
	static List<Passage> of(String text) {
		List<Passage> passages = new ArrayList<>();
		for (String line : text.lines().filter((line) -> !line.isBlank()).toList()) {
			Matcher item = ITEM.matcher(line);
			if (!item.matches()) {
				passages.add(new Passage(Kind.PARAGRAPH, 1, List.of(line.strip())));
				continue;
			}
			String number = item.group(1);
			Kind kind = (number != null) ? Kind.NUMBERS : Kind.BULLETS;
			int start = (number != null) ? Integer.parseInt(number) : 1;
			Passage last = passages.isEmpty() ? null : passages.getLast();
			if (last != null && last.goesOn(kind, start)) {
				List<String> lines = new ArrayList<>(last.lines());
				lines.add(item.group(2).strip());
				passages.set(passages.size() - 1, new Passage(kind, last.start(), List.copyOf(lines)));
			}
			else {
				passages.add(new Passage(kind, start, List.of(item.group(2).strip())));
			}
		}
		return List.copyOf(passages);
	}

	private boolean goesOn(Kind next, int number) {
		return this.kind == next && (next == Kind.BULLETS || number == this.start + this.lines.size());
	}

}
