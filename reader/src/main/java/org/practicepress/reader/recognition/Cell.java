package org.practicepress.reader.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.re2j.Pattern;
import org.practicepress.reader.result.Excerpt;
import org.practicepress.reader.text.Markup;
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

	/** What is known of an item, so that nobody counts all those before it again. */
	private static final String COUNTED = "counted";

	/** No document can have it as a character. */
	private static final String LINE_BREAK = "\u000b";

	private static final Pattern LINES = Pattern.compile(LINE_BREAK);

	private static final Pattern AROUND_ADDRESS = Pattern.compile("^https?://(?:www\\.)?|/$");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

	private final List<Line> lines = new ArrayList<>();

	private final Set<String> checked = new LinkedHashSet<>();

	private final Set<String> chosen = new LinkedHashSet<>();

	private final Set<String> dates = new LinkedHashSet<>();

	private final List<Excerpt> excerpts = new ArrayList<>();

	private final StringBuilder line = new StringBuilder();

	/** Where fields to type into begin and end in the line. */
	private final List<int[]> inputs = new ArrayList<>();

	private String marker = "";

	Cell(Element element) {
		this(element, List.of());
	}

	/** A place that goes on in others. */
	Cell(Element element, List<Element> more) {
		visit(element);
		flush();
		for (Element each : more) {
			visit(each);
			flush();
		}
	}

	/** A place that was put together from lines of pages. */
	Cell(List<Line> lines, List<Excerpt> excerpts) {
		this.lines.addAll(lines);
		this.excerpts.addAll(excerpts);
	}

	/**
	 * A line of text or a picture.
	 *
	 * @param text the text; a picture's name
	 * @param marker {@code "- "} or {@code "1. "} before an item of a list, else empty
	 * @param picture whether it is a picture
	 */
	record Line(String text, String marker, boolean picture) {

	}

	static boolean isBlock(Element element) {
		return BLOCKS.contains(element.getTagName()) || element.getTagName().equals("br");
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
			case "br" -> this.line.append(LINE_BREAK);
			case "img" -> {
				flush();
				this.lines.add(new Line(picture(element.getAttribute("src")), "", true));
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
			this.marker = marker(element);
		}
		int start = this.line.length();
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			visit(child);
		}
		if (name.equals("a")) {
			address(element.getAttribute("href"), start);
		}
		if (element.hasAttribute(Markup.INPUT) && start <= this.line.length()) {
			this.inputs.add(new int[] { start, this.line.length() });
		}
		if (block) {
			flush();
		}
		if (name.equals("li")) {
			this.marker = "";
		}
	}

	/** Where a link leads is told unless its words tell it. */
	private void address(String address, int start) {
		String words = (start <= this.line.length()) ? this.line.substring(start) : "";
		String bare = AROUND_ADDRESS.matcher(address).replaceAll("");
		if (!bare.equals(address) && !words.isBlank() && new Passage(bare).in(words, 0) < 0) {
			this.line.append(" (").append(address).append(')');
		}
	}

	/** A number comes with the item, or from its place in a numbered list. */
	private static String marker(Element item) {
		String number = item.getAttribute("value");
		if (number.isEmpty() && item.getParentNode() instanceof Element list && list.getTagName().equals("ol")) {
			int count = start(list);
			for (Node before = item.getPreviousSibling(); before != null; before = before.getPreviousSibling()) {
				if (before instanceof Element element && element.getTagName().equals("li")) {
					count++;
					if (before.getUserData(COUNTED) instanceof Integer known) {
						count = known + 1;
						break;
					}
				}
			}
			item.setUserData(COUNTED, count, null);
			return count + ". ";
		}
		return NUMBER.matches(number) ? number + ". " : "- ";
	}

	private static int start(Element list) {
		String start = list.getAttribute("start");
		return NUMBER.matches(start) ? Integer.parseInt(start) : 1;
	}

	private static String picture(String source) {
		return source.startsWith("embedded:") ? source.substring("embedded:".length()) : source;
	}

	private void flush() {
		for (String part : LINES.split(Repetition.removed(this.line.toString(), this.inputs), -1)) {
			String text = Spelling.line(part);
			if (!text.isEmpty()) {
				this.lines.add(new Line(text, this.marker, false));
				// what follows within the same item belongs to it
				this.marker = "";
			}
		}
		this.line.setLength(0);
		this.inputs.clear();
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

	/** Where on the pages it stands, one strip a page; empty where there are no pages. */
	List<Excerpt> excerpts() {
		return this.excerpts;
	}

	String firstLine() {
		return this.lines.stream().filter((each) -> !each.picture()).map(Line::text).findFirst().orElse("");
	}

	String text() {
		return this.lines.stream().filter((each) -> !each.picture()).map(Line::text).collect(Collectors.joining("\n"));
	}

}
