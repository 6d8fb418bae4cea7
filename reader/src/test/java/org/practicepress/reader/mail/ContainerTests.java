package org.practicepress.reader.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.checkers.Growth;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.result.Recognised.Mail.Instead;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that hold others: what lies in them comes out as if it had been sent by itself.
 */
class ContainerTests {

	private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	private static final String FORWARDED = """
			From: nour@example.org
			Content-Type: multipart/mixed; boundary=c

			--c

			Good morning
			--c
			Content-Type: application/pdf
			Content-Disposition: attachment; filename=form.pdf

			%PDF-1.7
			--c--
			""";

	@TempDir
	private Path directory = Path.of("");

	@Test
	void anArchiveBringsWhatIsInIt() throws IOException {
		byte[] zip = zip("forms/form.pdf", PDF, "__MACOSX/forms/._form.pdf", PDF, ".DS_Store", PDF, "forms/", PDF,
				"../../práctica.pdf", PDF, "inner.zip", zip("deep.pdf", PDF), "mail.eml",
				FORWARDED.getBytes(StandardCharsets.UTF_8));
		Recognised.Mail mail = open("application/zip", "forms.zip", zip);
		assertThat(mail.files()).extracting(EmbeddedFile::name)
			.containsExactly("form.pdf", "práctica.pdf", "deep.pdf", "form.pdf");
		assertThat(mail.files()).extracting(EmbeddedFile::mediaType).containsOnly("application/pdf");
		assertThat(mail.files()).allSatisfy((file) -> assertThat(file.file()).hasParentRaw(this.directory));
	}

	@Test
	void aDocumentThatIsAnArchiveIsLeftAsItIs() throws IOException {
		for (String part : new String[] { "[Content_Types].xml", "mimetype" }) {
			assertThat(open("application/zip", "form", zip(part, PDF, "word/document.xml", PDF)).files())
				.extracting(EmbeddedFile::name)
				.containsExactly("form");
		}
	}

	@Test
	void whatWasMadeToBreakItsReaderIsAFileLikeAnyOther() throws IOException {
		for (String begins : new String[] { "PK\u0003\u0004", "x\u009f>\"", "\u00d0\u00cf\u0011\u00e0" }) {
			byte[] damaged = (begins + "damaged".repeat(100)).getBytes(StandardCharsets.ISO_8859_1);
			assertThat(open("application/octet-stream", "file.dat", damaged).files()).extracting(EmbeddedFile::name)
				.containsExactly("file.dat");
		}
		assertThat(open("application/pkcs7-mime", "smime.p7m", PDF).files()).hasSize(1);
	}

	@Test
	void noMoreComesOutThanIsTaken() throws IOException {
		byte[] bomb = zip("zeros.pdf", new byte[3_000_000], "form.pdf", PDF);
		assertThat(open("application/zip", "bomb.zip", bomb)).satisfies((mail) -> {
			assertThat(mail.tooLarge()).isEqualTo("zeros.pdf");
			assertThat(mail.files()).extracting(EmbeddedFile::name).containsExactly("form.pdf");
		});
		byte[] nested = zip("form.pdf", PDF);
		for (int i = 0; i < 30; i++) {
			nested = zip("nested.zip", nested);
		}
		assertThat(open("application/zip", "nested.zip", nested)).satisfies((mail) -> {
			assertThat(mail.tooMuch()).isTrue();
			assertThat(mail.files()).isEmpty();
		});
		Object[] many = new Object[4_000];
		for (int i = 0; i < many.length; i += 2) {
			many[i] = i + ".pdf";
			many[i + 1] = PDF;
		}
		assertThat(open("application/zip", "many.zip", zip(many))).satisfies((mail) -> {
			assertThat(mail.tooMany()).isTrue();
			assertThat(mail.files()).hasSize(20);
		});
	}

	@Test
	void anArchiveThatWantsAPasswordIsNamed() throws IOException {
		byte[] zip = zip("form.pdf", PDF);
		encrypt(zip);
		assertThat(open("application/zip", "forms.zip", zip)).satisfies((mail) -> {
			assertThat(mail.files()).isEmpty();
			assertThat(mail.locked()).isEqualTo("forms.zip");
		});
	}

