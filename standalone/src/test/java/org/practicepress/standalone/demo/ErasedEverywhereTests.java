package org.practicepress.standalone.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.standalone.demo.Browser.Page;
import org.practicepress.standalone.demo.Browser.UploadedFile;
import org.practicepress.standalone.demo.Story.Person;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Unusual words in everything that can hold words; the journey; an erasure; and then not
 * one of them in any byte of the data folder.
 */
class ErasedEverywhereTests {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** Nobody else says this, in whatever encoding. */
	private static final String MARK = "Qzxwvkj";

	private static final Pattern LINK = Pattern.compile("/submissions/[A-Za-z0-9_-]{43}");

	private static final Pattern COAUTHOR = Pattern.compile("/submissions/co-authors/[0-9a-f-]{36}/[A-Za-z0-9_-]{43}");

	private static final Pattern CONFIRMATION = Pattern
		.compile("/submissions/[A-Za-z0-9_-]{43}/erasure/[A-Za-z0-9_-]{22}");

	/** As the promise has them, but in seconds. */
	private static final Settings SOON = Settings.of("""
			practice-press:
			  retention: {events: 60s, dead-letters: 60s, unnamed-files: 1s}
			  intake.erasure: {afterglow: 32s, pause: 1s}
			  messaging.files: {round-every: 1s, step-every: 20ms}
			""", Map.of());

	@TempDir
	private Path data = Path.of("");

