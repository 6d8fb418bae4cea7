package org.practicepress.intake.blankform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Fills in a blank Word form the way Word stores what people type, tick and choose in it.
 */
public final class FilledForm implements FillableForm {

	private static final String DOCUMENT = "word/document.xml";

	private static final String DOCUMENT_LINKS = "word/_rels/document.xml.rels";

	private static final String TYPES = "[Content_Types].xml";

	private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

	private static final String W14 = "http://schemas.microsoft.com/office/word/2010/wordml";

	private static final String LINKS = "http://schemas.openxmlformats.org/package/2006/relationships";

	private static final String LINK_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

	private static final String CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";

	private static final String NUMBERING = """
			<?xml version="1.0" encoding="UTF-8"?>
			<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
			<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>\
			<w:lvlText w:val="\u2022"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr>\
			</w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>\
			<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr>\
			<w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>\
			<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>\
			{numbered}</w:numbering>""";

	private static final String NUMBERED = """
			<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>\
			<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>""";

	private static final String PICTURE = """
			<w:p xmlns:w="{word}"><w:r><w:drawing>\
			<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">\
			<wp:extent cx="2880000" cy="1920000"/><wp:docPr id="{n}" name="Picture {n}"/>\
			<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\
			<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
			<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">\
			<pic:nvPicPr><pic:cNvPr id="{n}" name="Picture {n}"/><pic:cNvPicPr/></pic:nvPicPr>\
			<pic:blipFill><a:blip r:embed="photo{n}" \
			xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>\
			<a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
			<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2880000" cy="1920000"/></a:xfrm>\
			<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
			</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>""";

	private final Map<String, byte[]> parts = new LinkedHashMap<>();

	private final Document document;

	private final Document links;

	private final Document types;

	private int photos;

	private int numberedLists;

	private FilledForm(byte[] blank) throws IOException {
		this.parts.putAll(unzip(blank));
		this.document = parse(part(DOCUMENT));
		this.links = parse(part(DOCUMENT_LINKS));
		this.types = parse(part(TYPES));
	}

	/**
	 * Opens a blank form.
	 * @param blank the bytes of a .docx file
	 * @return a form to fill in
	 */
	public static FilledForm of(byte[] blank) {
		try {
			return new FilledForm(blank);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public FilledForm type(String tag, String text) {
		Element control = control(tag);
		Element content = answered(control);
		Element run = all(content, W, "r").getFirst();
		Element paragraph = first(content, "p");
		if (paragraph == null) {
			empty(content);
			content.appendChild(run(run, text));
			return this;
		}
		empty(content);
		for (String line : text.split("\n", -1)) {
			content.appendChild(paragraph(paragraph, run, line));
		}
		return this;
	}

	@Override
	public FilledForm choose(String tag, String code) {
		Element control = control(tag);
		for (Element item : all(control, W, "listItem")) {
			if (item.getAttributeNS(W, "value").equals(code)) {
				return type(tag, item.getAttributeNS(W, "displayText"));
			}
		}
		throw new IllegalArgumentException("'" + tag + "' does not offer '" + code + "'");
	}

	@Override
	public FilledForm tick(String tag, String... codes) {
		for (String code : codes) {
			Element control = control(tag + "/" + code);
			all(control, W14, "checked").getFirst().setAttributeNS(W14, "w14:val", "1");
			all(control, W, "t").getFirst().setTextContent("\u2612");
		}
		return this;
	}

	@Override
	public FilledForm pick(String tag, YearMonth month) {
		type(tag, month.format(DateTimeFormatter.ofPattern("MM/uuuu")));
		all(control(tag), W, "date").getFirst().setAttributeNS(W, "w:fullDate", month.atDay(1) + "T00:00:00Z");
		return this;
	}

	@Override
	public FilledForm photo(String tag, byte[] jpeg, String caption) {
		Element control = control(tag);
		boolean first = first(control, "showingPlcHdr") != null;
		Element content = answered(control);
		Element run = (Element) all(content, W, "t").getLast().getParentNode();
		Element paragraph = (Element) run.getParentNode();
		if (first) {
			empty(content);
			link("Default", "Extension", "jpeg", "ContentType", "image/jpeg");
		}
		this.photos++;
		this.parts.put("word/media/photo" + this.photos + ".jpeg", jpeg);
		relationship("photo" + this.photos, "image", "media/photo" + this.photos + ".jpeg");
		Document picture = parse(
				PICTURE.replace("{word}", W).replace("{n}", "" + this.photos).getBytes(StandardCharsets.UTF_8));
		content.appendChild(this.document.importNode(picture.getDocumentElement(), true));
		content.appendChild(paragraph(paragraph, run, caption));
		return this;
	}

	@Override
	public byte[] toBytes() {
		this.parts.put(DOCUMENT, write(this.document));
		this.parts.put(DOCUMENT_LINKS, write(this.links));
		this.parts.put(TYPES, write(this.types));
		if (this.parts.containsKey("word/numbering.xml")) {
			StringBuilder numbered = new StringBuilder();
			for (int list = 1; list <= this.numberedLists; list++) {
				numbered.append(NUMBERED.replace("{n}", "" + (1 + list)));
			}
			this.parts.put("word/numbering.xml",
					NUMBERING.replace("{numbered}", numbered).getBytes(StandardCharsets.UTF_8));
		}
		return zip(this.parts);
	}

	static Map<String, byte[]> unzip(byte[] file) throws IOException {
		Map<String, byte[]> parts = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				parts.put(entry.getName(), zip.readAllBytes());
			}
		}
		return parts;
	}