	@Test
	void aMailThatOutlookHasSavedIsOpened() throws IOException {
		Recognised.Mail mail = open("application/vnd.ms-outlook", "Our practice.msg", outlook(true));
		assertThat(mail.files()).singleElement().satisfies((file) -> {
			assertThat(file.name()).isEqualTo("práctica.pdf");
			assertThat(file.mediaType()).isEqualTo("application/pdf");
			assertThat(file.file()).hasBinaryContent(PDF);
		});
		assertThat(open("application/octet-stream", "practice", outlook(false)).words())
			.isEqualTo("See the file.\nGood morning");
	}

	@Test
	void winmailDatIsOpened() throws IOException {
		Recognised.Mail mail = open("application/ms-tnef", "winmail.dat", winmail());
		assertThat(mail.files()).singleElement().satisfies((file) -> {
			assertThat(file.name()).isEqualTo("form.pdf");
			assertThat(file.file()).hasBinaryContent(PDF);
		});
	}

	@Test
	void aMailThatWasPassedOnAsSomeFileIsOpened() throws IOException {
		assertThat(open("application/octet-stream", "Our practice.eml", FORWARDED.getBytes(StandardCharsets.UTF_8))
			.files()).extracting(EmbeddedFile::name).containsExactly("form.pdf");
	}

	@Test
	void aMailWithinItsSignatureIsOpened() throws IOException {
		byte[] signed = new ContentInfo(CMSObjectIdentifiers.signedData, new SignedData(new DERSet(),
				new ContentInfo(CMSObjectIdentifiers.data,
						new BEROctetString(FORWARDED.getBytes(StandardCharsets.UTF_8))),
				null, null, new DERSet()))
			.getEncoded();
		assertThat(open("application/pkcs7-mime; smime-type=signed-data", "smime.p7m", signed).files())
			.extracting(EmbeddedFile::name)
			.containsExactly("form.pdf");
		assertThat(open("application/octet-stream", "smime.p7m", signed).files()).hasSize(1);
	}

