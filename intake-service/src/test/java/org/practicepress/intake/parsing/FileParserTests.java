package org.practicepress.intake.parsing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.blankform.FilledForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.reader.child.FileParser;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.text.Parsed;
import org.practicepress.reader.wire.Pace;

import static org.assertj.core.api.Assertions.assertThat;

class FileParserTests {

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private final byte[] blank = new WordForm(PracticeForm.load()).write(FormLanguage.ENGLISH);

	private final FileParser parser = new FileParser();

	@TempDir
	private Path directory = Path.of("");

	@BeforeEach
	void makePlaceForEmbeddedFiles() throws IOException {
		Files.createDirectory(this.directory.resolve("embedded"));
	}

	@Test
	void readsTextControlsAndPhotosOfAWordDocument() throws IOException {
		byte[] photo = photo();
		byte[] form = FilledForm.of(this.blank)
			.type("contributor.name", "Amal Haddad")
			.type("practice.challenges", "Two of them:\n- No cash\n- No roads")
			.tick("practice.phase", "return")
			.photo("practice.photos", photo, "A workshop")
			.toBytes();
		Parsed.Text text = text(parse(form));
		assertThat(text.mediaType()).isEqualTo(WORD);
		assertThat(text.xhtml()).contains("<span data-field=\"contributor.name\">Amal Haddad</span>")
			.contains("<span data-field=\"practice.title\" data-placeholder=\"true\">Write here</span>")
			.contains("<span data-field=\"practice.phase/return\" data-checked=\"true\">\u2612</span>")
			.contains("<li>No cash</li>")
			.contains("<img src=\"image-1.jpeg\"");
		assertThat(text.metadata()).containsEntry("custom:practice-form", List.of("v1"))
			.containsEntry("custom:language", List.of("en"));
		assertThat(text.embedded()).singleElement().satisfies((file) -> {
			assertThat(file.name()).isEqualTo("image-1.jpeg");
			assertThat(file.mediaType()).isEqualTo("image/jpeg");
			assertThat(file.file()).hasBinaryContent(photo).hasParent(this.directory.resolve("embedded"));
		});
	}

	@Test
	void reportsAFileThatWantsAPassword() throws IOException {
		assertThat(parse(encrypted(this.blank)))
			.isEqualTo(new Parsed.Failed("application/x-tika-ooxml-protected", Reason.ENCRYPTED));
	}

	@Test
	void reportsAZipBombAsDamaged() throws IOException {
		assertThat(parse(with(this.blank, "word/document.xml", new Zeros(1L << 30))))
			.isEqualTo(new Parsed.Failed(WORD, Reason.DAMAGED));
	}

	@Test
	void followsNoEntityOutOfTheFile() throws IOException {
		Path secret = Files.writeString(this.directory.resolve("secret"), "the secret");
		String document = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"" + secret.toUri()
				+ "\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
				+ "<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
		Parsed parsed = parse(
				with(this.blank, "word/document.xml", (out) -> out.write(document.getBytes(StandardCharsets.UTF_8))));
		assertThat(parsed).isInstanceOfSatisfying(Parsed.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Reason.DAMAGED));
	}

	@Test
	void reportsHalfADocumentAsDamaged() throws IOException {
		byte[] half = Arrays.copyOf(this.blank, this.blank.length / 2);
		assertThat(parse(half)).isInstanceOfSatisfying(Parsed.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Reason.DAMAGED));
	}

	@Test
	void readsNoProgramsPicturesAndArchivesWhateverTheirNames() throws IOException {
		byte[] program = new byte[512];
		program[0] = 'M';
		program[1] = 'Z';
		program[60] = 64;
		System.arraycopy("PE\0\0L\1".getBytes(StandardCharsets.ISO_8859_1), 0, program, 64, 6);
		assertThat(parse(program)).isInstanceOfSatisfying(Parsed.Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE));
		assertThat(parse(photo())).isEqualTo(new Parsed.Failed("image/jpeg", Reason.UNSUPPORTED_TYPE));
		assertThat(parse("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII)))
			.isEqualTo(new Parsed.Failed("application/pdf", Reason.DAMAGED));
		ByteArrayOutputStream archive = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(archive)) {
			zip.putNextEntry(new ZipEntry("form.docx"));
			zip.write(this.blank);
		}
		assertThat(parse(archive.toByteArray()))
			.isEqualTo(new Parsed.Failed("application/zip", Reason.UNSUPPORTED_TYPE));
	}

	private Parsed parse(byte[] bytes) throws IOException {
		return this.parser.parse(file(bytes), this.directory.resolve("embedded"), Pace.PATIENT);
	}

	private Path file(byte[] bytes) throws IOException {
		return Files.write(this.directory.resolve("form.docx"), bytes);
	}

	private static Parsed.Text text(Parsed parsed) {
		assertThat(parsed).isInstanceOf(Parsed.Text.class);
		return (Parsed.Text) parsed;
	}

	private static byte[] photo() throws IOException {
		ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
		return jpeg.toByteArray();
	}

	private static byte[] encrypted(byte[] word) throws IOException {
		EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
		Encryptor encryptor = info.getEncryptor();
		encryptor.confirmPassword("secret");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (POIFSFileSystem files = new POIFSFileSystem()) {
			try (OPCPackage document = OPCPackage.open(new ByteArrayInputStream(word));
					OutputStream out = encryptor.getDataStream(files)) {
				document.save(out);
				document.revert();
			}
			files.writeFilesystem(bytes);
		}
		catch (InvalidFormatException | GeneralSecurityException ex) {
			throw new IOException(ex);
		}
		return bytes.toByteArray();
	}

	/** The document with one part exchanged. */
	private static byte[] with(byte[] word, String part, Content content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(word));
				ZipOutputStream to = new ZipOutputStream(bytes)) {
			for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
				to.putNextEntry(new ZipEntry(entry.getName()));
				if (entry.getName().equals(part)) {
					content.write(to);
				}
				else {
					from.transferTo(to);
				}
			}
		}
		return bytes.toByteArray();
	}

	@FunctionalInterface
	private interface Content {

		void write(OutputStream out) throws IOException;

	}

	private record Zeros(long length) implements Content {

		@Override
		public void write(OutputStream out) throws IOException {
			out.write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
				.getBytes(StandardCharsets.UTF_8));
			byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
			for (long written = 0; written < this.length; written += spaces.length) {
				out.write(spaces);
			}
		}

	}

}
