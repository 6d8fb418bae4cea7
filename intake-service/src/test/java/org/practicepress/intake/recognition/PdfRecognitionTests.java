package org.practicepress.intake.recognition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.fdf.FDFDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.LibreOffice;
import org.practicepress.intake.blankform.FilledForm;
import org.practicepress.intake.blankform.FilledPdf;
import org.practicepress.intake.blankform.PdfForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.intake.parsing.ChildProcesses;
import org.practicepress.intake.parsing.DocumentParser;
import org.practicepress.intake.parsing.Parsed;
import org.practicepress.intake.recognition.Recognised.Photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The form as PDF: filled in on screen, or printed from a word processor. */
@ExtendWith(ChildProcesses.class)
class PdfRecognitionTests {

	private static final PracticeForm FORM = PracticeForm.load();

	private final FormRecognition recognition = new FormRecognition(FORM);

	private final DocumentParser parser;

	@TempDir
	private Path directory = Path.of("");

	PdfRecognitionTests(DocumentParser parser) {
		this.parser = parser;
	}

	@ParameterizedTest
	@EnumSource
	void readsWhatWasTypedIntoTheFields(FormLanguage language) throws IOException {
		byte[] blank = new PdfForm(FORM).write(language);
		Recognised.Practice practice = practice(recognise(SpokenAnswers.in(language).fill(FilledPdf.of(blank))));
		assertThat(SpokenAnswers.in(language).misread(practice.answers().asMap())).isEmpty();
		assertThat(practice.found().values()).containsOnly(FoundBy.ACROFORM_FIELD);
		assertThat(practice.formLanguage()).isEqualTo(language);
		assertThat(practice.formVersion()).isEqualTo(1);
		assertThat(recognise(blank)).isEqualTo(new Recognised.EmptyForm(1, language));
	}

	@ParameterizedTest
	@EnumSource
	void readsWhatWasPrinted(FormLanguage language) throws IOException, InterruptedException {
		byte[] filled = SpokenAnswers.in(language).fill(FilledForm.of(new WordForm(FORM).write(language)));
		Recognised.Practice practice = practice(recognise(printed(filled)));
		assertThat(SpokenAnswers.in(language).misread(practice.answers().asMap())).isEmpty();
		assertThat(practice.found().values()).containsOnly(FoundBy.TEXT_LABEL);
		assertThat(practice.formLanguage()).isEqualTo(language);
	}

	@ParameterizedTest
	@EnumSource(names = { "ENGLISH", "ARABIC" })
	void readsWhatAnotherProgramHasFilledIn(FormLanguage language) throws IOException, InterruptedException {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/pdftk")), "There is no pdftk here");
		byte[] blank = new PdfForm(FORM).write(language);
		Path form = Files.write(this.directory.resolve("blank.pdf"), blank);
		Path data = this.directory.resolve("data.fdf");
		try (PDDocument pdf = Loader.loadPDF(SpokenAnswers.in(language).fill(FilledPdf.of(blank)));
				FDFDocument fdf = Objects.requireNonNull(pdf.getDocumentCatalog().getAcroForm(null)).exportFDF()) {
			fdf.save(data.toFile());
		}
		Path filled = this.directory.resolve("filled.pdf");
		Process process = new ProcessBuilder("/usr/bin/pdftk", form.toString(), "fill_form", data.toString(), "output",
				filled.toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor()).isZero();
		Recognised.Practice practice = practice(recognise(Files.readAllBytes(filled)));
		assertThat(SpokenAnswers.in(language).misread(practice.answers().asMap())).isEmpty();
	}

	/** Some viewers save a filled-in form as if it were printed. */
	@Test
	void readsFieldsThatWereMadePartOfThePage() throws IOException {
		byte[] filled = SpokenAnswers.in(FormLanguage.FRENCH)
			.fill(FilledPdf.of(new PdfForm(FORM).write(FormLanguage.FRENCH)));
		ByteArrayOutputStream flat = new ByteArrayOutputStream();
		try (PDDocument pdf = Loader.loadPDF(filled)) {
			PDAcroForm fields = Objects.requireNonNull(pdf.getDocumentCatalog().getAcroForm(null));
			List<PDField> all = new ArrayList<>();
			fields.getFieldTree().forEach(all::add);
			fields.flatten(all, true);
			pdf.save(flat);
		}
		Recognised.Practice practice = practice(recognise(flat.toByteArray()));
		assertThat(SpokenAnswers.in(FormLanguage.FRENCH).misread(practice.answers().asMap())).isEmpty();
		assertThat(practice.found().values()).containsOnly(FoundBy.TEXT_LABEL);
	}

	@Test
	void findsPhotosInPrintWithTheirCaptions() throws IOException, InterruptedException {
		FilledForm form = FilledForm.of(new WordForm(FORM).write(FormLanguage.SPANISH));
		SpokenAnswers.in(FormLanguage.SPANISH)
			.fill(form.photo("practice.photos", FilledForms.photo(0.2f), "El taller de Choluteca. Foto: Amal Haddad")
				.photo("practice.photos", FilledForms.photo(0.7f), "La panadería"));
		Recognised.Practice practice = practice(recognise(printed(form.toBytes())));
		assertThat(practice.photos()).extracting(Photo::mediaType, Photo::caption, Photo::credit)
			.containsExactly(tuple("image/jpeg", "El taller de Choluteca.", "Amal Haddad"),
					tuple("image/jpeg", "La panadería", null));
	}

	/** A page of the form, printed and photographed: read, and said to be doubtful. */
	@Test
	void readsAPhotoOfAPage() throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "There is no Tesseract here");
		ByteArrayOutputStream photo = new ByteArrayOutputStream();
		try (PDDocument scan = Loader.loadPDF(Path.of("src/test/resources/corpus/en/tailors.scan.pdf").toFile())) {
			ImageIO.write(new PDFRenderer(scan).renderImageWithDPI(0, 200), "jpeg", photo);
		}
		Recognised.Practice practice = practice(recognise(photo.toByteArray()));
		assertThat(practice.found().values()).containsOnly(FoundBy.OCR);
		assertThat(practice.answers().first("contributor.email")).isPresent();
		assertThat(practice.formLanguage()).isEqualTo(FormLanguage.ENGLISH);
	}

	private byte[] printed(byte[] word) throws IOException, InterruptedException {
		Path form = Files.write(this.directory.resolve("form.docx"), word);
		return Files.readAllBytes(LibreOffice.save("pdf", this.directory.resolve("printed"), List.of(form)).getFirst());
	}

	private Recognised recognise(byte[] document) throws IOException {
		Path file = Files.write(this.directory.resolve("form"), document);
		Path embedded = Files.createDirectories(this.directory.resolve("embedded"));
		Parsed parsed = this.parser.parse(file, embedded);
		assertThat(parsed).isInstanceOf(Parsed.Text.class);
		return this.recognition.recognise((Parsed.Text) parsed);
	}

	private static Recognised.Practice practice(Recognised recognised) {
		assertThat(recognised).isInstanceOf(Recognised.Practice.class);
		return (Recognised.Practice) recognised;
	}

}