	@Test
	void anEncryptedMailIsToldAbout() throws IOException {
		byte[] enveloped = new ContentInfo(CMSObjectIdentifiers.envelopedData, new DERSet()).getEncoded();
		assertThat(open("application/pkcs7-mime; smime-type=enveloped-data", "smime.p7m", enveloped))
			.satisfies((mail) -> {
				assertThat(mail.files()).isEmpty();
				assertThat(mail.instead()).isEqualTo(Instead.ENCRYPTED);
			});
		String pgp = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n";
		assertThat(read("Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n"
				+ "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\n"
				+ "Content-Type: application/octet-stream; name=encrypted.asc\r\n\r\n" + pgp + "--b--\r\n"))
			.satisfies((mail) -> {
				assertThat(mail.files()).isEmpty();
				assertThat(mail.instead()).isEqualTo(Instead.ENCRYPTED);
			});
		assertThat(read("Content-Type: text/plain\r\n\r\n" + pgp).instead()).isEqualTo(Instead.ENCRYPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://1drv.ms/w/s!Aabc", "http://1drv.ms/x", "https://onedrive.live.com/?cid=1",
			"https://hub.sharepoint.com/:w:/s/a", "https://hub-my.sharepoint.com/:w:/g/personal/a",
			"https://drive.google.com/file/d/1/view", "https://docs.google.com/document/d/1/edit",
			"https://www.dropbox.com/scl/fi/1/form.docx?dl=0", "HTTPS://DROPBOX.COM/s/1", "https://we.tl/t-1",
			"https://wetransfer.com/downloads/1", "see (https://we.tl/t-1)", "https://eu.we.tl:443/t-1",
			"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2F1drv.ms%2Fw%2Fs&data=1" })
	void aLinkInsteadOfAFileIsSeen(String link) throws IOException {
		assertThat(read("Content-Type: text/plain\r\n\r\nHere it is: " + link + "\r\n").instead())
			.isEqualTo(Instead.LINK);
		assertThat(read("Content-Type: text/html\r\n\r\n<p>Here it is: <a href=\"" + link + "\">our form</a>\r\n")
			.instead()).isEqualTo(Instead.LINK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.org/?https://1drv.example", "https://not1drv.ms/w", "1drv.ms",
			"https://dropbox.com.example.org/", "https://example.org/dropbox.com", "https://", "dropbox",
			"https://dropbox.com@example.org/", "> https://we.tl/t-1" })
	void otherLinksAreNone(String link) throws IOException {
		assertThat(read("Content-Type: text/plain\r\n\r\n" + link + "\r\n").instead()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://", "https%3A%2F%2F", "https://a.", "https://a@", "http" })
	void linksAreFoundInOnePass(String piece) {
		Growth.isLinear(20_000, (size) -> SharedFiles.areLinkedIn(piece.repeat(size)));
	}

	private Recognised.Mail open(String type, String name, byte[] content) throws IOException {
		return read("Subject: Our practice\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
				+ "Content-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\nContent-Type: " + type
				+ "\r\nContent-Disposition: attachment; filename=\"" + name
				+ "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + Base64.getMimeEncoder().encodeToString(content)
				+ "\r\n--b--\r\n");
	}

	private Recognised.Mail read(String mail) throws IOException {
		Recognised recognised = MailShape.open(mail.getBytes(StandardCharsets.UTF_8), this.directory);
		assertThat(recognised).isInstanceOf(Recognised.Mail.class);
		return (Recognised.Mail) recognised;
	}

	private static byte[] zip(Object... entries) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int i = 0; i < entries.length; i += 2) {
				zip.putNextEntry(new ZipEntry((String) entries[i]));
				if (!((String) entries[i]).endsWith("/")) {
					zip.write((byte[]) entries[i + 1]);
				}
			}
		}
		return bytes.toByteArray();
	}

	/** Says so in both heads of its file. */
	private static void encrypt(byte[] zip) {
		for (int i = 0; i < zip.length - 8; i++) {
			if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4) {
				zip[i + 6] |= 1;
			}
			if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
				zip[i + 8] |= 1;
			}
		}
	}

	private static byte[] outlook(boolean withFile) throws IOException {
		try (POIFSFileSystem mail = new POIFSFileSystem()) {
			put(mail.getRoot(), "__properties_version1.0", new byte[32]);
			put(mail.getRoot(), "__substg1.0_1000001F", "Good morning".getBytes(StandardCharsets.UTF_16LE));
			put(mail.getRoot(), "__substg1.0_0037001F", "Our practice".getBytes(StandardCharsets.UTF_16LE));
			if (withFile) {
				DirectoryEntry file = mail.getRoot().createDirectory("__attach_version1.0_#00000000");
				put(file, "__properties_version1.0", new byte[8]);
				put(file, "__substg1.0_3707001F", "práctica.pdf".getBytes(StandardCharsets.UTF_16LE));
				put(file, "__substg1.0_37010102", PDF);
			}
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			mail.writeFilesystem(bytes);
			return bytes.toByteArray();
		}
	}

	private static void put(DirectoryEntry directory, String name, byte[] content) throws IOException {
		directory.createDocument(name, new ByteArrayInputStream(content));
	}

	private static byte[] winmail() {
		ByteBuffer bytes = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0x223e9f78).putShort((short) 1);
		attribute(bytes, 0x00069002, new byte[14]);
		attribute(bytes, 0x00018010, "form.pdf\0".getBytes(StandardCharsets.US_ASCII));
		attribute(bytes, 0x0006800f, PDF);
		byte[] written = new byte[bytes.position()];
		bytes.flip().get(written);
		return written;
	}

	private static void attribute(ByteBuffer bytes, int id, byte[] data) {
		int sum = 0;
		for (byte one : data) {
			sum += one & 0xff;
		}
		bytes.put((byte) 2).putInt(id).putInt(data.length).put(data).putShort((short) sum);
	}

}
