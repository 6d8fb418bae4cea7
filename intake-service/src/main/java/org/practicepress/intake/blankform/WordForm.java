package org.practicepress.intake.blankform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.xml.stream.XMLStreamException;

import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;

import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

/**
 * Writes the form as a Word document, blank or filled in. The same form, language and
 * answers always give the same bytes.
 */
public final class WordForm {

	/** What a form in Word is to a browser. */
	public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	static final String FOOTER_ID = "rId2";

	private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

	private static final String WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

	private static final String CUSTOM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";

	private static final String VARIANT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

	/** Which set of properties these are: every program writes this one. */
	private static final String CUSTOM_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

	private final PracticeForm form;

	/**
	 * The blank forms of a form.
	 * @param form the form
	 */
	public WordForm(PracticeForm form) {
		this.form = form;
	}

	/**
	 * Writes one blank form.
	 * @param language its language
	 * @return the bytes of a .docx file
	 */
	public byte[] write(FormLanguage language) {
		return write(language, Answers.none());
	}

	/**
	 * Writes a form with answers in it.
	 * @param language its language
	 * @param answers normalised answers
	 * @return the bytes of a .docx file
	 */
	public byte[] write(FormLanguage language, Answers answers) {
		return write(language, answers, Comments.NONE);
	}

	/**
	 * Writes a form with answers in it, and with what is said at its fields. What is said
	 * at a field that the form does not have is not in it.
	 * @param language its language
	 * @param answers normalised answers
	 * @param comments what is said at its fields
	 * @return the bytes of a .docx file
	 */
	public byte[] write(FormLanguage language, Answers answers, Comments comments) {
		Comments said = comments.at((field) -> this.form.find(field).isPresent());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OPCPackage word = OPCPackage.create(bytes)) {
			describe(word, language);
			PackagePart document = part(word, "/word/document.xml", "document.main");
			word.addRelationship(document.getPartName(), TargetMode.INTERNAL, RELATIONSHIPS + "officeDocument");
			try (OutputStream out = document.getOutputStream()) {
				new WordBody(this.form, language, answers, said, new XmlWriter(out)).write();
			}
			PackagePart styles = part(word, "/word/styles.xml", "styles");
			document.addRelationship(styles.getPartName(), TargetMode.INTERNAL, RELATIONSHIPS + "styles", "rId1");
			resource("styles.xml", language, styles);
			PackagePart footer = part(word, "/word/footer1.xml", "footer");
			document.addRelationship(footer.getPartName(), TargetMode.INTERNAL, RELATIONSHIPS + "footer", FOOTER_ID);
			try (OutputStream out = footer.getOutputStream()) {
				WordBody.writeFooter(this.form.mark(language), new XmlWriter(out));
			}
			PackagePart settings = part(word, "/word/settings.xml", "settings");
			document.addRelationship(settings.getPartName(), TargetMode.INTERNAL, RELATIONSHIPS + "settings", "rId3");
			resource("settings.xml", language, settings);
			if (!said.words().isEmpty()) {
				PackagePart part = part(word, "/word/comments.xml", "comments");
				document.addRelationship(part.getPartName(), TargetMode.INTERNAL, RELATIONSHIPS + "comments", "rId4");
				try (OutputStream out = part.getOutputStream()) {
					said.write(new XmlWriter(out));
				}
			}
			mark(word, language);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (OpenXML4JException | XMLStreamException ex) {
			throw new IllegalStateException("The blank form cannot be written", ex);
		}
		return timeless(bytes.toByteArray());
	}

	/** Without the time of writing: the same form is the same file on every machine. */
	private static byte[] timeless(byte[] word) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(word));
				ZipOutputStream to = new ZipOutputStream(bytes)) {
			for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
				ZipEntry part = new ZipEntry(entry.getName());
				part.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
				to.putNextEntry(part);
				from.transferTo(to);
				to.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static PackagePart part(OPCPackage word, String name, String type) throws OpenXML4JException {
		return word.createPart(PackagingURIHelper.createPartName(name), WORD_TYPE + type + "+xml");
	}

	private void describe(OPCPackage word, FormLanguage language) throws OpenXML4JException {
		Date unchanging = Date.from(Instant.EPOCH.plusSeconds(315_532_800));
		word.getPackageProperties().setTitleProperty(Optional.of(this.form.title(language)));
		word.getPackageProperties().setLanguageProperty(Optional.of(languageTag(language)));
		word.getPackageProperties().setCreatorProperty(Optional.of("Practice Press"));
		word.getPackageProperties().setCreatedProperty(Optional.of(unchanging));
		word.getPackageProperties().setModifiedProperty(Optional.of(unchanging));
	}

	/** Says which form this is where people do not see it and most programs keep it. */
	private void mark(OPCPackage word, FormLanguage language)
			throws OpenXML4JException, IOException, XMLStreamException {
		PackagePart part = word.createPart(PackagingURIHelper.createPartName("/docProps/custom.xml"),
				"application/vnd.openxmlformats-officedocument.custom-properties+xml");
		word.addRelationship(part.getPartName(), TargetMode.INTERNAL, RELATIONSHIPS + "custom-properties");
		try (OutputStream out = part.getOutputStream()) {
			XmlWriter xml = new XmlWriter(out);
			xml.start("Properties", "xmlns", CUSTOM_PROPERTIES, "xmlns:vt", VARIANT_TYPES);
			property(xml, 2, this.form.name(), "v" + this.form.version());
			property(xml, 3, "language", language.code());
			xml.end();
			xml.finish();
		}
	}

	private static void property(XmlWriter xml, int id, String name, String value) throws XMLStreamException {
		xml.start("property", "fmtid", CUSTOM_PROPERTY_SET, "pid", "" + id, "name", name);
		xml.element("vt:lpwstr", value);
		xml.end();
	}

	private static void resource(String name, FormLanguage language, PackagePart part) throws IOException {
		try (InputStream in = Objects.requireNonNull(WordForm.class.getResourceAsStream("/intake/blankform/" + name));
				OutputStream out = part.getOutputStream()) {
			String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8)
				.replace("{language}", languageTag(language))
				.replace("{bidi}", language.rightToLeft() ? "<w:bidi/>" : "");
			out.write(xml.getBytes(StandardCharsets.UTF_8));
		}
	}

	/** Word checks spelling by country, too. */
	static String languageTag(FormLanguage language) {
		return switch (language) {
			case ENGLISH -> "en-GB";
			case FRENCH -> "fr-FR";
			case SPANISH -> "es-ES";
			case ARABIC -> "ar-SA";
		};
	}

}
