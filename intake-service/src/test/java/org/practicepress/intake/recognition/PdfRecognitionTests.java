package org.practicepress.intake.recognition;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.fdf.FDFDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.LibreOffice;
import org.practicepress.intake.blankform.FilledForm;
import org.practicepress.intake.blankform.FilledPdf;
import org.practicepress.intake.blankform.PdfForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.intake.parsing.ChildProcesses;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.result.Excerpt;
import org.practicepress.reader.result.FoundBy;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.result.Recognised.Photo;
import org.practicepress.reader.wire.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** The form as PDF: filled in on screen, or printed from a word processor. */
@ExtendWith(ChildProcesses.class)
class PdfRecognitionTests {

	private static final PracticeForm FORM = PracticeForm.load();

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\d]+");

	/** Filled in and printed, as soon as one is asked for. */
	private static final Map<FormLanguage, byte[]> PRINTED = new EnumMap<>(FormLanguage.class);

	private final DocumentReader reader;

	@TempDir
	private Path directory = Path.of("");

	PdfRecognitionTests(DocumentReader reader) {
		this.reader = reader;
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
		Recognised.Practice practice = practice(recognise(printed(language)));
		assertThat(SpokenAnswers.in(language).misread(practice.answers().asMap())).isEmpty();
		assertThat(practice.found().values()).containsOnly(FoundBy.TEXT_LABEL);
		assertThat(practice.formLanguage()).isEqualTo(language);
		assertThat(practice.excerpts().keySet()).isEqualTo(practice.found().keySet());
	}

	/** Whoever compares an answer with the page is led to the right place. */
	@Test
	void tellsWhereOnThePagesAnAnswerStands() throws IOException, InterruptedException {
		byte[] printed = printed(FormLanguage.ENGLISH);
		Recognised.Practice practice = practice(recognise(printed));
		try (PDDocument pdf = Loader.loadPDF(printed)) {
			assertThat(practice.pages()).hasSize(pdf.getNumberOfPages());
			for (Recognised.Page page : practice.pages()) {
				BufferedImage picture = ImageIO.read(page.picture().file().toFile());
				assertThat((float) picture.getHeight() / picture.getWidth()).isCloseTo(page.height() / page.width(),
						within(0.01f));
			}
			for (String key : List.of("practice.title", "practice.summary", "practice.results", "practice.lessons")) {
				StringBuilder words = new StringBuilder();
				for (Excerpt excerpt : practice.excerpts().getOrDefault(key, List.of())) {
					words.append(words(pdf, excerpt)).append(' ');
				}
				assertThat(WORD.matcher(words).results().map(MatchResult::group)).as(key)
					.containsAll(WORD.matcher(practice.answers().first(key).orElseThrow())
						.results()
						.map(MatchResult::group)
						.toList());
			}
		}
	}

	private static String words(PDDocument pdf, Excerpt excerpt) throws IOException {
		PDPage page = pdf.getPage(excerpt.page() - 1);
		PDFTextStripperByArea area = new PDFTextStripperByArea();
		area.addRegion("excerpt", new Rectangle2D.Float(0, excerpt.top() - 1, page.getMediaBox().getWidth(),
				excerpt.bottom() - excerpt.top() + 2));
		area.extractRegions(page);
		return area.getTextForRegion("excerpt");
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
	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 6, 8 })
	void readsAPhotoOfAPage(int orientation) throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "There is no Tesseract here");
		ByteArrayOutputStream photo = new ByteArrayOutputStream();
		try (PDDocument scan = Loader
			.loadPDF(Path.of("../reader/src/test/resources/corpus/en/tailors.scan.pdf").toFile())) {
			ImageIO.write(lying(new PDFRenderer(scan).renderImageWithDPI(0, 200), orientation), "jpeg", photo);
		}
		Recognised.Practice practice = practice(recognise(saying(photo.toByteArray(), orientation)));
		assertThat(practice.found().values()).containsOnly(FoundBy.OCR);
		assertThat(practice.pages()).singleElement().satisfies((page) -> {
			BufferedImage picture = ImageIO.read(page.picture().file().toFile());
			assertThat(picture.getHeight()).as("upright").isGreaterThan(picture.getWidth());
		});
		assertThat(practice.excerpts()).containsKey("contributor.email");
		assertThat(practice.answers().first("contributor.email")).isPresent();
		assertThat(practice.formLanguage()).isEqualTo(FormLanguage.ENGLISH);
	}

	/** What a scanner writes when it is not asked for PDF. */
	@Test
	void readsAllPagesOfAScanInOneTiff() throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "There is no Tesseract here");
		Path printed = Path.of("../reader/src/test/resources/corpus/fr/puits.printed.pdf");
		ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		Path scan = this.directory.resolve("scan.tiff");
		try (PDDocument pdf = Loader.loadPDF(printed.toFile());
				ImageOutputStream out = ImageIO.createImageOutputStream(scan.toFile())) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (int page = 0; page < 2; page++) {
				writer.writeToSequence(
						new IIOImage(new PDFRenderer(pdf).renderImageWithDPI(page, 200, ImageType.BINARY), null, null),
						null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		Recognised.Practice practice = practice(recognise(Files.readAllBytes(scan)));
		assertThat(practice.pages()).extracting(Recognised.Page::number).containsExactly(1, 2);
		assertThat(practice.excerpts().values().stream().flatMap(List::stream).map(Excerpt::page)).contains(1, 2);
		assertThat(practice.answers().first("practice.title")).isPresent();
	}

	/** How a camera that was held another way would have stored the page. */
	private static BufferedImage lying(BufferedImage page, int orientation) {
		int quarters = switch (orientation) {
			case 3 -> 2;
			// shown right by a turn to the right: stored after one to the left
			case 6 -> 3;
			case 8 -> 1;
			default -> 0;
		};
		boolean onItsSide = quarters % 2 == 1;
		BufferedImage stored = new BufferedImage(onItsSide ? page.getHeight() : page.getWidth(),
				onItsSide ? page.getWidth() : page.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = stored.createGraphics();
		graphics.translate(stored.getWidth() / 2.0, stored.getHeight() / 2.0);
		graphics.rotate(quarters * Math.PI / 2);
		graphics.drawImage(page, -page.getWidth() / 2, -page.getHeight() / 2, null);
		graphics.dispose();
		return stored;
	}

	/** The photo with an EXIF segment right after its first marker. */
	private static byte[] saying(byte[] jpeg, int orientation) {
		ByteBuffer exif = ByteBuffer.allocate(36);
		exif.putShort((short) 0xffe1).putShort((short) 34).put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
		exif.putShort((short) 42).putInt(8).putShort((short) 1);
		exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
		ByteBuffer photo = ByteBuffer.allocate(jpeg.length + exif.capacity());
		return photo.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
	}

	/** In one go for all languages: the program takes longer to start than to print. */
	private byte[] printed(FormLanguage language) throws IOException, InterruptedException {
		if (PRINTED.isEmpty()) {
			List<Path> forms = new ArrayList<>();
			for (FormLanguage each : FormLanguage.values()) {
				forms.add(Files.write(this.directory.resolve(each + ".docx"),
						SpokenAnswers.in(each).fill(FilledForm.of(new WordForm(FORM).write(each)))));
			}
			Iterator<Path> printed = LibreOffice.save("pdf", this.directory.resolve("printed"), forms).iterator();
			for (FormLanguage each : FormLanguage.values()) {
				PRINTED.put(each, Files.readAllBytes(printed.next()));
			}
		}
		return Objects.requireNonNull(PRINTED.get(language));
	}

	private byte[] printed(byte[] word) throws IOException, InterruptedException {
		Path form = Files.write(this.directory.resolve("form.docx"), word);
		return Files.readAllBytes(LibreOffice.save("pdf", this.directory.resolve("printed"), List.of(form)).getFirst());
	}

	private Recognised recognise(byte[] document) throws IOException {
		Path file = Files.write(this.directory.resolve("form"), document);
		return this.reader.read(Task.FORM, List.of(file), Files.createTempDirectory(this.directory, "embedded"));
	}

	private static Recognised.Practice practice(Recognised recognised) {
		assertThat(recognised).isInstanceOf(Recognised.Practice.class);
		return (Recognised.Practice) recognised;
	}

}
