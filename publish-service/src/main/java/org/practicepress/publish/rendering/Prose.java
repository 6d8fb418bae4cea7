package org.practicepress.publish.rendering;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** Running text as blocks: what a line begins with says what it is. */
final class Prose {

	private static final Pattern BULLET = Pattern.compile("^\\s*[-\u2013\u2022*]\\s+(.*)$");

	private static final Pattern STEP = Pattern.compile("^\\s*([0-9\u0660-\u0669]{1,2})[.)\u060c]\\s+(.*)$");

	private static final Pattern ADDRESS = Pattern
		.compile("https?://[^\\s<>\"\u00ab\u00bb]+[^\\s<>\"\u00ab\u00bb.,;:!?)\\]\u060c\u061b]");

	private Prose() {
	}

	static List<Block> parse(String text) {
		List<Block> blocks = new ArrayList<>();
		for (String line : text.lines().filter((each) -> !each.isBlank()).toList()) {
			Matcher bullet = BULLET.matcher(line);
			Matcher step = STEP.matcher(line);
			if (bullet.matches()) {
				add(blocks, Kind.BULLETS, 1, bullet.group(1));
			}
			else if (step.matches()) {
				add(blocks, Kind.STEPS, Integer.parseInt(step.group(1)), step.group(2));
			}
			else {
				blocks.add(new Block(Kind.PARAGRAPH, 1, List.of(spans(line.strip()))));
			}
		}
		return List.copyOf(blocks);
	}

	private static void add(List<Block> blocks, Kind kind, int number, String line) {
		List<Span> item = spans(line.strip());
		Block last = blocks.isEmpty() ? null : blocks.getLast();
		if (last != null && last.kind() == kind && (kind == Kind.BULLETS || number > last.start())) {
			List<List<Span>> lines = new ArrayList<>(last.lines());
			lines.add(item);
			blocks.set(blocks.size() - 1, new Block(kind, last.start(), List.copyOf(lines)));
		}
		else {
			blocks.add(new Block(kind, number, List.of(item)));
		}
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
	 * @param start the number of the first step: steps may go on after a paragraph
	 * @param lines its lines
	 */
	record Block(Kind kind, int start, List<List<Span>> lines) {
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
