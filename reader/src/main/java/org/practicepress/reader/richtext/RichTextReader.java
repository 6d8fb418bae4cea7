package org.practicepress.reader.richtext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.rtfparserkit.parser.RtfListenerAdaptor;
import com.rtfparserkit.rtf.Command;
import com.rtfparserkit.rtf.CommandType;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.text.EmbeddedImages;
import org.practicepress.reader.text.Markup;
import org.practicepress.reader.text.Symbols;
import org.practicepress.reader.text.TableWriter;
import org.xml.sax.SAXException;

/**
 * Writes rich text as XHTML. It comes as groups within groups, commands and text; what a
 * command sets holds until its group ends.
 */
final class RichTextReader extends RtfListenerAdaptor {

	/** Groups in which the document's own text, or something of use, stands. */
	private static final Set<String> READ = Set.of("rtf", "field", "fldrslt", "formfield", "shp", "shpinst", "shptxt",
			"shpgrp", "shppict", "object", "result", "nesttableprops", "userprops", "footnote");

	private static final Map<String, String> CHARACTERS = Map.ofEntries(Map.entry("~", "\u00a0"), Map.entry("_", "-"),
			Map.entry("tab", "\t"), Map.entry("emdash", "\u2014"), Map.entry("endash", "\u2013"),
			Map.entry("bullet", "\u2022"), Map.entry("lquote", "\u2018"), Map.entry("rquote", "\u2019"),
			Map.entry("ldblquote", "\u201c"), Map.entry("rdblquote", "\u201d"), Map.entry("emspace", " "),
			Map.entry("enspace", " "), Map.entry("qmspace", " "), Map.entry("zwj", "\u200d"),
			Map.entry("zwnj", "\u200c"));

	private static final Pattern LINK = Pattern.compile("HYPERLINK\\s+\"([^\"]+)\"");

	private static final Pattern NUMBER = Pattern.compile("\\W*(\\d{1,3})[.)\\s]*");

