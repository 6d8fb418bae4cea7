package org.practicepress.reader.word;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.tika.io.TikaInputStream;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.text.EmbeddedImages;
import org.practicepress.reader.text.Markup;
import org.practicepress.reader.text.Symbols;
import org.practicepress.reader.text.ZipParts;
import org.practicepress.reader.word.WordPackage.Relationship;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Writes the text of a Word document as XHTML, reading it once from front to back.
 * Deleted text is left out, inserted text is kept: it is read as it looks when all
 * changes are accepted.
 */
final class WordReader {

	/** What was there before a change, or is there for older programs. */
	private static final Set<String> SKIPPED = Set.of("del", "moveFrom", "rPrChange", "pPrChange", "tblPrChange",
			"trPrChange", "tcPrChange", "sectPrChange", "Fallback", "instrText", "docPartObj");

	private final WordPackage word;

	private final XHTMLContentHandler xhtml;

	private final Map<String, String> listStyles;

	private final WordNumbering numbering;

	private final Map<String, String> footnotes;

	private final Map<String, String> endnotes;

	private final EmbeddedImages images;

	private final Deque<Paragraph> paragraphs = new ArrayDeque<>();

	private final Deque<Control> controls = new ArrayDeque<>();

	/** Whether each link that has been begun leads anywhere. */
	private final Deque<Boolean> links = new ArrayDeque<>();

	private @Nullable Paragraph unfinished;

	private boolean hidden;

	private Map<String, Relationship> relationships = Map.of();

	WordReader(WordPackage word, XHTMLContentHandler xhtml, ParseContext context)
			throws IOException, XMLStreamException {
		this.word = word;
		this.xhtml = xhtml;
		this.images = new EmbeddedImages(xhtml, context);
		this.listStyles = word.listStyles();
		this.numbering = word.numbering();
		this.footnotes = word.notes("footnotes");
		this.endnotes = word.notes("endnotes");
	}

	/** A paragraph that has been begun; whether it is a list's item is known later. */
	private static final class Paragraph {

		private boolean item;

		private String list = "";

		private int level;

		private boolean written;

		private boolean properties;

		/** Deleted with all changes accepted: the next paragraph goes on with it. */
		private boolean endDeleted;

		private String element() {
			return this.item ? "li" : "p";
		}

	}

	/** A content control whose properties are being read, or whose content is. */
	private static final class Control {

		private String tag = "";

		private boolean placeholder;

		private @Nullable Boolean checked;

		private String date = "";

		private final Map<String, String> choices = new HashMap<>();

		private boolean properties;

	}

	void read() throws IOException, XMLStreamException, SAXException {
		part(this.word.mainPart());
		Set<String> margins = this.word.relationships(this.word.mainPart())
			.values()
			.stream()
			.filter((relationship) -> relationship.is("footer") || relationship.is("header"))
			.map(Relationship::target)
			.filter(this.word::has)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		for (String margin : margins) {
			this.xhtml.startElement("div", "class", Markup.MARGIN);
			part(margin);
			this.xhtml.endElement("div");
		}
	}

	private void part(String name) throws IOException, XMLStreamException, SAXException {
		this.relationships = this.word.relationships(name);
		try (InputStream in = this.word.open(name)) {
			XMLStreamReader reader = this.word.reader(in);
			while (reader.hasNext()) {
				switch (reader.next()) {
					case XMLStreamReader.START_ELEMENT -> start(reader);
					case XMLStreamReader.END_ELEMENT -> end(reader.getLocalName());
					default -> {
					}
				}
			}
		}
		finish();
	}