	/**
	 * A Word document whose text somebody has changed otherwise than by filling it in.
	 * @param document the document
	 * @param change what is made of its main part
	 * @return the changed document
	 * @throws IOException when it is no document
	 */
	public static byte[] edited(byte[] document, UnaryOperator<String> change) throws IOException {
		Map<String, byte[]> parts = unzip(document);
		parts.computeIfPresent(DOCUMENT,
				(name, xml) -> change.apply(new String(xml, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
		return zip(parts);
	}

	static byte[] zip(Map<String, byte[]> parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> part : parts.entrySet()) {
				ZipEntry entry = new ZipEntry(part.getKey());
				if (part.getKey().equals("mimetype")) {
					// as OpenDocument wants it
					CRC32 sum = new CRC32();
					sum.update(part.getValue());
					entry.setMethod(ZipEntry.STORED);
					entry.setSize(part.getValue().length);
					entry.setCrc(sum.getValue());
				}
				zip.putNextEntry(entry);
				zip.write(part.getValue());
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private byte[] part(String name) {
		byte[] part = this.parts.get(name);
		if (part == null) {
			throw new IllegalArgumentException("No Word form: it has no " + name);
		}
		return part;
	}

	private Element control(String tag) {
		for (Element candidate : all(this.document.getDocumentElement(), W, "tag")) {
			if (candidate.getAttributeNS(W, "val").equals(tag)
					&& candidate.getParentNode().getParentNode() instanceof Element control) {
				return control;
			}
		}
		throw new IllegalArgumentException("The form has no place for '" + tag + "'");
	}

	/** The control's content, no longer taken for a placeholder. */
	private static Element answered(Element control) {
		Element placeholder = first(control, "showingPlcHdr");
		if (placeholder != null) {
			placeholder.getParentNode().removeChild(placeholder);
		}
		return all(control, W, "sdtContent").getFirst();
	}

	private Node paragraph(Element model, Element run, String line) {
		Element paragraph = (Element) model.cloneNode(true);
		for (Element old : all(paragraph, W, "r")) {
			old.getParentNode().removeChild(old);
		}
		boolean numbered = line.matches("\\d+\\. .*");
		boolean item = line.startsWith("- ") || numbered;
		if (item) {
			// each numbered list is a list of its own, as Word makes it
			this.numberedLists += line.startsWith("1. ") ? 1 : 0;
			list(paragraph, numbered ? 1 + this.numberedLists : 1);
		}
		paragraph.appendChild(run(run, item ? line.substring(line.indexOf(' ') + 1) : line));
		return paragraph;
	}

	private void list(Element paragraph, int list) {
		if (!this.parts.containsKey("word/numbering.xml")) {
			this.parts.put("word/numbering.xml", new byte[0]);
			relationship("numbering", "numbering", "numbering.xml");
			link("Override", "PartName", "/word/numbering.xml", "ContentType",
					"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml");
		}
		Element numbering = this.document.createElementNS(W, "w:numPr");
		Element level = this.document.createElementNS(W, "w:ilvl");
		level.setAttributeNS(W, "w:val", "0");
		Element number = this.document.createElementNS(W, "w:numId");
		number.setAttributeNS(W, "w:val", "" + list);
		numbering.appendChild(level);
		numbering.appendChild(number);
		Element style = all(paragraph, W, "pStyle").getFirst();
		style.getParentNode().insertBefore(numbering, style.getNextSibling());
	}

	private static Node run(Element model, String text) {
		Element run = (Element) model.cloneNode(true);
		for (Element style : all(run, W, "rStyle")) {
			style.getParentNode().removeChild(style);
		}
		all(run, W, "t").getFirst().setTextContent(text);
		return run;
	}

	private void relationship(String id, String type, String target) {
		Element relationship = this.links.createElementNS(LINKS, "Relationship");
		relationship.setAttribute("Id", id);
		relationship.setAttribute("Type", LINK_TYPES + type);
		relationship.setAttribute("Target", target);
		this.links.getDocumentElement().appendChild(relationship);
	}

	private void link(String element, String name, String value, String type, String contentType) {
		Element entry = this.types.createElementNS(CONTENT_TYPES, element);
		entry.setAttribute(name, value);
		entry.setAttribute(type, contentType);
		this.types.getDocumentElement().appendChild(entry);
	}

	private static @Nullable Element first(Element parent, String name) {
		List<Element> all = all(parent, W, name);
		return all.isEmpty() ? null : all.getFirst();
	}

	static List<Element> all(Element parent, String namespace, String name) {
		NodeList found = parent.getElementsByTagNameNS(namespace, name);
		List<Element> all = new ArrayList<>();
		for (int i = 0; i < found.getLength(); i++) {
			all.add((Element) found.item(i));
		}
		return all;
	}

	static void empty(Element element) {
		while (element.hasChildNodes()) {
			element.removeChild(element.getFirstChild());
		}
	}

	static Document parse(byte[] xml) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
			return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new IllegalArgumentException("No form", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] write(Document document) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			TransformerFactory.newDefaultInstance()
				.newTransformer()
				.transform(new DOMSource(document), new StreamResult(bytes));
		}
		catch (TransformerException ex) {
			throw new IllegalStateException("The form cannot be written", ex);
		}
		return bytes.toByteArray();
	}

}