	/** LibreOffice writes some that only mean something to itself. */
	private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x{9f}]");

	private final XHTMLContentHandler xhtml;

	private final TableWriter tables;

	private final EmbeddedImages images;

	private final Deque<Group> groups = new ArrayDeque<>();

	/** Those of the groups that are to close one, the innermost first. */
	private final Deque<Group> elements = new ArrayDeque<>();

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder instruction = new StringBuilder();

	private final StringBuilder marker = new StringBuilder();

	private final StringBuilder margin = new StringBuilder();

	private final StringBuilder picture = new StringBuilder();

	private final StringBuilder property = new StringBuilder();

	private final StringBuilder value = new StringBuilder();

	private final Map<String, String> properties = new HashMap<>();

	/** How many items of each numbered list there have been. */
	private final Map<Integer, Integer> items = new HashMap<>();

	private int list;

	private boolean numbered;

	private FieldType field = FieldType.NONE;

	private String pictureType = "";

	private String paragraph = "";

	private boolean checked;

	private int pictures;

	RichTextReader(XHTMLContentHandler xhtml, ParseContext context) {
		this.xhtml = xhtml;
		this.tables = new TableWriter(xhtml);
		this.images = new EmbeddedImages(xhtml, context);
	}

	/** Where a group's text goes. */
	private enum Destination {

		TEXT, NOWHERE, INSTRUCTION, MARKER, NUMBERING, MARGIN, PICTURE, PROPERTY, VALUE

	}

	/**
	 * What a field's instruction asks for. It is looked at once, and has one result.
	 *
	 * @param link where it leads, or empty
	 * @param input whether text is typed into it
	 * @param box whether it is a box to tick
	 */
	private record FieldType(String link, boolean input, boolean box) {

		private static final FieldType NONE = new FieldType("", false, false);

		private static FieldType of(StringBuilder instruction) {
			Matcher link = LINK.matcher(instruction);
			return new FieldType(link.find() ? link.group(1) : "", instruction.indexOf("FORMTEXT") >= 0,
					instruction.indexOf("FORMCHECKBOX") >= 0);
		}

	}

	/** What holds until a group ends. */
	private static final class Group {

		private Destination destination = Destination.TEXT;

		private boolean hidden;

		private boolean inTable;

		private int depth;

		/** The element that is to be closed with the group. */
		private String element = "";

		private boolean field;

		private boolean footnote;

		private static Group within(Group outer) {
			Group group = new Group();
			group.destination = outer.destination;
			group.hidden = outer.hidden;
			group.inTable = outer.inTable;
			group.depth = outer.depth;
			return group;
		}

		private int tableDepth() {
			return (this.depth > 0) ? this.depth : this.inTable ? 1 : 0;
		}

	}

	Map<String, String> properties() {
		return this.properties;
	}

	void finish() {
		attempt(() -> {
			endParagraph();
			this.tables.depth(0);
			if (!this.margin.isEmpty()) {
				this.xhtml.startElement("div", "class", Markup.MARGIN);
				this.xhtml.characters(this.margin.toString());
				this.xhtml.endElement("div");
			}
		});
	}

	@Override
	public void processGroupStart() {
		Group outer = this.groups.peek();
		this.groups.push((outer != null) ? Group.within(outer) : new Group());
	}

	@Override
	public void processGroupEnd() {
		Group group = this.groups.poll();
		if (group == null) {
			return;
		}
		Group outer = this.groups.peek();
		attempt(() -> {
			if (!group.element.isEmpty()) {
				flush();
				this.xhtml.endElement(group.element);
				this.elements.pop();
			}
			if (group.footnote) {
				this.text.append(')');
			}
			if (ends(Destination.INSTRUCTION, group, outer)) {
				this.field = FieldType.of(this.instruction);
				this.instruction.setLength(0);
			}
			if (ends(Destination.VALUE, group, outer)) {
				this.properties.put(this.property.toString(), this.value.toString());
				this.property.setLength(0);
				this.value.setLength(0);
			}
			if (group.field && this.field.box()) {
				this.text.append(this.checked ? Symbols.CHECKED_BOX : Symbols.EMPTY_BOX);
				this.field = FieldType.NONE;
			}
			if (ends(Destination.PICTURE, group, outer)) {
				image();
			}
		});
	}

	private static boolean ends(Destination destination, Group group, @Nullable Group outer) {
		return group.destination == destination && (outer == null || outer.destination != destination);
	}

	@Override
	public void processString(String string) {
		Group group = this.groups.peek();
		if (group == null || group.hidden) {
			return;
		}
		switch (group.destination) {
			case TEXT -> this.text.append(CONTROL.matcher(string).replaceAll(""));
			case INSTRUCTION -> this.instruction.append(string);
			case MARKER -> this.marker.append(string);
			case MARGIN -> this.margin.append(string);
			case PICTURE ->
				string.chars().filter(HexFormat::isHexDigit).forEach((digit) -> this.picture.append((char) digit));
			case PROPERTY -> this.property.append(string);
			case VALUE -> this.value.append(string);
			case NUMBERING, NOWHERE -> {
			}
		}
	}

	@Override
	public void processBinaryBytes(byte[] bytes) {
		Group group = this.groups.peek();
		if (group != null && group.destination == Destination.PICTURE) {
			this.picture.append(HexFormat.of().formatHex(bytes));
		}
	}

	@Override
	public void processCommand(Command command, int parameter, boolean hasParameter, boolean optional) {
		Group group = this.groups.peek();
		if (group == null || group.destination == Destination.NOWHERE) {
			return;
		}
		String name = command.getCommandName();
		boolean on = !hasParameter || parameter != 0;
		String character = CHARACTERS.get(name);
		if (character != null) {
			processString(character);
		}
		else if (command.getCommandType() == CommandType.Destination || command == Command.optionalcommand
				|| optional) {
			attempt(() -> destination(name, group));
		}
		else {
			attempt(() -> command(name, parameter, on, group));
		}
	}

	private void destination(String name, Group group) throws SAXException {
		switch (name) {
			case "fldinst" -> {
				group.destination = Destination.INSTRUCTION;
				this.instruction.setLength(0);
				this.field = FieldType.NONE;
			}
			case "listtext", "pntext" -> {
				endParagraph();
				group.destination = Destination.MARKER;
				this.marker.setLength(0);
				this.marker.append(' ');
			}
			case "pn" -> group.destination = Destination.NUMBERING;
			case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf" ->
				group.destination = Destination.MARGIN;
			case "pict" -> {
				group.destination = Destination.PICTURE;
				this.picture.setLength(0);
				this.pictureType = "";
			}
			case "propname" -> {
				group.destination = Destination.PROPERTY;
				this.property.setLength(0);
			}
			case "staticval" -> group.destination = Destination.VALUE;
			case "field" -> group.field = true;
			case "fldrslt" -> result(group);
			case "footnote" -> {
				group.footnote = true;
				this.text.append(" (");
			}
			default -> {
				if (!READ.contains(name)) {
					group.destination = Destination.NOWHERE;
				}
				else if (name.equals("shptxt")) {
					endParagraph();
				}
			}
		}
	}

	private void result(Group group) throws SAXException {
		group.destination = this.groups.stream()
			.skip(1)
			.map((outer) -> outer.destination)
			.findFirst()
			.orElse(Destination.TEXT);
		if (group.destination != Destination.TEXT || !group.element.isEmpty()) {
			return;
		}
		if (!this.field.link().isEmpty()) {
			open(group, "a", "href", this.field.link());
		}
		else if (this.field.input()) {
			open(group, "span", Markup.INPUT, "true");
		}
	}

	private void open(Group group, String element, String attribute, String value) throws SAXException {
		flush();
		startParagraph();
		this.xhtml.startElement(element, attribute, value);
		group.element = element;
		this.elements.push(group);
		this.field = FieldType.NONE;
	}

	private void command(String name, int parameter, boolean on, Group group) throws SAXException {
		switch (name) {
			case "pard" -> {
				// a marker stands where its item stands
				if (group.destination != Destination.MARKER) {
					group.inTable = false;
					group.depth = 0;
					this.list = 0;
				}
			}
			case "ls" -> this.list = parameter;
			case "pnlvlbody" -> this.numbered = true;
			case "pnlvlblt", "pnlvlcont" -> this.numbered = false;
			case "plain" -> group.hidden = false;
			case "intbl" -> group.inTable = on;
			case "itap" -> group.depth = Math.clamp(parameter, 0, 20);
			case "v", "deleted" -> group.hidden = on;
			case "pngblip", "jpegblip" -> this.pictureType = name.equals("pngblip") ? "png" : "jpeg";
			case "ffres", "ffdefres" -> this.checked = parameter == 1;
			case "par", "sect", "page" -> {
				unmark(group);
				if (group.destination == Destination.TEXT || group.destination == Destination.MARKER) {
					endParagraph();
				}
				else {
					processString(" ");
				}
			}
			case "line" -> {
				if (group.destination == Destination.TEXT) {
					flush();
					startParagraph();
					this.xhtml.startElement("br");
					this.xhtml.endElement("br");
				}
			}
			case "cell" -> {
				unmark(group);
				endCell(1);
			}
			case "nestcell" -> endCell(Math.max(2, group.tableDepth()));
			case "row" -> endRow(1);
			case "nestrow" -> endRow(Math.max(2, group.tableDepth()));
			default -> {
			}
		}
	}

	/** AbiWord puts a whole item where its marker should be, and ends it there. */
	private void unmark(Group group) {
		if (group.destination == Destination.MARKER) {
			this.text.append(this.marker.toString().strip());
			this.marker.setLength(0);
			this.marker.append(' ');
		}
	}

	private void endCell(int depth) throws SAXException {
		endParagraph();
		this.tables.endCell(depth);
	}

	private void endRow(int depth) throws SAXException {
		endParagraph();
		this.tables.endRow(depth);
	}

	private void startParagraph() throws SAXException {
		if (!this.paragraph.isEmpty()) {
			return;
		}
		Group group = this.groups.peek();
		this.tables.depth((group != null) ? group.tableDepth() : 0);
		Matcher number = NUMBER.matcher(this.marker);
		this.paragraph = this.marker.isEmpty() ? "p" : "li";
		if (number.matches()) {
			this.xhtml.startElement("li", "value", number.group(1));
		}
		// AbiWord only tells that there is a number, and leaves counting to the reader
		else if (this.numbered && !this.marker.isEmpty() && this.marker.toString().isBlank()) {
			this.xhtml.startElement("li", "value", "" + this.items.merge(this.list, 1, Integer::sum));
		}
		else {
			this.xhtml.startElement(this.paragraph);
		}
	}

	private void flush() throws SAXException {
		if (!this.text.isEmpty()) {
			startParagraph();
			this.xhtml.characters(this.text.toString());
			this.text.setLength(0);
		}
	}

	private void endParagraph() throws SAXException {
		flush();
		if (!this.paragraph.isEmpty()) {
			while (!this.elements.isEmpty()) {
				Group group = this.elements.pop();
				this.xhtml.endElement(group.element);
				group.element = "";
			}
			this.xhtml.endElement(this.paragraph);
			this.paragraph = "";
		}
		this.marker.setLength(0);
		this.numbered = false;
	}

	private void image() throws IOException, SAXException {
		if (this.pictureType.isEmpty() || this.picture.length() % 2 != 0) {
			return;
		}
		byte[] bytes = HexFormat.of().parseHex(this.picture);
		flush();
		startParagraph();
		this.images.write("" + ++this.pictures, this.pictureType, () -> TikaInputStream.get(bytes));
	}

	/** What may go wrong while writing. */
	@FunctionalInterface
	private interface Writing {

		void write() throws IOException, SAXException;

	}

	/** The library's events cannot throw what writing throws. */
	private static void attempt(Writing writing) {
		try {
			writing.write();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SAXException ex) {
			throw new UncheckedIOException(new IOException(ex));
		}
	}

}