	private void start(XMLStreamReader reader) throws IOException, XMLStreamException, SAXException {
		String name = reader.getLocalName();
		if (SKIPPED.contains(name)) {
			Paragraph paragraph = this.paragraphs.peek();
			// within a paragraph's properties it speaks of the paragraph's end
			if (paragraph != null && paragraph.properties && !name.endsWith("Change")) {
				paragraph.endDeleted = true;
			}
			ZipParts.skip(reader);
			return;
		}
		Control control = this.controls.peek();
		if (control != null && control.properties) {
			property(control, name, reader);
			return;
		}
		switch (name) {
			case "tbl" -> {
				finish();
				this.xhtml.startElement("table");
			}
			case "tr" -> this.xhtml.startElement("tr");
			case "tc" -> this.xhtml.startElement("td");
			case "p" -> startParagraph();
			case "pPr" -> properties(true);
			case "pStyle" -> style(value(reader));
			case "numPr" -> item();
			case "ilvl" -> {
				if (!this.paragraphs.isEmpty()) {
					this.paragraphs.element().level = WordNumbering.number(value(reader));
				}
			}
			case "numId" -> {
				if (!this.paragraphs.isEmpty()) {
					this.paragraphs.element().list = value(reader);
					this.paragraphs.element().item &= !value(reader).equals("0");
				}
			}
			case "footnoteReference" -> note(this.footnotes.get(String.valueOf(attribute(reader, "id"))));
			case "endnoteReference" -> note(this.endnotes.get(String.valueOf(attribute(reader, "id"))));
			case "hyperlink" -> link(attribute(reader, "id"));
			case "sdt" -> this.controls.push(new Control());
			case "sdtPr" -> {
				if (control != null) {
					control.properties = true;
				}
			}
			case "sdtContent" -> {
				if (control != null) {
					content(control);
				}
			}
			case "r" -> this.hidden = false;
			case "vanish" -> this.hidden = on(value(reader));
			case "t" -> {
				String written = reader.getElementText();
				text(this.hidden ? "" : written);
			}
			case "tab" -> {
				if (!this.paragraphs.isEmpty() && this.paragraphs.element().written) {
					text("\t");
				}
			}
			case "br", "cr" -> lineBreak();
			case "noBreakHyphen" -> text("-");
			case "sym" -> text(Symbols.of(String.valueOf(attribute(reader, "char"))));
			case "checkBox" -> oldBox(reader);
			case "blip" -> image(attribute(reader, "embed"));
			case "imagedata" -> image(attribute(reader, "id"));
			default -> {
			}
		}
	}

	private void end(String name) throws SAXException {
		Control control = this.controls.peek();
		switch (name) {
			case "tbl" -> this.xhtml.endElement("table");
			case "tr" -> this.xhtml.endElement("tr");
			case "tc" -> {
				finish();
				this.xhtml.endElement("td");
			}
			case "pPr" -> properties(false);
			case "p" -> endParagraph();
			case "hyperlink" -> {
				if (Boolean.TRUE.equals(this.links.poll())) {
					this.xhtml.endElement("a");
				}
			}
			case "sdtPr" -> {
				if (control != null) {
					control.properties = false;
				}
			}
			case "sdtContent" -> {
				finish();
				this.xhtml.endElement("span");
			}
			case "txbxContent" -> finish();
			case "sdt" -> this.controls.pop();
			default -> {
			}
		}
	}

	private void startParagraph() {
		Paragraph unfinished = this.unfinished;
		this.unfinished = null;
		this.paragraphs.push((unfinished != null) ? unfinished : new Paragraph());
	}

	private void endParagraph() throws SAXException {
		Paragraph paragraph = this.paragraphs.element();
		if (paragraph.endDeleted) {
			paragraph.endDeleted = false;
			this.unfinished = this.paragraphs.pop();
			return;
		}
		write();
		this.xhtml.endElement(this.paragraphs.pop().element());
	}

	/** There is no next paragraph to go on with one whose end was deleted. */
	private void finish() throws SAXException {
		Paragraph paragraph = this.unfinished;
		this.unfinished = null;
		if (paragraph != null && paragraph.written) {
			this.xhtml.endElement(paragraph.element());
		}
	}

	private void properties(boolean properties) {
		Paragraph paragraph = this.paragraphs.peek();
		if (paragraph != null) {
			paragraph.properties = properties;
		}
	}

	private void style(String style) {
		String list = this.listStyles.get(style);
		if (list != null) {
			item();
			this.paragraphs.element().list = list;
		}
	}

	private void item() {
		Paragraph paragraph = this.paragraphs.peek();
		if (paragraph != null && !paragraph.written) {
			paragraph.item = true;
		}
	}

	private void property(Control control, String name, XMLStreamReader reader) throws XMLStreamException {
		switch (name) {
			case "tag" -> control.tag = value(reader);
			case "showingPlcHdr" -> control.placeholder = on(value(reader));
			case "checked" -> control.checked = on(value(reader));
			case "date" -> control.date = String.valueOf(attribute(reader, "fullDate"));
			case "listItem" -> {
				String choice = value(reader);
				String shown = attribute(reader, "displayText");
				control.choices.put((shown != null) ? shown : choice, choice);
			}
			case "rPr" -> ZipParts.skip(reader);
			default -> {
			}
		}
	}

