package org.practicepress.notification.letter;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a letter. The same pieces make the plain text and the HTML.
 *
 * @param shape what it is
 * @param lines its lines; a link and a button have one, their words
 * @param url where they lead; empty for all others
 */
record Block(Shape shape, List<String> lines, String url) {

	/**
	 * What a piece can be.
	 */
	enum Shape {

		PARAGRAPH, HEADING, LIST, QUOTE, LINK, BUTTON, NOTE

	}

	static Block list(List<String> items) {
		return new Block(Shape.LIST, List.copyOf(items), "");
	}

	static Block quote(List<String> lines) {
		return new Block(Shape.QUOTE, List.copyOf(lines), "");
	}

	static Block link(String words, String url) {
		return new Block(Shape.LINK, List.of(words), url);
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
				all.set(at, new Block(Shape.BUTTON, block.lines(), block.url()));
				break;
			}
		}
		return all;
	}

}
