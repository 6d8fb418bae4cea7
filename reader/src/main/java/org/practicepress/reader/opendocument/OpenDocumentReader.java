package org.practicepress.reader.opendocument;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.google.re2j.Pattern;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.text.EmbeddedImages;
import org.practicepress.reader.text.Markup;
import org.practicepress.reader.text.ZipParts;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Writes the text of an OpenDocument text as XHTML, reading it once from front to back.
 * It is read as it looks when all changes are accepted and comments are hidden.
 */
final class OpenDocumentReader {

	/**
	 * What is not, or no longer, part of the text: deletions, comments, words about
	 * pictures.
	 */
	private static final Set<String> SKIPPED = Set.of("tracked-changes", "annotation", "forms", "scripts", "title",
			"desc", "ruby-text", "hidden-text", "note-citation", "event-listeners", "binary-data");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

	private static final int LONGEST_NAME = 200;

	/** Where content controls are as long as the standard does not have them. */
	private static final String EXTENSION = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";

	private final ZipParts parts;

	private final XHTMLContentHandler xhtml;

	private final EmbeddedImages images;

	/** Names of list styles with the levels that are numbered. */
	private final Map<String, Set<Integer>> numbered = new HashMap<>();

	private final Deque<ListLevel> lists = new ArrayDeque<>();

	/** How often each list has been counted, for those that go on after a break. */
	private final Map<String, Integer> counted = new HashMap<>();

	private final Deque<Map<String, String>> controls = new ArrayDeque<>();

	private final Deque<String> opened = new ArrayDeque<>();

	private String listStyle = "";

	private int paragraphs;

	private int columnsCovered;

	OpenDocumentReader(ZipParts parts, XHTMLContentHandler xhtml, ParseContext context) {
		this.parts = parts;
		this.xhtml = xhtml;
		this.images = new EmbeddedImages(xhtml, context);
	}

	/** A list within lists; numbers are counted, bullets are not. */
	private static final class ListLevel {

		private final String style;

		private final boolean numbers;

		private int count;

		ListLevel(String style, boolean numbers, int count) {
			this.style = style;
			this.numbers = numbers;
			this.count = count;
		}

	}

	void read() throws IOException, XMLStreamException, SAXException {
		if (this.parts.has("styles.xml")) {
			part("styles.xml", null);
		}
		part("content.xml", "text");
		if (this.parts.has("styles.xml")) {
			this.xhtml.startElement("div", "class", Markup.MARGIN);
			part("styles.xml", "master-styles");
			this.xhtml.endElement("div");
		}
	}

