package org.practicepress.publish.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Running text as blocks: what a line begins with says what it is. */
final class Prose {

	private static final Pattern BULLET = Pattern.compile("^\\s*[-\u2013\u2022*]\\s+(.*)$");

	private static final Pattern STEP = Pattern.compile("^\\s*[0-9\u0660-\u0669]{1,2}[.)\u060c]\\s+(.*)$");

	private static final Pattern ADDRESS = Pattern
		.compile("https?://[^\\s<>\"\u00ab\u00bb]+[^\\s<>\"\u00ab\u00bb.,;:!?)\\]\u060c\u061b]");

	private Prose() {
	}

	static List<Block> parse(String text) {
		List<Block> blocks = new ArrayList<>();
		Kind open = null;
		List<List<Span>> items = new ArrayList<>();
		for (String line : text.lines().toList()) {
			if (line.isBlank()) {
				continue;
			}
			Matcher bullet = BULLET.matcher(line);
			Matcher step = STEP.matcher(line);
			boolean isBullet = bullet.matches();
			Kind kind = isBullet ? Kind.BULLETS : step.matches() ? Kind.STEPS : Kind.PARAGRAPH;
			if (kind != open && open != null && open != Kind.PARAGRAPH) {
				blocks.add(new Block(open, List.copyOf(items)));
				items.clear();
			}
			open = kind;
			switch (kind) {
				case PARAGRAPH -> blocks.add(new Block(kind, List.of(spans(line.strip()))));
				case BULLETS -> items.add(spans(bullet.group(1).strip()));
				case STEPS -> items.add(spans(step.group(1).strip()));
			}
		}
		if (!items.isEmpty() && open != null) {
			blocks.add(new Block(open, List.copyOf(items)));
		}
		return List.copyOf(blocks);
	}

	/** Splits a line into plain text and the web addresses in it. */
	static List<Span> spans(String line) {
		List<Span> spans = new ArrayList<>();
		Matcher address = ADDRESS.matcher(line);
		int from = 0;
		while (address.find()) {
			if (address.start() > from) {
				spans.add(new Span(line.substring(from, address.start()), null));
			}
			spans.add(new Span(address.group(), address.group()));
			from = address.end();
		}
		if (from < line.length()) {
			spans.add(new Span(line.substring(from), null));
		}
		return List.copyOf(spans);
	}

	/** What a block is. */
	enum Kind {

		PARAGRAPH, BULLETS, STEPS

	}

	/**
	 * A paragraph, which has one line, or a list.
	 *
	 * @param kind what it is
	 * @param lines its lines
	 */
	record Block(Kind kind, List<List<Span>> lines) {
	}

	/**
	 * A run of text.
	 *
	 * @param text the text
	 * @param href where it leads, when it is an address
	 */
	record Span(String text, @Nullable String href) {
	}

}
