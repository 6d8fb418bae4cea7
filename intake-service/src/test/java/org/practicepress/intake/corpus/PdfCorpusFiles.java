package org.practicepress.intake.corpus;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.LibreOffice;
import org.practicepress.intake.blankform.FilledPdf;
import org.practicepress.intake.blankform.Filling;
import org.practicepress.intake.blankform.PdfForm;

/**
 * Makes the corpus's PDF files anew, from the answers and the Word forms in it: run it in
 * the module's directory after {@link CorpusFiles}.
 */
final class PdfCorpusFiles {

	private PdfCorpusFiles() {
	}

	/**
	 * Makes the files.
	 * @param arguments none
	 * @throws IOException when a file cannot be read or written
	 * @throws InterruptedException when it is stopped
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path work = Files.createTempDirectory("corpus");
		PdfForm form = new PdfForm(PracticeForm.load());
		for (FormLanguage language : FormLanguage.values()) {
			Path directory = CorpusAnswers.DIRECTORY.resolve(language.code());
			try (Stream<Path> files = Files.list(directory)) {
				for (Path json : files.filter((file) -> file.toString().endsWith(".json")).toList()) {
					String name = json.getFileName().toString().replace(".json", "");
					Answers answers = CorpusAnswers.of(json);
					Files.write(directory.resolve(name + ".pdf"),
							Filling.fill(FilledPdf.of(form.write(language)), answers, language));
					boolean fromWord = language == FormLanguage.ENGLISH || language == FormLanguage.ARABIC;
					Path filled = directory.resolve(name + (fromWord ? ".docx" : ".odt"));
					Path printed = LibreOffice.save("pdf", work, List.of(filled)).getFirst();
					Files.write(directory.resolve(name + ".scan.pdf"), scan(printed));
					Files.move(printed, directory.resolve(name + ".printed.pdf"), StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
	}

	/** Pictures of the pages, with the grain of paper. */
	private static byte[] scan(Path printed) throws IOException {
		Random grain = new Random(7);
		ByteArrayOutputStream scan = new ByteArrayOutputStream();
		try (PDDocument pdf = Loader.loadPDF(printed.toFile()); PDDocument pages = new PDDocument()) {
			PDFRenderer renderer = new PDFRenderer(pdf);
			for (int i = 0; i < pdf.getNumberOfPages(); i++) {
				BufferedImage picture = renderer.renderImageWithDPI(i, 200, ImageType.GRAY);
				for (int n = 0; n < picture.getWidth() * picture.getHeight() / 400; n++) {
					int gray = 190 + grain.nextInt(65);
					picture.setRGB(grain.nextInt(picture.getWidth()), grain.nextInt(picture.getHeight()),
							gray << 16 | gray << 8 | gray);
				}
				PDPage page = new PDPage(PDRectangle.A4);
				pages.addPage(page);
				try (PDPageContentStream content = new PDPageContentStream(pages, page)) {
					content.drawImage(JPEGFactory.createFromImage(pages, picture, 0.5f), 0, 0,
							PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
				}
			}
			pages.save(scan);
		}
		return scan.toByteArray();
	}

}
