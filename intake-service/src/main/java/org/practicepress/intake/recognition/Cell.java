package org.practicepress.intake.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.practicepress.intake.parsing.Markup;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What stands in one place of a document: its lines, boxes and pictures, without
 * placeholders.
 */
final class Cell {

	static final String CHECKED_BOX = "\u2612";

	static final String EMPTY_BOX = "\u2610";

	private static final Set<String> BLOCKS = Set.of("p", "li", "ul", "ol", "div", "table", "tbody", "tr", "td", "th",
			"h1", "h2", "h3", "h4", "h5", "h6", "body", "blockquote", "pre");

	private final List<Line> lines = new ArrayList<>();

	private final Set<String> checked = new LinkedHashSet<>();

	private final Set<String> chosen = new LinkedHashSet<>();

	private final Set<String> dates = new LinkedHashSet<>();

	private final StringBuilder line = new StringBuilder();

	private int items;

	Cell(Element element) {
		visit(element);
		flush();
	}

	/**
	 * A line of text or a picture.
	 *
	 * @param text the text; a picture's name
	 * @param item whether it is a list's item
	 * @param picture whether it is a picture
	 */
	record Line(String text, boolean item, boolean picture) {

	}

	private void visit(Node node) {
		switch (node.getNodeType()) {
			case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> this.line.append(node.getNodeValue());
			case Node.ELEMENT_NODE -> visit((Element) node);
			default -> {
			}
		}
	}

	private void visit(Element element) {
		String name = element.getTagName();
		if (element.hasAttribute(Markup.PLACEHOLDER)) {
			return;
		}
		if (element.hasAttribute(Markup.DATE)) {
			this.dates.add(element.getAttribute(Markup.DATE));
		}
		if (element.hasAttribute(Markup.CHOICE)) {
			this.chosen.add(element.getAttribute(Markup.CHOICE));
		}
		if (element.hasAttribute(Markup.CHECKED)) {
			boolean on = Boolean.parseBoolean(element.getAttribute(Markup.CHECKED));
			this.line.append(on ? CHECKED_BOX : EMPTY_BOX);
			if (on) {
				this.checked.add(element.getAttribute(Markup.FIELD));
			}
			return;
		}
		switch (name) {
			case "br" -> flush();
			case "img" -> {
				flush();
				this.lines.add(new Line(picture(element.getAttribute("src")), false, true));
			}
			default -> children(element, name);
		}
	}

	private void children(Element element, String name) {
		boolean block = BLOCKS.contains(name);
		if (block) {
			flush();
		}
		if (name.equals("li")) {
			this.items++;
		}
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			visit(child);
		}
		if (block) {
			flush();
		}
		if (name.equals("li")) {
			this.items--;
		}
	}

	private static String picture(String source) {
		return source.startsWith("embedded:") ? source.substring("embedded:".length()) : source;
	}

	private void flush() {
		String text = Spelling.line(this.line.toString());
		if (!text.isEmpty()) {
			this.lines.add(new Line(text, this.items > 0, false));
		}
		this.line.setLength(0);
	}

	List<Line> lines() {
		return this.lines;
	}

	/** Tags of the boxes that are ticked. */
	Set<String> checked() {
		return this.checked;
	}

	/** Values behind what was chosen from lists. */
	Set<String> chosen() {
		return this.chosen;
	}

	/** Days picked from a calendar. */
	Set<String> dates() {
		return this.dates;
	}

	String firstLine() {
		return this.lines.stream().filter((each) -> !each.picture()).map(Line::text).findFirst().orElse("");
	}

	String text() {
		return this.lines.stream().filter((each) -> !each.picture()).map(Line::text).collect(Collectors.joining("\n"));
	}

}
