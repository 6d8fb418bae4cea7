package org.practicepress.intake.blankform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.render.Box;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.print.Typesetter;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes the blank form as a PDF to be filled in, on screen or by hand. The page is set
 * first, with an empty box for each answer; then a field is laid over each box. The same
 * form and language always give the same bytes.
 */
public final class PdfForm {

	/** What the ids of all boxes begin with; the name of a field follows. */
	private static final String ID = "answer:";

	private static final Pattern BOX = Pattern.compile(ID + ".*");

	/** The room one line of an answer takes, in points. */
	private static final int LINE = 18;

	/** What fits on a page beside the section's heading. */
	private static final int HIGHEST = 560;

	private final PracticeForm form;

	private final SpringTemplateEngine templates;

	/**
	 * The blank forms of a form.
	 * @param form the form
	 */
	public PdfForm(PracticeForm form) {
		this.form = form;
		// an engine of its own: what is printed must not depend on what the web pages
		// configure
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PdfForm.class.getClassLoader());
		resolver.setPrefix("templates/");
		resolver.setSuffix(".html");
		resolver.setTemplateMode(TemplateMode.HTML);
		resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
		this.templates = new SpringTemplateEngine();
		this.templates.setTemplateResolver(resolver);
	}

	/**
	 * Writes one blank form.
	 * @param language its language
	 * @return the bytes of a .pdf file
	 */
	public byte[] write(FormLanguage language) {
		String html = this.templates.process("intake/blank-form", new Context(language.locale(),
				Map.of("form", this.form, "language", language, "style", style(), "page", this)));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (PdfBoxRenderer setter = Typesetter.of(html, language.rightToLeft()).buildPdfRenderer()) {
			setter.createPDFWithoutClosing();
			PDDocument pdf = setter.getPdfDocument();
			describe(pdf, language);
			Map<String, PagePosition<Box>> boxes = setter.findPagePositionsByID(BOX)
				.stream()
				.collect(Collectors.toMap((box) -> box.getId().substring(ID.length()), Function.identity()));
			PdfFields fields = new PdfFields(pdf, this.form.words(), language);
			for (Field field : this.form.fields()) {
				fields.add(field, boxes);
			}
			fields.finish();
			pdf.setDocumentId((long) this.form.mark(language).hashCode());
			pdf.save(bytes, CompressParameters.NO_COMPRESSION);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The blank form cannot be set as PDF", ex);
		}
		return bytes.toByteArray();
	}

	private void describe(PDDocument pdf, FormLanguage language) {
		PDDocumentInformation about = pdf.getDocumentInformation();
		Calendar unchanging = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
		unchanging.setTimeInMillis(315_532_800_000L);
		about.setCreationDate(unchanging);
		about.setModificationDate(unchanging);
		about.setCustomMetadataValue(this.form.name(), "v" + this.form.version());
		about.setCustomMetadataValue("language", language.code());
		if (language.rightToLeft()) {
			PDViewerPreferences preferences = pdf.getDocumentCatalog().getViewerPreferences();
			preferences.setReadingDirection(PDViewerPreferences.READING_DIRECTION.R2L);
		}
	}

	/**
	 * The room for an answer. Paper and PDF do not grow with what is written, so that
	 * most of what may be written must fit.
	 * @param field the field
	 * @return the height in points
	 */
	public int height(Field field) {
		Integer words = field.words();
		if (words != null) {
			return Math.min(2 * LINE + 7 * words / 10, HIGHEST);
		}
		return switch (field.type()) {
			case LONG_TEXT, LINKS -> 4 * LINE;
			case COUNTRIES -> 2 * LINE;
			default -> LINE;
		};
	}

	/**
	 * How much may be answered.
	 * @param field the field
	 * @param language the reader's
	 * @return such as {@code up to 60 words}, empty when it need not be told
	 */
	public String limit(Field field, FormLanguage language) {
		return switch (field.type()) {
			case CHOICES -> this.form.words().tickAll().in(language);
			case CHOICE -> this.form.words().chooseOne().in(language);
			default -> this.form.words().limit(field, language);
		};
	}

	/**
	 * Whether only one of the choices can be the answer.
	 * @param field the field
	 * @return true for those whose choices exclude one another
	 */
	static boolean one(Field field) {
		return field.type() == FieldType.CHOICE || field.type() == FieldType.YES_NO;
	}

	static boolean manyLines(Field field) {
		return switch (field.type()) {
			case LONG_TEXT, LINKS, COUNTRIES -> true;
			default -> false;
		};
	}

	private static String style() {
		try (InputStream in = Objects.requireNonNull(PdfForm.class.getResourceAsStream("/intake/blankform/form.css"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
