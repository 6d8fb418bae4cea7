package org.practicepress.reader.word;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Picture;
import org.apache.poi.hwpf.usermodel.Range;
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
 * Writes the text of an old Word document as XHTML. In these a table is nothing but
 * paragraphs that say how deep they are in tables, some of which end a cell or a row; the
 * library's own tables miss cells of many paragraphs.
 */
final class OldWordReader {

	private static final char CELL_END = '\u0007';

	private static final char FIELD = '\u0013';

	private static final char FIELD_RESULT = '\u0014';

	private static final char FIELD_END = '\u0015';

	private static final char LINE_BREAK = '\u000b';

	private static final char HYPHEN = '\u001e';

	private static final int BULLET = 23;

	/** Within each other. */
	private static final int MOST_FIELDS = 20;

	private static final int NO_NUMBER = 255;

	private static final Pattern LINK = Pattern.compile("HYPERLINK\\s+\"([^\"]+)\"");

	private final HWPFDocument word;

	private final TableWriter tables;

	private final XHTMLContentHandler xhtml;

	private final EmbeddedImages images;

	private final Map<String, Integer> counted = new HashMap<>();

	private final Set<String> restarted = new HashSet<>();

	private String paragraph = "";

	private final StringBuilder text = new StringBuilder();

	private final Deque<Field> fields = new ArrayDeque<>();

	OldWordReader(HWPFDocument word, XHTMLContentHandler xhtml, ParseContext context) {
		this.word = word;
		this.xhtml = xhtml;
		this.tables = new TableWriter(xhtml);
		this.images = new EmbeddedImages(xhtml, context);
	}

	/** A field: an instruction first, what came of it then. */
	private static final class Field {

		private final StringBuilder instruction = new StringBuilder();

		private boolean result;

		private String element = "";

	}

	void read() throws IOException, SAXException {
		paragraphs(this.word.getRange());
		paragraphs(this.word.getMainTextboxRange());
		this.xhtml.startElement("div", "class", Markup.MARGIN);
		paragraphs(this.word.getHeaderStoryRange());
		this.xhtml.endElement("div");
	}

	private void paragraphs(@Nullable Range range) throws IOException, SAXException {
		if (range == null) {
			return;
		}
		List<Place> places = places(range);
		for (int i = 0; i < places.size(); i++) {
			paragraph(range.getParagraph(i), places.get(i));
		}
		endParagraph();
		this.tables.depth(0);
	}

	/**
	 * Where a paragraph stands.
	 *
	 * @param depth in how many tables
	 * @param goesOn whether it is only a line, the paragraph ends with a later one
	 * @param properties the one that tells what kind of paragraph it is
	 */
	private record Place(int depth, boolean goesOn, Paragraph properties) {
	}

	/**
	 * Of lines within a field LibreOffice does not say where they stand and what they
	 * are: they are what the line is with which the field ends.
	 */
	private static List<Place> places(Range range) {
		List<Place> places = new ArrayList<>();
		int open = 0;
		for (int i = 0; i < range.numParagraphs(); i++) {
			Paragraph paragraph = range.getParagraph(i);
			boolean within = open > 0;
			for (char character : paragraph.text().toCharArray()) {
				open += (character == FIELD_RESULT) ? 1 : (character == FIELD_END && open > 0) ? -1 : 0;
			}
			int depth = paragraph.isInTable() ? Math.max(1, paragraph.getTableLevel()) : 0;
			places.add(new Place(depth, depth == 0 && (within || open > 0), paragraph));
		}
		for (int i = places.size() - 2; i >= 0; i--) {
			if (places.get(i).goesOn()) {
				places.set(i, new Place(places.get(i + 1).depth(), true, places.get(i + 1).properties()));
			}
		}
		return places;
	}