	/** An attribute that is left out, or says nothing else, means yes. */
	private static boolean on(String value) {
		return !(value.equals("0") || value.equals("false") || value.equals("off"));
	}

	private void content(Control control) throws SAXException {
		finish();
		if (!this.paragraphs.isEmpty()) {
			write();
		}
		AttributesImpl attributes = new AttributesImpl();
		if (!control.tag.isEmpty()) {
			add(attributes, Markup.FIELD, control.tag);
		}
		else if (control.checked == null && control.choices.isEmpty() && control.date.isEmpty()) {
			add(attributes, Markup.INPUT, "true");
		}
		if (control.placeholder) {
			add(attributes, Markup.PLACEHOLDER, "true");
		}
		if (control.checked != null) {
			add(attributes, Markup.CHECKED, control.checked.toString());
		}
		if (control.date.length() >= 10 && !control.placeholder) {
			add(attributes, Markup.DATE, control.date.substring(0, 10));
		}
		this.xhtml.startElement("span", attributes);
	}

	private static void add(AttributesImpl attributes, String name, String value) {
		attributes.addAttribute("", name, name, "CDATA", value);
	}

	private void text(String text) throws SAXException {
		if (text.isEmpty()) {
			return;
		}
		if (!this.paragraphs.isEmpty()) {
			write();
		}
		Control control = this.controls.peek();
		String choice = (control != null) ? control.choices.get(text) : null;
		if (choice != null) {
			this.xhtml.startElement("span", Markup.CHOICE, choice);
			this.xhtml.characters(text);
			this.xhtml.endElement("span");
		}
		else {
			this.xhtml.characters(text);
		}
	}

	private void lineBreak() throws SAXException {
		if (!this.paragraphs.isEmpty()) {
			write();
			this.xhtml.startElement("br");
			this.xhtml.endElement("br");
		}
	}

	private void write() throws SAXException {
		Paragraph paragraph = this.paragraphs.element();
		if (paragraph.written) {
			return;
		}
		paragraph.written = true;
		String number = paragraph.item ? this.numbering.next(paragraph.list, paragraph.level) : null;
		if (number != null) {
			this.xhtml.startElement("li", "value", number);
		}
		else {
			this.xhtml.startElement(paragraph.element());
		}
	}

	/** A page has a foot, an answer has not: the note is told where it is called. */
	private void note(@Nullable String note) throws SAXException {
		if (note != null && !note.isEmpty()) {
			text(" (" + note + ")");
		}
	}

	private void link(@Nullable String id) throws SAXException {
		Relationship link = (id != null) ? this.relationships.get(id) : null;
		this.links.push(link != null);
		if (link != null) {
			if (!this.paragraphs.isEmpty()) {
				write();
			}
			this.xhtml.startElement("a", "href", link.target());
		}
	}

	/** A box of a form field, as programs before content controls wrote it. */
	private void oldBox(XMLStreamReader reader) throws XMLStreamException, SAXException {
		boolean checked = false;
		boolean told = false;
		for (int depth = 1; depth > 0;) {
			int event = reader.next();
			if (event == XMLStreamReader.END_ELEMENT) {
				depth--;
			}
			else if (event == XMLStreamReader.START_ELEMENT) {
				depth++;
				if (reader.getLocalName().equals("checked")) {
					checked = on(value(reader));
					told = true;
				}
				else if (reader.getLocalName().equals("default") && !told) {
					checked = on(value(reader));
				}
			}
		}
		text(checked ? Symbols.CHECKED_BOX : Symbols.EMPTY_BOX);
	}

	private void image(@Nullable String id) throws IOException, SAXException {
		Relationship image = (id != null) ? this.relationships.get(id) : null;
		if (image == null || !image.is("image") || !this.word.has(image.target())) {
			return;
		}
		if (!this.paragraphs.isEmpty()) {
			write();
		}
		String target = image.target();
		this.images.write(target, target.substring(target.lastIndexOf('.') + 1),
				() -> TikaInputStream.get(this.word.open(target)));
	}

	static String value(XMLStreamReader reader) {
		String value = attribute(reader, "val");
		if (value == null) {
			value = attribute(reader, "value");
		}
		return (value != null) ? value : "";
	}

	/** By its local name: strict and transitional documents differ in namespaces. */
	static @Nullable String attribute(XMLStreamReader reader, String name) {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			if (reader.getAttributeLocalName(i).equals(name)) {
				return reader.getAttributeValue(i);
			}
		}
		return null;
	}

}
