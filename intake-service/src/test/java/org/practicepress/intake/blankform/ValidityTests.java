package org.practicepress.intake.blankform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.checkers.Checkers;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The forms stand up to checkers that others wrote, blank and filled in, in every
 * language. Each checker is given something broken, too: one that never complains would
 * prove nothing.
 */
class ValidityTests {

	private static final PracticeForm FORM = PracticeForm.load();

	private static final PdfForm PDF_FORM = new PdfForm(FORM);

	private static final Map<FormLanguage, byte[]> PDFS = new EnumMap<>(FormLanguage.class);

	@TempDir
	private Path directory = Path.of("");

	@Test
	void theWordFormsAreAsTheSchemasAsk() throws IOException {
		List<Path> files = new ArrayList<>();
		WordForm word = new WordForm(FORM);
		for (FormLanguage language : FormLanguage.values()) {
			byte[] blank = word.write(language);
			files.add(file(language, "blank.docx", blank));
			files.add(file(language, "typed.docx", word.write(language, answers(language))));
			files.add(file(language, "asked.docx", word.write(language, answers(language), asked())));
			files.add(file(language, "filled.docx", Filling.fill(FilledForm.of(blank), answers(language), language)));
		}
		assertThat(Checkers.word(files)).isEmpty();
	}

	@Test
	void whatIsAskedIsACommentAtItsField() throws IOException {
		byte[] form = new WordForm(FORM).write(FormLanguage.ARABIC, answers(FormLanguage.ARABIC), asked());
		try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(form))) {
			assertThat(word.getComments()).extracting(XWPFComment::getAuthor, XWPFComment::getText)
				.containsExactly(Tuple.tuple("The editors", "How <many>?\n& when"), Tuple.tuple("The editors", "متى؟"));
			XWPFTableCell asked = word.getTables()
				.stream()
				.flatMap((table) -> table.getRows().stream())
				.map((row) -> row.getCell(0))
				.filter((cell) -> cell.getCTTc().xmlText().contains("commentReference"))
				.findFirst()
				.orElseThrow();
			assertThat(asked.getText())
				.contains(FORM.find("practice.results").orElseThrow().label(FormLanguage.ARABIC));
		}
	}

	/** One is at a field that no form has any more. */
	private static Comments asked() {
		Map<String, String> questions = new LinkedHashMap<>();
		questions.put("practice.colour", "Why red?");
		questions.put("practice.results", "How <many>?\n& when\u0000\ufffe");
		questions.put("consent.publish", "متى؟");
		return new Comments("The editors", Instant.parse("2026-11-03T09:40:05.123Z"), questions);
	}

	@Test
	void aWordFormOutOfOrderIsComplainedOf() throws IOException {
		byte[] broken = FilledForm.zip(changed(new WordForm(FORM).write(FormLanguage.ENGLISH), "word/document.xml",
				"<w:cantSplit/>", "<w:cantSplit/><w:tblW/>"));
		assertThat(Checkers.word(List.of(file(FormLanguage.ENGLISH, "broken.docx", broken)))).isNotEmpty();
	}

	@Test
	void theOpenDocumentFormsAreAsTheStandardAsks() throws IOException, InterruptedException {
		List<Path> files = new ArrayList<>();
		for (FormLanguage language : FormLanguage.values()) {
			byte[] blank = new OpenDocumentForm(FORM).write(language);
			files.add(file(language, "blank.odt", blank));
			files.add(file(language, "filled.odt",
					Filling.fill(FilledOpenDocument.of(blank), answers(language), language)));
		}
		assertThat(Checkers.openDocument(files)).isEmpty();
	}

	@Test
	void anOpenDocumentFormOutOfOrderIsComplainedOf() throws IOException, InterruptedException {
		byte[] broken = FilledForm.zip(changed(new OpenDocumentForm(FORM).write(FormLanguage.ENGLISH), "content.xml",
				"<office:text>", "<office:text><table:table-row/>"));
		assertThat(Checkers.openDocument(List.of(file(FormLanguage.ENGLISH, "broken.odt", broken)))).isNotEmpty();
	}

	@Test
	void thePdfFormsAreAccessible() throws IOException, InterruptedException {
		List<Path> files = new ArrayList<>();
		for (FormLanguage language : FormLanguage.values()) {
			files.add(file(language, "blank.pdf", pdf(language)));
		}
		assertThat(Checkers.accessiblePdf(files)).isEmpty();
	}

	@Test
	void thePdfFormsAreOpenedWithoutComplaint() throws IOException, InterruptedException {
		Assumptions.assumeTrue(Checkers.pdfReaders(), "There are no QPDF and Poppler here");
		List<Path> files = new ArrayList<>();
		for (FormLanguage language : FormLanguage.values()) {
			byte[] blank = pdf(language);
			files.add(file(language, "blank.pdf", blank));
			files.add(file(language, "filled.pdf", Filling.fill(FilledPdf.of(blank), answers(language), language)));
		}
		// what people type is drawn by each program in a font of its own, and Poppler
		// looks for no other when the usual one has no Arabic
		assertThat(Checkers.pdf(files))
			.allMatch((complaint) -> complaint.contains("couldn't find a font for character U+06"));
	}

	@Test
	void aPdfFormCutOffIsComplainedOf() throws IOException, InterruptedException {
		byte[] whole = pdf(FormLanguage.FRENCH);
		List<Path> cut = List.of(file(FormLanguage.FRENCH, "cut.pdf", Arrays.copyOf(whole, whole.length / 2)));
		assertThat(Checkers.accessiblePdf(cut)).isNotEmpty();
		Assumptions.assumeTrue(Checkers.pdfReaders(), "There are no QPDF and Poppler here");
		assertThat(Checkers.pdf(cut)).isNotEmpty();
	}

	/** Takes long enough to be done once. */
	private static byte[] pdf(FormLanguage language) {
		return PDFS.computeIfAbsent(language, PDF_FORM::write);
	}

	/** An answer to every question, with signs that documents have a meaning for. */
	private static Answers answers(FormLanguage language) {
		String text = "Étape <1> & \"2\": " + FORM.title(language) + " مخبز في دهوك";
		Map<String, List<String>> answers = new LinkedHashMap<>();
		for (Field field : FORM.fields()) {
			List<String> values = switch (field.type()) {
				case SHORT_TEXT -> List.of(text);
				case LONG_TEXT -> List.of(text + "\n- one\n- two\n1. first");
				case EMAIL -> List.of("rozhin@tigris.example");
				case COUNTRIES -> List.of("IQ", "CO");
				case NUMBER -> List.of("412");
				case MONEY -> List.of("1200 EUR");
				case LINKS -> List.of("https://tigris.example/?a=1&b=2", "https://tigris.example/report");
				case CHOICE, YES_NO -> List.of(field.choices().getFirst().code());
				case CHOICES -> List.of(field.choices().getFirst().code(), field.choices().get(1).code());
				case MONTH, MONTH_OR_ONGOING -> List.of("2020-09");
				case PHOTOS, FILES -> List.of();
			};
			if (!values.isEmpty()) {
				answers.put(field.key(), values);
			}
		}
		return Answers.of(answers);
	}

	private Path file(FormLanguage language, String name, byte[] content) throws IOException {
		return Files.write(this.directory.resolve(language.code() + "-" + name), content);
	}

	private static Map<String, byte[]> changed(byte[] document, String part, String text, String other)
			throws IOException {
		Map<String, byte[]> parts = FilledForm.unzip(document);
		parts.computeIfPresent(part, (name, xml) -> new String(xml, StandardCharsets.UTF_8).replaceFirst(text, other)
			.getBytes(StandardCharsets.UTF_8));
		return parts;
	}

}
