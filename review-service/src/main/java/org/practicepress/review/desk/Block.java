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
record Block(Kind kind, int start, List<String> lines) {

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
	static List<Block> of(String text) {
		List<Block> blocks = new ArrayList<>();
		for (String line : text.lines().filter((line) -> !line.isBlank()).toList()) {
			Matcher item = ITEM.matcher(line);
			if (!item.matches()) {
				blocks.add(new Block(Kind.PARAGRAPH, 1, List.of(line.strip())));
				continue;
			}
			String number = item.group(1);
			Kind kind = (number != null) ? Kind.NUMBERS : Kind.BULLETS;
			int start = (number != null) ? Integer.parseInt(number) : 1;
			Block last = blocks.isEmpty() ? null : blocks.getLast();
			if (last != null && last.goesOn(kind, start)) {
				List<String> lines = new ArrayList<>(last.lines());
				lines.add(item.group(2).strip());
				blocks.set(blocks.size() - 1, new Block(kind, last.start(), List.copyOf(lines)));
			}
			else {
				blocks.add(new Block(kind, start, List.of(item.group(2).strip())));
			}
		}
		return List.copyOf(blocks);
	}

	private boolean goesOn(Kind next, int number) {
		return this.kind == next && (next == Kind.BULLETS || number == this.start + this.lines.size());
	}

}
