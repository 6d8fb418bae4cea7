package org.practicepress.intake.parsing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.blankform.FilledPdf;
import org.practicepress.intake.blankform.PdfForm;
import org.practicepress.reader.child.FileParser;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.text.Markup;
import org.practicepress.reader.text.Parsed;
import org.practicepress.reader.wire.Pace;

import static org.assertj.core.api.Assertions.assertThat;

class PdfParserTests {

	private static final String NAME = "<span data-field=\"contributor.name\">Amal Haddad";

	private final byte[] filled = FilledPdf.of(new PdfForm(PracticeForm.load()).write(FormLanguage.ENGLISH))
		.type("contributor.name", "Amal Haddad")
		.type("practice.context", "One\nTwo")
		.tick("practice.phase", "return")
		.tick("practice.evidence", "proven")
		.toBytes();

	private final FileParser parser = new FileParser();

	@TempDir
	private Path directory = Path.of("");

	@BeforeEach
	void makePlaceForEmbeddedFiles() throws IOException {
		Files.createDirectory(this.directory.resolve("embedded"));
	}

	@Test
	void readsFields() throws IOException {
		Parsed.Text text = text(parse(this.filled));
		assertThat(text.mediaType()).isEqualTo("application/pdf");
		assertThat(text.xhtml()).contains(NAME)
			.contains("<span data-field=\"practice.context\">One<br />\nTwo<br />")
			.contains("<span data-field=\"practice.phase/return\" data-checked=\"true\" />")
			.contains("<span data-field=\"practice.phase/reintegration\" data-checked=\"false\" />")
			.contains("<span data-field=\"practice.evidence/proven\" data-checked=\"true\" />")
			.contains("data-column=\"left\">Your name\u00a0*</p>");
		assertThat(text.metadata()).containsEntry("custom:practice-form", List.of("v1"))
			.containsEntry("custom:language", List.of("en"));
	}

	/** Many offices forbid to change or print what they send out. */
	@Test
	void readsWhatIsProtectedWithoutAPassword() throws IOException {
		assertThat(text(parse(encrypted(""))).xhtml()).contains(NAME);
	}

	@Test
	void doesNotGuessPasswords() throws IOException {
		assertThat(parse(encrypted("secret"))).isEqualTo(new Parsed.Failed("application/pdf", Reason.ENCRYPTED));
	}

	@Test
	void leavesXfaAlone() throws IOException {
		try (PDDocument pdf = Loader.loadPDF(this.filled)) {
			COSStream xfa = pdf.getDocument().createCOSStream();
			try (var out = xfa.createOutputStream()) {
				out.write("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"
					.getBytes(StandardCharsets.UTF_8));
			}
			Objects.requireNonNull(pdf.getDocumentCatalog().getAcroForm(null)).getCOSObject().setItem(COSName.XFA, xfa);
			assertThat(text(parse(saved(pdf))).xhtml()).contains(NAME).doesNotContain("root:");
		}
	}

	@Test
	void findsFieldsThatLostTheWayToTheirForm() throws IOException {
		try (PDDocument pdf = Loader.loadPDF(this.filled)) {
			Objects.requireNonNull(pdf.getDocumentCatalog().getAcroForm(null))
				.getCOSObject()
				.removeItem(COSName.FIELDS);
			assertThat(text(parse(saved(pdf))).xhtml()).contains(NAME);
		}
	}

	/**
	 * It is drawn for whoever compares answers; a page that would fill the memory is not.
	 */
	@Test
	void drawsPagesButNoneThatIsMilesLong() throws IOException {
		byte[] document;
		try (PDDocument pdf = new PDDocument()) {
			for (PDRectangle size : List.of(PDRectangle.A4, new PDRectangle(10, 14_400), PDRectangle.A5)) {
				pdf.addPage(new PDPage(size));
			}
			document = saved(pdf);
		}
		Parsed.Text text = text(parse(document));
		assertThat(text.embedded()).extracting(EmbeddedFile::name).containsExactly("page-1.jpg", "page-3.jpg");
		assertThat(text.xhtml()).contains("<div data-page=\"page-1.jpg\" data-width=\"595.3\" data-height=\"841.9\"")
			.contains("<div data-page=\"\" data-width=\"10.0\"");
	}

	@Test
	void saysThatAFileIsDamaged() throws IOException {
		assertThat(parse("%PDF-1.7\nnothing".getBytes(StandardCharsets.US_ASCII)))
			.isEqualTo(new Parsed.Failed("application/pdf", Reason.DAMAGED));
		assertThat(parse(Arrays.copyOf(this.filled, this.filled.length / 3)))
			.isEqualTo(new Parsed.Failed("application/pdf", Reason.DAMAGED));
	}

	@Test
	void takesOutPhotosAndLeavesLogos() throws IOException {
		byte[] photo = FilledForms.photo(0.4f);
		try (PDDocument pdf = new PDDocument()) {
			PDPage page = new PDPage();
			pdf.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
				content.drawImage(PDImageXObject.createFromByteArray(pdf, photo, "photo"), 100, 400, 240, 150);
				content.drawImage(PDImageXObject.createFromByteArray(pdf, logo(), "logo"), 20, 700, 40, 25);
				content.beginText();
				content.setFont(new PDType1Font(FontName.HELVETICA), 10);
				content.newLineAtOffset(100, 380);
				content.showText("A workshop in Mosul");
				content.endText();
			}
			Parsed.Text text = text(parse(saved(pdf)));
			List<EmbeddedFile> photos = text.embedded()
				.stream()
				.filter((file) -> !Markup.isPagePicture(file.name()))
				.toList();
			assertThat(photos).singleElement().satisfies((found) -> {
				assertThat(found.mediaType()).isEqualTo("image/jpeg");
				assertThat(found.file()).hasBinaryContent(photo);
				assertThat(text.xhtml()).containsSubsequence("<img src=\"" + found.name() + "\"",
						"A workshop in Mosul");
			});
		}
	}

	private static byte[] logo() throws IOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(40, 25, BufferedImage.TYPE_INT_RGB), "png", png);
		return png.toByteArray();
	}

	private byte[] encrypted(String password) throws IOException {
		try (PDDocument pdf = Loader.loadPDF(this.filled)) {
			AccessPermission permission = new AccessPermission();
			permission.setCanExtractContent(false);
			permission.setCanModify(false);
			StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, permission);
			policy.setEncryptionKeyLength(128);
			pdf.protect(policy);
			return saved(pdf);
		}
	}

	private static byte[] saved(PDDocument pdf) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		pdf.save(bytes);
		return bytes.toByteArray();
	}

	private Parsed parse(byte[] document) throws IOException {
		return this.parser.parse(Files.write(this.directory.resolve("file"), document),
				this.directory.resolve("embedded"), Pace.PATIENT);
	}

	private static Parsed.Text text(Parsed parsed) {
		assertThat(parsed).isInstanceOf(Parsed.Text.class);
		return (Parsed.Text) parsed;
	}

}
