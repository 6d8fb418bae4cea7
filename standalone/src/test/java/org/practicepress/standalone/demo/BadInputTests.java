package org.practicepress.standalone.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.jayway.jsonpath.JsonPath;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.practicepress.standalone.demo.Browser.UploadedFile;
import org.practicepress.standalone.demo.Postbox.Attachment;
import org.practicepress.standalone.demo.Story.Person;
import org.practicepress.standalone.site.Site;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people and programs send that is no good, to a whole site: each has a clear
 * answer, nobody is written to twice, and the next good form goes through.
 */
@ExtendWith(OneSite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class BadInputTests {

	private static final String JSON = "application/json";

	private static final String DOCUMENT = "word/document.xml";

	private final Site site;

	private final Browser browser;

	private final byte[] blank;

	BadInputTests(Site site) {
		this.site = site;
		this.browser = new Browser(site.url());
		this.blank = this.browser.get("/form/practice-form.en.docx", "*/*").body();
	}

	@Test
	void anEmptyFile() {
		problem(upload("practice.docx", new byte[0]), 400, "empty-file");
	}

	@Test
	void noFileAtAll() {
		problem(this.browser.upload("/submissions", JSON, Map.of("email", "amal@tigris.example"), List.of()), 400,
				"no-file");
		HttpResponse<byte[]> strange = this.browser.upload("/submissions", JSON, Map.of(),
				List.of(new UploadedFile("whatever", "practice.docx", "application/octet-stream", this.blank)));
		problem(strange, 400, "no-file");
	}

	@Test
	void twoHundredMegabytes() throws Exception {
		byte[] chunk = new byte[1024 * 1024];
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.site.url() + "/submissions"))
			.header("Origin", this.site.url())
			.header("Content-Type", "multipart/form-data; boundary=x")
			.POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(Collections.nCopies(200, chunk)),
					200L * chunk.length));
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpResponse<byte[]> toAProgram = http.send(request.setHeader("Accept", JSON).build(),
					BodyHandlers.ofByteArray());
			problem(toAProgram, 413, "too-large");
			HttpResponse<byte[]> toAPerson = http.send(request.setHeader("Accept", "text/html").build(),
					BodyHandlers.ofByteArray());
			assertThat(toAPerson.statusCode()).isEqualTo(413);
			assertThat(Browser.page(toAPerson).text()).contains("25 MB");
		}
	}

	@Test
	void aProgramCalledDocx() {
		byte[] program = new byte[4096];
		System.arraycopy("MZ".getBytes(StandardCharsets.US_ASCII), 0, program, 0, 2);
		program[60] = 64;
		System.arraycopy("PE\0\0L\1".getBytes(StandardCharsets.ISO_8859_1), 0, program, 64, 6);
		problem(upload("practice.docx", program), 415, "wrong-type");
	}

	@Test
	void aLinkNobodyWasGiven() {
		String wrong = "/submissions/" + "A".repeat(43);
		problem(this.browser.get(wrong, JSON), 404, "no-such-link");
		Browser.Page page = this.browser.open(wrong);
		assertThat(page.status()).isEqualTo(404);
		assertThat(page.document().select("h1").text()).isNotBlank();
		assertThat(this.browser.get("/submissions/..%2f..%2fetc", "text/html").statusCode()).isIn(400, 404);
	}

	@Test
	void anAnswerNobodyCanGive() {
		HttpResponse<byte[]> answer = this.browser.upload("/submissions", "application/x-cobol", Map.of(),
				List.of(new UploadedFile("form", "practice.docx", "application/octet-stream", this.blank)));
		assertThat(answer.statusCode()).isEqualTo(406);
	}

	@Test
	void aFileNameThatIsAPathWithControlCharacters() {
		String status = accepted(upload("..\\..\\etc/\u202eعربي\u0007<b>.docx", this.blank));
		awaitStatus(status, "unreadable");
		String page = new String(this.browser.get(status, "text/html").body(), StandardCharsets.UTF_8);
		assertThat(page).contains("عربي")
			.doesNotContain("<b>.docx")
			.doesNotContain("\u0007")
			.doesNotContain("\u202e")
			.doesNotContain("..\\");
	}

	@Test
	void anEncryptedForm() throws Exception {
		unreadable(encrypted(this.blank), "encrypted");
	}

	@Test
	void aZipBomb() throws IOException {
		byte[] zeros = new byte[1024 * 1024];
		unreadable(with(this.blank, (out) -> {
			for (int megabyte = 0; megabyte < 512; megabyte++) {
				out.write(zeros);
			}
		}), "damaged");
	}

	@Test
	void aFormWithoutItsTable() throws IOException {
		String text = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
				+ "<w:p><w:r><w:t>We help people who return.</w:t></w:r></w:p></w:body></w:document>";
		unreadable(with(this.blank, (out) -> out.write(text.getBytes(StandardCharsets.UTF_8))), "not-the-form");
	}

	@Test
	void aFormNobodyHasFilledIn() {
		unreadable(this.blank, "empty-form");
	}

	@Test
	void aMailWithoutAForm() {
		Postbox sender = postbox();
		sender.send(Site.PRACTICES_ADDRESS, "Our practice", "We help people who return.", List.of(), null);
		assertThat(onlyLetter(sender).text()).contains("/submissions/");
	}

	@Test
	void aMailWithTenFiles() throws IOException {
		Person person = person();
		Postbox sender = postbox(person);
		List<Attachment> files = new ArrayList<>();
		for (int photo = 0; photo < 9; photo++) {
			files.add(new Attachment("photo-" + photo + ".jpg", "image/jpeg",
					(photo % 2 == 0) ? Pictures.street() : Pictures.workshop()));
		}
		files.add(Attachment.word("practice.docx", Story.practice(this.blank, person, Story.PRECISE)));
		sender.send(Site.PRACTICES_ADDRESS, "Our practice", "See attached.", files, null);
		awaitStatus(link(onlyLetter(sender)), "queued");
	}

	@Test
	void theSameMailTwice() throws Exception {
		Person person = person();
		Properties settings = new Properties();
		settings.put("mail.smtp.host", "127.0.0.1");
		settings.put("mail.smtp.port", String.valueOf(this.site.smtpPort()));
		MimeMessage mail = new MimeMessage(Session.getInstance(settings));
		mail.setFrom(new InternetAddress(person.address(), person.name()));
		mail.setRecipient(Message.RecipientType.TO, new InternetAddress(Site.PRACTICES_ADDRESS));
		mail.setSubject("Our practice");
		mail.setDataHandler(new jakarta.activation.DataHandler(new jakarta.mail.util.ByteArrayDataSource(
				Story.otherPractice(this.blank, person), Attachment.word("x", new byte[0]).mediaType())));
		mail.setFileName("practice.docx");
		mail.saveChanges();
		for (int time = 0; time < 2; time++) {
			try (Transport transport = mail.getSession().getTransport("smtp")) {
				transport.connect();
				transport.sendMessage(mail, mail.getAllRecipients());
			}
		}
		Postbox sender = postbox(person);
		awaitStatus(link(onlyLetter(sender)), "queued");
		// the mailbox is read in order: when this one is answered, the second copy was
		// taken
		Person next = person();
		Postbox nextSender = postbox(next);
		nextSender.send(Site.PRACTICES_ADDRESS, "Another", "No form.", List.of(), null);
		onlyLetter(nextSender);
		assertThat(sender.read()).hasSize(1);
	}

	@Test
	@Order(Integer.MAX_VALUE)
	void theNextGoodFormGoesThrough() {
		Person person = person();
		String status = accepted(upload("practice.docx", Story.practice(this.blank, person, Story.PRECISE)));
		awaitStatus(status, "queued");
		assertThat(onlyLetter(postbox(person)).text()).contains(Story.TITLE);
	}

	private void unreadable(byte[] form, String reason) {
		Person person = person();
		HttpResponse<byte[]> answer = this.browser.upload("/submissions", JSON, Map.of("email", person.address()),
				List.of(new UploadedFile("form", "practice.docx", "application/octet-stream", form)));
		String status = accepted(answer);
		awaitStatus(status, "unreadable");
		String json = text(this.browser.get(status, JSON));
		assertThat(JsonPath.<List<String>>read(json, "$.problems[?(@.field=='form')].problem")).containsExactly(reason);
		assertThat(this.browser.open(status).status()).isEqualTo(200);
		assertThat(onlyLetter(postbox(person)).text()).contains(status);
	}

	private HttpResponse<byte[]> upload(String name, byte[] content) {
		return this.browser.upload("/submissions", JSON, Map.of(),
				List.of(new UploadedFile("form", name, "application/octet-stream", content)));
	}

	private static String accepted(HttpResponse<byte[]> answer) {
		assertThat(answer.statusCode()).as(text(answer)).isEqualTo(202);
		return URI.create(JsonPath.<String>read(text(answer), "$.statusUrl")).getPath();
	}

	/** RFC 9457. */
	private static void problem(HttpResponse<byte[]> answer, int status, String code) {
		assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(JsonPath.<Integer>read(text(answer), "$.status")).isEqualTo(status);
		assertThat(JsonPath.<String>read(text(answer), "$.code")).isEqualTo(code);
		assertThat(JsonPath.<String>read(text(answer), "$.detail")).isNotBlank();
	}

	private void awaitStatus(String path, String status) {
		patiently().until(() -> JsonPath.<String>read(text(this.browser.get(path, JSON)), "$.status").equals(status));
	}

	private static Postbox.Letter onlyLetter(Postbox postbox) {
		patiently().until(() -> !postbox.read().isEmpty());
		List<Postbox.Letter> letters = postbox.read();
		assertThat(letters).hasSize(1);
		return letters.getFirst();
	}

	private static String link(Postbox.Letter letter) {
		return letter.text().replaceFirst("(?s).*?(/submissions/[\\w-]{40,}).*", "$1");
	}

	private static ConditionFactory patiently() {
		return Awaitility.await().atMost(Duration.ofMinutes(2));
	}

	private static Person person() {
		return new Person("Amal Haddad", "amal." + UUID.randomUUID() + "@tigris.example");
	}

	private Postbox postbox() {
		return postbox(person());
	}

	private Postbox postbox(Person person) {
		return new Postbox(person.address(), person.name(), this.site.smtpPort(), this.site.imapPort());
	}

	private static String text(HttpResponse<byte[]> answer) {
		return new String(answer.body(), StandardCharsets.UTF_8);
	}

	private static byte[] encrypted(byte[] word) throws Exception {
		try (POIFSFileSystem files = new POIFSFileSystem(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
			encryptor.confirmPassword("a secret");
			try (OutputStream plain = encryptor.getDataStream(files)) {
				plain.write(word);
			}
			files.writeFilesystem(out);
			return out.toByteArray();
		}
	}

	/** The form with another main part. */
	private static byte[] with(byte[] word, Content content) throws IOException {
		ByteArrayOutputStream changed = new ByteArrayOutputStream();
		try (InputStream bytes = new ByteArrayInputStream(word);
				ZipInputStream in = new ZipInputStream(bytes);
				ZipOutputStream out = new ZipOutputStream(changed)) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				out.putNextEntry(new ZipEntry(entry.getName()));
				if (entry.getName().equals(DOCUMENT)) {
					content.writeTo(out);
				}
				else {
					in.transferTo(out);
				}
			}
		}
		return changed.toByteArray();
	}

	private interface Content {

		void writeTo(OutputStream out) throws IOException;

	}

}
