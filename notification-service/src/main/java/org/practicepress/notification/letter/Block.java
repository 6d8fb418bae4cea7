package org.practicepress.notification.letter;

import java.util.List;

/**
 * A piece of a letter. The same pieces make the plain text and the HTML.
 *
 * @param shape what it is
 * @param lines its lines; a link has one, its words
 * @param url where a link leads; empty for all others
 */
record Block(Shape shape, List<String> lines, String url) {

	/**
	 * What a piece can be.
	 */
	enum Shape {

		PARAGRAPH, HEADING, LIST, QUOTE, LINK, NOTE

	}

	static Block paragraph(String text) {
		return new Block(Shape.PARAGRAPH, List.of(text), "");
	}

	static Block heading(String text) {
		return new Block(Shape.HEADING, List.of(text), "");
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

	static Block note(String text) {
		return new Block(Shape.NOTE, List.of(text), "");
	}

}