	@Test
	void leavesNoTraceOfWhoHadEverythingErased() throws Exception {
		Person person = new Person(MARK + "name Doe",
				(MARK + "address@tigris.example").toLowerCase(java.util.Locale.ROOT));
		String reference;
		try (Site site = start()) {
			Postbox postbox = new Postbox(person.address(), person.name(), site.smtpPort(), site.imapPort());
			Browser visitor = new Browser(site.url());
			byte[] blank = visitor.get("/form/practice-form.en.docx", "*/*").body();
			mail(site, person, form(blank, person, Story.VAGUE));
			String link = find(LINK, letter(postbox, "").text());
			reference = visitor.open(link).document().select(".eyebrow").text();

			Browser editor = editor(site);
			Page review = review(editor, MARK);
			editor.submit(editor.submit(review, "/start", Map.of()), "/changes-requests",
					Map.of("message", "Please say more, " + MARK + "message"));
			Postbox.Letter asked = letter(postbox, "Please say more");
			postbox.send(site.practicesAddress(), "Re: " + asked.subject(), "I will, " + MARK + "words", List.of(),
					asked);
			letter(postbox, "no form");
			assertThat(visitor.upload(link + "/revisions", "text/html", Map.of(),
					List.of(new UploadedFile("form", MARK + "corrected.docx", "application/octet-stream",
							form(blank, person, Story.PRECISE)),
							new UploadedFile("photos", MARK + "photo.jpg", "image/jpeg", photo())))
				.statusCode()).isEqualTo(200);
			Awaitility.await().atMost(PATIENCE).until(() -> review(editor, MARK).text().contains(Story.PRECISE));
			talksItOver(editor);
			editor.submit(review(editor, MARK), "/messages", Map.of("message", "By the way, " + MARK + "aside"));
			letter(postbox, "By the way");
			editor.submit(review(editor, MARK), "/acceptance",
					Map.of("category", "good", "message", "Good, " + MARK + "praise"));
			Page drafts = Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> editor.open("/desk/factsheets"), (page) -> page.text().contains(MARK));
			editor.submit(editor.open(drafts.document().select("td a:contains(" + MARK + ")").attr("abs:href")),
					"/showing", Map.of());
			letter(postbox, "Look at the draft");
			visitor.submit(visitor.open(link), "/messages", Map.of("message", "One more thing, " + MARK + "thing"));

			Postbox colleagues = writesTogether(site, visitor, link, asked);
			Page same = isMergedInto(site, editor, blank, reference);

			assertThat(found(site)).as("where it was").hasSizeGreaterThan(5);
			takesItAway(visitor, link);
			visitor.submit(visitor.open(link + "/erasure"), "/erasure", Map.of());
			String confirmation = find(CONFIRMATION, letter(postbox, "confirm").text());
			assertThat(visitor.open(link).status()).isEqualTo(200);
			Page done = visitor.submit(visitor.open(confirmation), confirmation, Map.of());
			assertThat(done.text()).contains("It is erased");

			assertThat(visitor.open(link).status()).isEqualTo(404);
			assertThat(visitor.open(confirmation).text()).contains("It is erased");
			letter(postbox, "our last mail");
			Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(site)).isEmpty());
			Awaitility.await().atMost(PATIENCE).until(() -> done(site, reference));
			assertThat(postbox.read()).isEmpty();
			assertThat(colleagues.read()).isEmpty();
			assertThat(editor.open(same.uri().toString()).text())
				.contains("The one that it was merged into has been erased");
			// but for those this test looks through itself
			assertThat(site.scans().keySet()).allMatch((scan) -> scan.endsWith(" {}"));
		}
		assertThat(holds(Files.readAllBytes(OneSite.LOG))).as("in the log").isFalse();
		compact();
		assertThat(search(this.data)).isEmpty();
		assertThat(search(this.data, reference)).as("what stays is the reference").isNotEmpty();
		// and nothing is amiss with what is left
		start().close();
	}

	/** What comes before a co-author has said yes waits, and then counts, too. */
	private static Postbox writesTogether(Site site, Browser visitor, String link, Postbox.Letter answered) {
		Person colleague = new Person(MARK + "colleague",
				(MARK + "colleague@tigris.example").toLowerCase(java.util.Locale.ROOT));
		Postbox theirs = new Postbox(colleague.address(), colleague.name(), site.smtpPort(), site.imapPort());
		visitor.submit(visitor.open(link), "/co-authors",
				Map.of("name", colleague.name(), "email", colleague.address()));
		String own = find(COAUTHOR, letter(theirs, "you write for it, too").text());
		theirs.send(site.practicesAddress(), "Re: " + answered.subject(), "And I, " + MARK + "together", List.of(),
				answered);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> found(site).stream().anyMatch((each) -> each.startsWith("intake.held-mails")));
		assertThat(visitor.submit(visitor.open(own), own, Map.of()).text()).contains("You write for the practice");
		assertThat(visitor.open(link).text()).contains(colleague.name(), "writes for this practice");
		return theirs;
	}

	/** Somebody else's, which knows that theirs goes on, and nothing of it. */
	private static Page isMergedInto(Site site, Browser editor, byte[] blank, String reference) throws IOException {
		Person other = new Person("Nadia Salim", "nadia@euphrates.example");
		Postbox theirs = new Postbox(other.address(), other.name(), site.smtpPort(), site.imapPort());
		theirs.send(site.practicesAddress(), "A practice", "Here it is.",
				List.of(Postbox.Attachment.word("form.docx", Story.practice(blank, other, Story.PRECISE))), null);
		Page review = review(editor, Story.TITLE);
		editor.submit(review, "/start", Map.of());
		Page merged = editor.submit(review(editor, Story.TITLE), "/merging",
				Map.of("into", reference, "message", "Somebody else has sent the same."));
		assertThat(merged.text()).contains("Merged into the other.", MARK);
		assertThat(letter(theirs, "go on with that one").text()).doesNotContain(MARK, reference);
		return review;
	}

	/** What nobody outside the desk sees. */
	private static void talksItOver(Browser editor) {
		Page review = review(editor, MARK);
		Map<String, String> scores = new LinkedHashMap<>();
		review.document().select("[name^=points-]").forEach((point) -> scores.put(point.attr("name"), "3"));
		review.document()
			.select("[name^=comment-]")
			.forEach((comment) -> scores.put(comment.attr("name"), MARK + comment.attr("name")));
		assertThat(scores).hasSizeGreaterThan(10);
		assertThat(editor.submit(review, "/assessment", scores).text()).contains(MARK + "comment-");
		assertThat(editor.submit(review, "/notes", Map.of("text", "Do we know " + MARK + "note?")).text())
			.contains(MARK + "note");
		// where one of the form's buttons leads
		FormElement message = review.form("/messages");
		message.attr("action", message.attr("action") + "/draft");
		assertThat(editor.submit(review, "/messages/draft", Map.of("message", MARK + "draft", "do", "save")).text())
			.contains("Kept as a draft");
	}

	private void takesItAway(Browser visitor, String link) throws IOException {
		HttpResponse<byte[]> answer = visitor.get(link + "/data", "*/*");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
		Map<String, String> entries = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		assertThat(entries).containsKeys("what-is-kept.txt", "what-is-kept.json");
		assertThat(entries.get("what-is-kept.txt")).contains(MARK + "name Doe", Story.PRECISE);
		assertThat(entries.get("what-is-kept.json"))
			.contains(MARK.toLowerCase(java.util.Locale.ROOT) + "address@tigris.example");
		assertThat(entries.keySet()).anyMatch((name) -> name.endsWith(MARK + "first.docx"))
			.anyMatch((name) -> name.endsWith(MARK + "corrected.docx"))
			.anyMatch((name) -> name.endsWith(MARK + "photo.jpg"));
		assertThat(entries.values()).anyMatch((file) -> file.contains(MARK + "words"))
			.anyMatch((file) -> file.contains(MARK + "aside"))
			.anyMatch((file) -> file.contains(MARK + "thing"))
			.anyMatch((file) -> file.contains(MARK + "together"))
			.noneMatch(String::isEmpty);
	}

	/** Field by field, as whoever fills in all of it. */
	private static byte[] form(byte[] blank, Person person, String lasting) throws IOException {
		byte[] filled = Story.practice(blank, person, lasting);
		Map<String, String> others = Map.of(Story.TITLE, MARK + "title", "Mosul and Basra", MARK + "place",
				"Tigris Enterprise Network", MARK + "organisation", "Programme coordinator", MARK + "role",
				"A pooled fund of three governments", MARK + "donor", "The carpentry workshop", MARK + "caption");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(filled));
				ZipOutputStream to = new ZipOutputStream(out)) {
			for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
				byte[] content = from.readAllBytes();
				if (entry.getName().equals("word/document.xml")) {
					String text = new String(content, StandardCharsets.UTF_8);
					for (Map.Entry<String, String> other : others.entrySet()) {
						text = text.replace(other.getKey().replace("'", "&apos;"), other.getValue())
							.replace(other.getKey(), other.getValue());
					}
					content = text.getBytes(StandardCharsets.UTF_8);
				}
				to.putNextEntry(new ZipEntry(entry.getName()));
				to.write(content);
				to.closeEntry();
			}
		}
		return out.toByteArray();
	}

	/** With a comment in it, as a camera writes. */
	private static byte[] photo() {
		byte[] picture = Pictures.street();
		byte[] comment = (MARK + "exif").getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(picture, 0, 2);
		out.write(0xff);
		out.write(0xfe);
		out.write(0);
		out.write(comment.length + 2);
		out.writeBytes(comment);
		out.write(picture, 2, picture.length - 2);
		return out.toByteArray();
	}

	private static void mail(Site site, Person person, byte[] form) throws MessagingException, IOException {
		Properties settings = new Properties();
		settings.put("mail.smtp.host", "127.0.0.1");
		settings.put("mail.smtp.port", String.valueOf(site.smtpPort()));
		settings.put("mail.from", person.address());
		MimeMessage message = new MimeMessage(Session.getInstance(settings)) {
			@Override
			protected void updateMessageID() throws MessagingException {
				setHeader("Message-ID", "<" + MARK + "id@tigris.example>");
			}
		};
		message.setFrom(new InternetAddress(person.address(), person.name(), "UTF-8"));
		message.setRecipient(Message.RecipientType.TO, new InternetAddress(site.practicesAddress()));
		message.setSubject("Our practice " + MARK + "subject", "UTF-8");
		message.setHeader("X-Mailer", MARK + "mailer");
		MimeBodyPart text = new MimeBodyPart();
		text.setText("Dear all, " + MARK + "body \u2013 m\u00fc\u00dfig", "UTF-8");
		text.setHeader("Content-Transfer-Encoding", "quoted-printable");
		MimeBodyPart file = new MimeBodyPart();
		file.setDataHandler(new jakarta.activation.DataHandler(
				new jakarta.mail.util.ByteArrayDataSource(form, "application/octet-stream")));
		file.setFileName(MARK + "first.docx");
		message.setContent(new MimeMultipart(text, file));
		Transport.send(message);
	}

	private static Browser editor(Site site) {
		Browser editor = new Browser(site.url());
		Page signIn = editor.open("/desk");
		Page desk = editor.submit(signIn, "/login",
				Map.of("username", "editor", "password", Objects.requireNonNull(site.editorPassword())));
		assertThat(desk.status()).isEqualTo(200);
		return editor;
	}

	private static Page review(Browser editor, String words) {
		String[] link = new String[1];
		Awaitility.await().atMost(PATIENCE).until(() -> {
			editor.open("/desk?status=all")
				.document()
				.select("a[href*=/desk/reviews/]")
				.stream()
				.filter((each) -> each.text().contains(words))
				.findFirst()
				.ifPresent((each) -> link[0] = each.attr("abs:href"));
			return link[0] != null;
		});
		return editor.open(link[0]);
	}

	private static Postbox.Letter letter(Postbox postbox, String words) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> postbox.read().stream().filter((each) -> each.text().contains(words)).findFirst(),
					java.util.Optional::isPresent)
			.orElseThrow();
	}

	private static String find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		assertThat(matcher.find()).as(text).isTrue();
		return matcher.group();
	}

	/** Where in the databases one of the words stands. */
	private static List<String> found(Site site) {
		List<String> found = new ArrayList<>();
		try (MongoClient client = MongoClients.create(site.store().orElseThrow().uri())) {
			for (String database : client.listDatabaseNames()) {
				for (String collection : client.getDatabase(database).listCollectionNames()) {
					for (Document document : client.getDatabase(database).getCollection(collection).find()) {
						if (collection.equals("fs.chunks")
								? holds(document.get("data", org.bson.types.Binary.class).getData())
								: holds(document.toJson().getBytes(StandardCharsets.UTF_8))) {
							found.add(database + "." + collection + " " + document.get("_id"));
						}
					}
				}
			}
		}
		return found;
	}

	private static boolean done(Site site, String reference) {
		try (MongoClient client = MongoClients.create(site.store().orElseThrow().uri())) {
			return client.getDatabase("intake")
				.getCollection("erasures")
				.countDocuments(
						new Document("reference", reference).append("next", new Document("$exists", false))) == 1;
		}
	}

	/** What the time the promise names would do: retention and compaction of the log. */
	private void compact() {
		try (EmbeddedStore store = EmbeddedStore.start(this.data.resolve("documents"), 0);
				EmbeddedKafka kafka = EmbeddedKafka.start(this.data.resolve("kafka"), 0,
						Map.of("log.initial.task.delay.ms", "0", "log.retention.check.interval.ms", "500",
								"log.segment.delete.delay.ms", "0", "log.cleaner.backoff.ms", "200"))) {
			assertThat(store.uri()).isNotEmpty();
			assertThat(kafka.bootstrapServers()).isNotEmpty();
			Awaitility.await()
				.atMost(PATIENCE)
				.pollInterval(Duration.ofSeconds(2))
				.untilAsserted(() -> assertThat(search(this.data.resolve("kafka"))).isEmpty());
		}
	}

	private static Set<String> search(Path folder) throws IOException {
		return search(folder, MARK);
	}

	private static Set<String> search(Path folder, String words) throws IOException {
		Set<String> found = new TreeSet<>();
		try (var files = Files.walk(folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				byte[] content;
				try (InputStream in = Files.newInputStream(file)) {
					content = in.readAllBytes();
				}
				catch (java.nio.file.NoSuchFileException ex) {
					continue;
				}
				if (holds(content, words) || holds(file.toString().getBytes(StandardCharsets.UTF_8), words)) {
					found.add(folder.relativize(file).toString());
				}
			}
		}
		return found;
	}

	private static boolean holds(byte[] content) {
		return holds(content, MARK);
	}

	/** In whatever encoding, and in whatever was packed. */
	private static boolean holds(byte[] content, String words) {
		return encodings(words).stream().anyMatch((each) -> contains(content, each)) || packed(content, words);
	}

	private static List<byte[]> encodings(String words) {
		List<byte[]> all = new ArrayList<>();
		for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
			for (String each : List.of(words, words.toLowerCase(java.util.Locale.ROOT),
					words.toUpperCase(java.util.Locale.ROOT))) {
				all.add(each.getBytes(charset));
			}
		}
		// as the middle of something in base64, wherever it begins; the ends depend on
		// what stands beside it
		for (String each : List.of(words, words.toLowerCase(java.util.Locale.ROOT))) {
			for (int before = 0; before < 3; before++) {
				String coded = Base64.getEncoder()
					.encodeToString(("x".repeat(before) + each).getBytes(StandardCharsets.UTF_8));
				all.add(coded.substring((before == 0) ? 0 : 4, coded.length() - 4).getBytes(StandardCharsets.US_ASCII));
			}
			all.add(java.util.HexFormat.of()
				.formatHex(each.getBytes(StandardCharsets.UTF_8))
				.getBytes(StandardCharsets.US_ASCII));
		}
		return all;
	}

	/** Whatever looks like the beginning of something deflated is inflated. */
	private static boolean packed(byte[] content, String words) {
		for (int at = 0; at + 30 < content.length; at++) {
			boolean zip = content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == 3 && content[at + 3] == 4;
			boolean zlib = content[at] == 0x78
					&& (content[at + 1] == 0x01 || content[at + 1] == (byte) 0x9c || content[at + 1] == (byte) 0xda);
			boolean gzip = content[at] == 0x1f && content[at + 1] == (byte) 0x8b && content[at + 2] == 8;
			if (zip || zlib || gzip) {
				int start = zip ? at + 30 + (content[at + 26] & 0xff) + 256 * (content[at + 27] & 0xff)
						+ (content[at + 28] & 0xff) + 256 * (content[at + 29] & 0xff) : gzip ? at + 10 : at;
				byte[] inflated = inflated(content, start, !zlib);
				if (inflated.length > MARK.length()
						&& encodings(words).stream().anyMatch((each) -> contains(inflated, each))) {
					return true;
				}
			}
		}
		return false;
	}

	private static byte[] inflated(byte[] content, int start, boolean raw) {
		if (start >= content.length) {
			return new byte[0];
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (InflaterInputStream in = new InflaterInputStream(
				new ByteArrayInputStream(content, start, content.length - start), new Inflater(raw))) {
			for (int next = in.read(); next >= 0 && out.size() < 4_000_000; next = in.read()) {
				out.write(next);
			}
		}
		catch (IOException ex) {
			// it was none, or ends here
			return out.toByteArray();
		}
		return out.toByteArray();
	}

	private static boolean contains(byte[] content, byte[] words) {
		int last = content.length - words.length;
		for (int at = 0; at <= last; at++) {
			int same = 0;
			while (same < words.length && content[at + same] == words[same]) {
				same++;
			}
			if (same == words.length) {
				return true;
			}
		}
		return false;
	}

	private Site start() {
		return Site.start(new SiteOptions(this.data, 0, 0, 0, null, SOON),
				new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
	}

}
