package org.practicepress.intake.blankform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import org.practicepress.form.Field;
import org.practicepress.form.PracticeForm;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Fills in a blank OpenDocument form the way LibreOffice stores what people type, tick
 * and choose in it.
 */
public final class FilledOpenDocument implements FillableForm {

	private static final List<Field> FIELDS = PracticeForm.load().fields();

	private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

	private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

	private static final String LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";

	private static final String MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

	private static final String LISTS = """
			<office:automatic-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
			xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
			xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">\
			<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" \
			text:bullet-char="\u2022"/></text:list-style>\
			<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" \
			style:num-format="1" style:num-suffix="."/></text:list-style></office:automatic-styles>""";

	private static final String PICTURE = """
			<text:p xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
			xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
			xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
			xmlns:xlink="http://www.w3.org/1999/xlink" text:style-name="Answer">\
			<draw:frame draw:name="Picture {n}" text:anchor-type="as-char" svg:width="8cm" svg:height="5cm">\
			<draw:image xlink:href="Pictures/photo{n}.jpeg" xlink:type="simple"/></draw:frame></text:p>""";

	private final Map<String, byte[]> parts;

	private final Document content;

	private final Document manifest;

	private int photos;

	private FilledOpenDocument(byte[] blank) throws IOException {
		this.parts = FilledForm.unzip(blank);
		this.content = FilledForm.parse(this.parts.getOrDefault("content.xml", new byte[0]));
		this.manifest = FilledForm.parse(this.parts.getOrDefault("META-INF/manifest.xml", new byte[0]));
		Element styles = FilledForm.all(this.content.getDocumentElement(), "*", "automatic-styles").getFirst();
		Element lists = FilledForm.parse(LISTS.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
		for (Node style = lists.getFirstChild(); style != null; style = style.getNextSibling()) {
			styles.appendChild(this.content.importNode(style, true));
		}
	}

	/**
	 * Opens a blank form.
	 * @param blank the bytes of an .odt file
	 * @return a form to fill in
	 */
	public static FilledOpenDocument of(byte[] blank) {
		try {
			return new FilledOpenDocument(blank);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public FilledOpenDocument type(String key, String text) {
		Element cell = answer(key);
		List<Element> controls = FilledForm.all(cell, LOEXT, "content-control");
		if (!controls.isEmpty()) {
			write(controls.getFirst(), text);
			return this;
		}
		FilledForm.empty(cell);
		Element list = null;
		for (String line : text.split("\n", -1)) {
			String style = line.startsWith("- ") ? "Bullets" : line.matches("\\d+\\. .*") ? "Numbers" : "";
			if (style.isEmpty()) {
				list = null;
				cell.appendChild(paragraph(line));
				continue;
			}
			if (list == null || !list.getAttributeNS(TEXT, "style-name").equals(style)) {
				list = this.content.createElementNS(TEXT, "text:list");
				list.setAttributeNS(TEXT, "text:style-name", style);
				cell.appendChild(list);
			}
			Element item = this.content.createElementNS(TEXT, "text:list-item");
			item.appendChild(paragraph(line.substring(line.indexOf(' ') + 1)));
			list.appendChild(item);
		}
		return this;
	}

	@Override
	public FilledOpenDocument choose(String key, String code) {
		for (Element item : FilledForm.all(answer(key), LOEXT, "list-item")) {
			if (item.getAttributeNS(LOEXT, "value").equals(code)) {
				Element control = (Element) item.getParentNode();
				control.removeChild(control.getLastChild());
				control.removeAttributeNS(LOEXT, "showing-place-holder");
				control.appendChild(this.content.createTextNode(item.getAttributeNS(LOEXT, "display-text")));
				return this;
			}
		}
		throw new IllegalArgumentException("'" + key + "' does not offer '" + code + "'");
	}

	@Override
	public FilledOpenDocument tick(String key, String... codes) {
		for (String code : codes) {
			for (Element control : FilledForm.all(answer(key), LOEXT, "content-control")) {
				if (control.getAttributeNS(LOEXT, "tag").equals(key + "/" + code)) {
					control.setAttributeNS(LOEXT, "loext:checked", "true");
					control.setTextContent("\u2612");
				}
			}
		}
		return this;
	}

	@Override
	public FilledOpenDocument pick(String key, YearMonth month) {
		type(key, month.format(DateTimeFormatter.ofPattern("MM/uuuu")));
		FilledForm.all(answer(key), LOEXT, "content-control")
			.getFirst()
			.setAttributeNS(LOEXT, "loext:current-date", month.atDay(1) + "T00:00:00Z");
		return this;
	}

	@Override
	public FilledOpenDocument photo(String key, byte[] jpeg, String caption) {
		Element cell = answer(key);
		if (++this.photos == 1) {
			FilledForm.empty(cell);
		}
		String name = "Pictures/photo" + this.photos + ".jpeg";
		this.parts.put(name, jpeg);
		Element entry = this.manifest.createElementNS(MANIFEST, "manifest:file-entry");
		entry.setAttributeNS(MANIFEST, "manifest:full-path", name);
		entry.setAttributeNS(MANIFEST, "manifest:media-type", "image/jpeg");
		this.manifest.getDocumentElement().appendChild(entry);
		Document picture = FilledForm.parse(PICTURE.replace("{n}", "" + this.photos).getBytes(StandardCharsets.UTF_8));
		cell.appendChild(this.content.importNode(picture.getDocumentElement(), true));
		cell.appendChild(paragraph(caption));
		return this;
	}

	@Override
	public byte[] toBytes() {
		this.parts.put("content.xml", FilledForm.write(this.content));
		this.parts.put("META-INF/manifest.xml", FilledForm.write(this.manifest));
		return FilledForm.zip(this.parts);
	}

	/** The cell beside the question: questions stand in the form's order. */
	private Element answer(String key) {
		List<Element> rows = FilledForm.all(this.content.getDocumentElement(), TABLE, "table-row");
		for (int i = 0; i < FIELDS.size(); i++) {
			if (FIELDS.get(i).key().equals(key)) {
				return FilledForm.all(rows.get(i), TABLE, "table-cell").getLast();
			}
		}
		throw new IllegalArgumentException("The form has no place for '" + key + "'");
	}

	private static void write(Element control, String text) {
		control.removeAttributeNS(LOEXT, "showing-place-holder");
		control.setTextContent(text);
	}

	private Element paragraph(String text) {
		Element paragraph = this.content.createElementNS(TEXT, "text:p");
		paragraph.setAttributeNS(TEXT, "text:style-name", "Answer");
		paragraph.setTextContent(text);
		return paragraph;
	}

}