	private void paragraph(Paragraph paragraph, Place place) throws IOException, SAXException {
		if (paragraph.isTableRowEnd()) {
			endParagraph();
			this.tables.endRow(place.depth());
			return;
		}
		if (!paragraph.text().isBlank()) {
			startParagraph(place);
			for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
				run(paragraph.getCharacterRun(i));
			}
		}
		if (place.goesOn()) {
			lineBreak();
		}
		else {
			endParagraph();
		}
		if (paragraph.isEmbeddedCellMark() || paragraph.text().indexOf(CELL_END) >= 0) {
			endParagraph();
			this.tables.endCell(place.depth());
		}
	}

	private void startParagraph(Place place) throws SAXException {
		if (!this.paragraph.isEmpty()) {
			return;
		}
		this.tables.depth(place.depth());
		String number = number(place.properties());
		this.paragraph = (number != null) ? "li" : "p";
		if (number == null || number.isEmpty()) {
			this.xhtml.startElement(this.paragraph);
		}
		else {
			this.xhtml.startElement(this.paragraph, "value", number);
		}
	}

	private void lineBreak() throws SAXException {
		if (!this.paragraph.isEmpty()) {
			this.xhtml.startElement("br");
			this.xhtml.endElement("br");
		}
	}

	private void endParagraph() throws SAXException {
		if (!this.paragraph.isEmpty()) {
			endElements();
			this.xhtml.endElement(this.paragraph);
			this.paragraph = "";
		}
	}

	/** A list item's number, empty for bullets; null for what is no item. */
	private @Nullable String number(Paragraph paragraph) {
		if (!paragraph.isInList()) {
			return null;
		}
		HWPFList list = paragraph.getList();
		int level = paragraph.getIlvl();
		int format = list.getNumberFormat((char) level);
		if (format == BULLET || format == NO_NUMBER) {
			return "";
		}
		String key = list.getLsid() + "/" + level;
		if (list.isStartAtOverridden((char) level) && this.restarted.add(paragraph.getIlfo() + "/" + level)) {
			this.counted.remove(key);
		}
		return Integer.toString(this.counted.merge(key, list.getStartAt((char) level), (count, start) -> count + 1));
	}

	private void run(CharacterRun run) throws IOException, SAXException {
		if (run.isMarkedDeleted() || run.isVanished()) {
			return;
		}
		if (this.word.getPicturesTable().hasPicture(run)) {
			Picture picture = this.word.getPicturesTable().extractPicture(run, true);
			if (picture != null && picture.getContent() != null) {
				this.images.write("" + picture.getStartOffset(), picture.suggestFileExtension(),
						() -> TikaInputStream.get(picture.getContent()));
			}
			return;
		}
		if (run.isSymbol()) {
			this.xhtml.characters(Symbols.of(run.getSymbolCharacter()));
			return;
		}
		for (char character : run.text().toCharArray()) {
			switch (character) {
				case FIELD -> {
					flush();
					// of one that nobody ends, every paragraph asks
					if (this.fields.size() < MOST_FIELDS) {
						this.fields.push(new Field());
					}
				}
				case FIELD_RESULT -> startResult();
				case FIELD_END -> {
					flush();
					endField();
				}
				case LINE_BREAK -> {
					flush();
					lineBreak();
				}
				case HYPHEN -> character('-');
				default -> {
					if (character >= ' ' || character == '\t') {
						character(character);
					}
				}
			}
		}
		flush();
	}

	private void character(char character) {
		Field field = this.fields.peek();
		if (field != null && !field.result) {
			field.instruction.append(character);
		}
		else {
			this.text.append(character);
		}
	}

	private void flush() throws SAXException {
		if (!this.text.isEmpty()) {
			this.xhtml.characters(this.text.toString());
			this.text.setLength(0);
		}
	}

	private void startResult() throws SAXException {
		Field field = this.fields.peek();
		if (field == null || field.result) {
			return;
		}
		field.result = true;
		Matcher link = LINK.matcher(field.instruction);
		if (link.find()) {
			field.element = "a";
			this.xhtml.startElement("a", "href", link.group(1));
		}
		else if (field.instruction.indexOf("FORMTEXT") >= 0) {
			field.element = "span";
			this.xhtml.startElement("span", Markup.INPUT, "true");
		}
	}

	private void endField() throws SAXException {
		Field field = this.fields.poll();
		if (field != null && !field.element.isEmpty()) {
			this.xhtml.endElement(field.element);
		}
	}

	/** A field may go on in the next paragraph, but a broken one must not swallow it. */
	private void endElements() throws SAXException {
		for (Field field : this.fields) {
			if (!field.element.isEmpty()) {
				this.xhtml.endElement(field.element);
				field.element = "";
			}
		}
		this.fields.removeIf((field) -> !field.result);
	}

}