	/** Properties that people or programs have given to the document. */
	Map<String, String> properties() throws IOException, XMLStreamException {
		Map<String, String> properties = new HashMap<>();
		if (!this.parts.has("meta.xml")) {
			return properties;
		}
		try (InputStream in = this.parts.open("meta.xml")) {
			XMLStreamReader reader = this.parts.reader(in);
			while (reader.hasNext()) {
				if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("user-defined")) {
					String name = attribute(reader, "name");
					properties.put(name, reader.getElementText());
				}
			}
		}
		return properties;
	}

	/**
	 * Reads a part: its styles, and within the element of this name its text.
	 */
	private void part(String name, @Nullable String body) throws IOException, XMLStreamException, SAXException {
		try (InputStream in = this.parts.open(name)) {
			XMLStreamReader reader = this.parts.reader(in);
			boolean within = false;
			while (reader.hasNext()) {
				int event = reader.next();
				if (event == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals(body)) {
					within = true;
				}
				else if (event == XMLStreamReader.END_ELEMENT && reader.getLocalName().equals(body)) {
					within = false;
				}
				else if (within) {
					text(event, reader);
				}
				else if (event == XMLStreamReader.START_ELEMENT) {
					style(reader);
				}
			}
		}
	}

	private void style(XMLStreamReader reader) {
		switch (reader.getLocalName()) {
			case "list-style" -> this.listStyle = styleName(reader, "name");
			case "list-level-style-number" -> {
				if (!attribute(reader, "num-format").isEmpty()) {
					this.numbered.computeIfAbsent(this.listStyle, (style) -> new HashSet<>())
						.add(number(attribute(reader, "level")));
				}
			}
			default -> {
			}
		}
	}

	/** One of a million letters would be compared for every list. */
	private static String styleName(XMLStreamReader reader, String attribute) {
		String name = attribute(reader, attribute);
		return (name.length() <= LONGEST_NAME) ? name : "";
	}

	private static int number(String text) {
		return NUMBER.matches(text) ? Integer.parseInt(text) : 1;
	}

	private void text(int event, XMLStreamReader reader) throws IOException, XMLStreamException, SAXException {
		switch (event) {
			case XMLStreamReader.START_ELEMENT -> {
				if (SKIPPED.contains(reader.getLocalName())) {
					ZipParts.skip(reader);
				}
				else {
					start(reader);
				}
			}
			case XMLStreamReader.END_ELEMENT -> end(reader.getLocalName());
			case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
				if (this.paragraphs > 0) {
					characters(reader.getText());
				}
			}
			default -> {
			}
		}
	}

	private void start(XMLStreamReader reader) throws IOException, SAXException {
		Map<String, String> choices = this.controls.peek();
		if (choices != null && EXTENSION.equals(reader.getNamespaceURI())
				&& reader.getLocalName().equals("list-item")) {
			choices.put(attribute(reader, "display-text"), attribute(reader, "value"));
			this.opened.push("");
			return;
		}
		switch (reader.getLocalName()) {
			case "table" -> open("table");
			case "table-row" -> open("tr");
			case "table-cell" -> {
				this.columnsCovered = number(attribute(reader, "number-columns-spanned")) - 1;
				open("td");
			}
			case "covered-table-cell" -> covered();
			case "p", "h" -> {
				this.paragraphs++;
				open("p");
			}
			case "list" -> list(reader);
			case "list-item" -> item(reader);
			case "content-control" -> control(reader);
			case "placeholder" -> open("span", Markup.PLACEHOLDER, "true");
			case "a" -> open("a", "href", attribute(reader, "href"));
			case "note-body" -> {
				open("span");
				this.xhtml.characters(" (");
			}
			case "image" -> {
				image(attribute(reader, "href"));
				this.opened.push("");
			}
			case "line-break" -> open("br");
			case "tab", "s" -> {
				this.xhtml.characters(" ");
				this.opened.push("");
			}
			default -> this.opened.push("");
		}
	}

	private void end(String name) throws SAXException {
		switch (name) {
			case "p", "h" -> this.paragraphs--;
			case "note-body" -> this.xhtml.characters(")");
			case "content-control" -> this.controls.pop();
			case "list" -> {
				ListLevel list = this.lists.pop();
				this.counted.put(list.style + this.lists.size(), list.count);
			}
			default -> {
			}
		}
		String element = this.opened.pop();
		if (!element.isEmpty()) {
			this.xhtml.endElement(element);
		}
	}

	private void open(String element) throws SAXException {
		open(element, new AttributesImpl());
	}

	private void open(String element, String attribute, String value) throws SAXException {
		AttributesImpl attributes = new AttributesImpl();
		add(attributes, attribute, value);
		open(element, attributes);
	}

	private void open(String element, AttributesImpl attributes) throws SAXException {
		this.opened.push(element);
		this.xhtml.startElement(element, attributes);
	}

	private static void add(AttributesImpl attributes, String name, String value) {
		if (!value.isEmpty()) {
			attributes.addAttribute("", name, name, "CDATA", value);
		}
	}

	/** A cell that one above covers is empty; one that its neighbour covers is none. */
	private void covered() throws SAXException {
		if (this.columnsCovered > 0) {
			this.columnsCovered--;
			this.opened.push("");
		}
		else {
			open("td");
		}
	}

	private void list(XMLStreamReader reader) throws SAXException {
		String own = styleName(reader, "style-name");
		ListLevel outer = this.lists.peek();
		String style = (own.isEmpty() && outer != null) ? outer.style : own;
		int level = this.lists.size() + 1;
		boolean numbers = this.numbered.getOrDefault(style, Set.of()).contains(level);
		boolean goesOn = attribute(reader, "continue-numbering").equals("true")
				|| !attribute(reader, "continue-list").isEmpty();
		int count = goesOn ? this.counted.getOrDefault(style + this.lists.size(), 0) : 0;
		this.lists.push(new ListLevel(style, numbers, count));
		open(numbers ? "ol" : "ul");
	}

	private void item(XMLStreamReader reader) throws SAXException {
		ListLevel list = this.lists.peek();
		if (list == null || !list.numbers) {
			open("li");
			return;
		}
		String start = attribute(reader, "start-value");
		list.count = start.isEmpty() ? list.count + 1 : number(start);
		open("li", "value", Integer.toString(list.count));
	}

	private void control(XMLStreamReader reader) throws SAXException {
		this.controls.push(new HashMap<>());
		AttributesImpl attributes = new AttributesImpl();
		add(attributes, Markup.FIELD, attribute(reader, "tag"));
		boolean placeholder = attribute(reader, "showing-place-holder").equals("true");
		if (placeholder) {
			add(attributes, Markup.PLACEHOLDER, "true");
		}
		if (attribute(reader, "checkbox").equals("true")) {
			add(attributes, Markup.CHECKED, Boolean.toString(attribute(reader, "checked").equals("true")));
		}
		String date = attribute(reader, "current-date");
		if (date.length() >= 10 && !placeholder) {
			add(attributes, Markup.DATE, date.substring(0, 10));
		}
		open("span", attributes);
	}

	private void characters(String text) throws SAXException {
		Map<String, String> choices = this.controls.peek();
		String choice = (choices != null) ? choices.get(text) : null;
		if (choice != null) {
			this.xhtml.startElement("span", Markup.CHOICE, choice);
			this.xhtml.characters(text);
			this.xhtml.endElement("span");
		}
		else {
			this.xhtml.characters(text);
		}
	}

	private void image(String href) throws IOException, SAXException {
		String part = href.startsWith("./") ? href.substring(2) : href;
		if (this.parts.has(part)) {
			this.images.write(part, part.substring(part.lastIndexOf('.') + 1),
					() -> TikaInputStream.get(this.parts.open(part)));
		}
	}

	/** By its local name: those of an element have different ones here. */
	private static String attribute(XMLStreamReader reader, String name) {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			if (reader.getAttributeLocalName(i).equals(name)) {
				return reader.getAttributeValue(i);
			}
		}
		return "";
	}

}
