package org.practicepress.intake.blankform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.xml.stream.XMLStreamException;

import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

/**
 * Writes the blank form as an OpenDocument text. The same form and language always give
 * the same bytes.
 */
public final class OpenDocumentForm {

	/** The document's media type. */
	public static final String MEDIA_TYPE = "application/vnd.oasis.opendocument.text";

	static final String VERSION = "1.3";

	/** Not midnight, for which Java adds a field that a first part must not have. */
	private static final LocalDateTime UNCHANGING = LocalDateTime.of(1980, 1, 1, 12, 0);

	private final PracticeForm form;

	/**
	 * The blank forms of a form.
	 * @param form the form
	 */
	public OpenDocumentForm(PracticeForm form) {
		this.form = form;
	}

	/**
	 * Writes one blank form.
	 * @param language its language
	 * @return the bytes of an .odt file
	 */
	public byte[] write(FormLanguage language) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			Map<String, byte[]> parts = parts(language);
			// first and as it is: programs tell the type from the file's first bytes
			store(zip, MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII));
			for (Map.Entry<String, byte[]> part : parts.entrySet()) {
				zip.putNextEntry(entry(part.getKey()));
				zip.write(part.getValue());
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("The blank form cannot be written", ex);
		}
		return bytes.toByteArray();
	}

	private Map<String, byte[]> parts(FormLanguage language) throws IOException, XMLStreamException {
		Map<String, byte[]> parts = new LinkedHashMap<>();
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		new OpenDocumentBody(this.form, language, new XmlWriter(content)).write();
		parts.put("content.xml", content.toByteArray());
		parts.put("styles.xml", styles(language));
		parts.put("meta.xml", meta(language));
		parts.put("META-INF/manifest.xml", manifest(parts));
		return parts;
	}

	private static void store(ZipOutputStream zip, byte[] type) throws IOException {
		ZipEntry entry = entry("mimetype");
		CRC32 sum = new CRC32();
		sum.update(type);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(type.length);
		entry.setCrc(sum.getValue());
		zip.putNextEntry(entry);
		zip.write(type);
		zip.closeEntry();
	}

	private static ZipEntry entry(String name) {
		ZipEntry entry = new ZipEntry(name);
		entry.setTimeLocal(UNCHANGING);
		return entry;
	}

	private byte[] styles(FormLanguage language) throws IOException {
		Locale tag = Locale.forLanguageTag(WordForm.languageTag(language));
		try (InputStream in = Objects
			.requireNonNull(OpenDocumentForm.class.getResourceAsStream("/intake/blankform/odt-styles.xml"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{language}", tag.getLanguage())
				.replace("{country}", tag.getCountry())
				.replace("{direction}", direction(language))
				// not start and end: programs differ in which these are in Arabic
				.replace("{side}", language.rightToLeft() ? "right" : "left")
				.replace("{mark}", this.form.mark(language))
				.getBytes(StandardCharsets.UTF_8);
		}
	}

	static String direction(FormLanguage language) {
		return language.rightToLeft() ? "rl-tb" : "lr-tb";
	}

	/** Says which form this is where people do not see it and most programs keep it. */
	private byte[] meta(FormLanguage language) throws XMLStreamException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		XmlWriter xml = new XmlWriter(bytes);
		xml.start("office:document-meta", "xmlns:office", OpenDocumentBody.OFFICE, "xmlns:meta",
				"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
				"office:version", VERSION);
		xml.start("office:meta");
		xml.element("meta:generator", "Practice Press");
		xml.element("dc:title", this.form.title(language));
		xml.element("dc:language", WordForm.languageTag(language));
		xml.element("meta:creation-date", UNCHANGING + ":00");
		xml.element("meta:user-defined", "v" + this.form.version(), "meta:name", this.form.name());
		xml.element("meta:user-defined", language.code(), "meta:name", "language");
		xml.end();
		xml.end();
		xml.finish();
		return bytes.toByteArray();
	}

	private static byte[] manifest(Map<String, byte[]> parts) throws XMLStreamException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		XmlWriter xml = new XmlWriter(bytes);
		xml.start("manifest:manifest", "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
				"manifest:version", VERSION);
		xml.empty("manifest:file-entry", "manifest:full-path", "/", "manifest:version", VERSION, "manifest:media-type",
				MEDIA_TYPE);
		for (String part : parts.keySet()) {
			xml.empty("manifest:file-entry", "manifest:full-path", part, "manifest:media-type", "text/xml");
		}
		xml.end();
		xml.finish();
		return bytes.toByteArray();
	}

}
