package org.practicepress.notification.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * A piece of a letter. The same pieces make the plain text and the HTML.
 *
 * @param shape what it is
 * @param lines its lines; a link and a button have one, their words; of what is asked
 * about an answer, the first is what the form asks there
 * @param urls where they lead, as many as there are lines; none for all others
 */
record Block(Shape shape, List<String> lines, List<String> urls) {

	/**
	 * What a piece can be.
	 */
	enum Shape {

		PARAGRAPH, HEADING, LIST, LINKS, QUOTE, ASKED, LINK, BUTTON, NOTE

	}

	static Block list(List<String> items) {
		return new Block(Shape.LIST, List.copyOf(items), List.of());
	}

	/**
	 * A list of links.
	 * @param items their words, by where they lead
	 * @return a piece
	 */
	static Block links(SequencedMap<String, String> items) {
		return new Block(Shape.LINKS, List.copyOf(items.values()), List.copyOf(items.keySet()));
	}

	static Block quote(List<String> lines) {
		return new Block(Shape.QUOTE, List.copyOf(lines), List.of());
	}

	/**
	 * What is asked about an answer.
	 * @param label what the form asks there
	 * @param lines the question
	 * @return a piece
	 */
	static Block asked(String label, List<String> lines) {
		List<String> all = new ArrayList<>(List.of(label));
		all.addAll(lines);
		return new Block(Shape.ASKED, List.copyOf(all), List.of());
	}

	static Block link(String words, String url) {
		return new Block(Shape.LINK, List.of(words), List.of(url));
	}

	/**
	 * A letter's first link is what it wants to be done, and looks so.
	 * @param blocks the pieces of a letter
	 * @return the same, with a button in the place of its first link
	 */
	static List<Block> withButton(List<Block> blocks) {
		List<Block> all = new ArrayList<>(blocks);
		for (int at = 0; at < all.size(); at++) {
			Block block = all.get(at);
			if (block.shape() == Shape.LINK) {
				all.set(at, new Block(Shape.BUTTON, block.lines(), block.urls()));
				break;
			}
		}
		return all;
	}

}
