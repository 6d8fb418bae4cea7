package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import java.util.Base64;
import java.util.Comparator;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.LoopbackPort;
import org.practicepress.embedded.identity.EmbeddedIdentity;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.intake.moving.IntakePart;
import org.practicepress.messaging.transfer.Part;
import org.practicepress.notification.moving.NotificationPart;
import org.practicepress.publish.moving.PublishPart;
import org.practicepress.review.moving.ReviewPart;
import org.practicepress.standalone.demo.Browser.UploadedFile;
import org.practicepress.standalone.demo.FilledWordForm.Photo;
import org.practicepress.standalone.demo.Postbox.Attachment;
import org.practicepress.standalone.demo.Postbox.Letter;
import org.practicepress.standalone.demo.Story.Person;
import org.practicepress.standalone.moving.Export;
import org.practicepress.standalone.moving.Hub;
import org.practicepress.standalone.moving.Import;
import org.practicepress.standalone.origin.Origin;
import org.practicepress.standalone.origin.Upstreams;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hub with everything in it, moved from one machine to a cluster, where it goes on, and
 * back.
 */
class MovedHubTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Duration REST = Duration.ofMinutes(1);

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * Whether the store answers; what waits behind a dead letter, which no export has;
	 * how often a mail was tried, by its place in one mailbox; what became of dead
	 * letters, by their place on one broker; a mark of the import; who is signed in at
	 * which browser, and what they typed and have not sent.
	 */
	private static final Set<String> LEFT_BEHIND = Set.of("health", "heldBack", "mail-attempts", "mail-reports",
			"deadLetters", "deadLettersRead", "imports", "sittings", "unsentForms", "deskDrafts", "webhooks",
			"webhookCalls");

	private static final String ARABIC_TITLE = "تشغيل العائدين في ورش الحي";

	@Test
	void knowsEverythingAndMailsNobodyAndGoesOn(@TempDir Path directory) throws Exception {
		Path export = directory.resolve("hub.zip");
		Map<String, Sent> sent = new LinkedHashMap<>();
		Map<String, String> before;
		Letter request;
		try (Site site = Site.start(new SiteOptions(directory.resolve("a"), 0, 0, 0, null), quietly())) {
			Place here = new Place(site.url(), Site.PRACTICES_ADDRESS, site.smtpPort(), site.imapPort(),
					Files.readString(directory.resolve("a/secrets/api-client")));
			fill(here, sent);
			request = here.letters(one(sent, "changes-requested")).getLast();
			before = here.looks(sent);
			assertNothingIsKeptThatIsNotTold(site.store().orElseThrow().uri());
			try (Hub hub = Hub.at(site.store().orElseThrow().uri(), site.kafka(), nothing())) {
				// which kinds is looked at below
				assertThat(Export.of(hub, export, REST)).startsWith("Exported ");
			}
		}
		assertThat(statuses(before)).containsExactlyInAnyOrder("accepted", "changes-requested", "declined", "in-review",
				"incomplete", "published", "queued", "unreadable", "withdrawn");
		assertFitsItsSchemas(export);
		Path back = directory.resolve("back.zip");
		onACluster(directory, export, back, sent, before, request);
		backOnOneMachine(directory, back, sent);
	}

	private void onACluster(Path directory, Path export, Path back, Map<String, Sent> sent, Map<String, String> before,
			Letter request) throws Exception {
		int port = LoopbackPort.free();
		String url = "http://localhost:" + port;
		Upstreams behind = new Upstreams();
		Path parts = directory.resolve("parts");
		try (EmbeddedKafka kafka = EmbeddedKafka.start(parts.resolve("kafka"), 0);
				EmbeddedStore store = EmbeddedStore.start(parts.resolve("store"), 0);
				EmbeddedMail mail = EmbeddedMail.start(parts.resolve("mail"), 0, 0, Site.PRACTICES_ADDRESS);
				EmbeddedIdentity identity = EmbeddedIdentity.start(parts, 0, url, "{noop}a long password", "desk",
						"api");
				Origin proxy = Origin.start(port, behind);
				Hub hub = Hub.at(store.uri(), kafka.bootstrapServers(), nothing())) {
			assertThat(Import.of(export, hub, Long.MAX_VALUE)).endsWith("Nobody was mailed.");
			Path data = Files.createDirectories(directory.resolve("b"));
			Path file = Files.writeString(data.resolve(Settings.FILE),
					NamedParts.settings(url, Site.PRACTICES_ADDRESS, mail, identity, store, kafka));
			try (Site site = Site.start(new SiteOptions(data, 0, 0, 0, null, Settings.read(file, Map.of())),
					quietly())) {
				behind.put("identity", URI.create("http://127.0.0.1:" + identity.port()));
				for (String service : new String[] { "intake", "review", "publish" }) {
					behind.put(service, URI.create(site.origin()));
				}
				Place there = new Place(proxy.url(), Site.PRACTICES_ADDRESS, mail.smtpPort(), mail.imapPort(), "api");
				Path unchanged = directory.resolve("unchanged.zip");
				Export.of(hub, unchanged, REST);
				assertSame(export, unchanged);
				assertThat(there.looks(sent)).isEqualTo(before);
				for (Sent each : sent.values()) {
					assertThat(there.letters(each)).as(each.by().name()).isEmpty();
				}
				goesOn(there, sent, request);
				Export.of(hub, back, REST);
			}
		}
	}

	/** What people do next, and the mails that follow from it and none else. */
	private static void goesOn(Place there, Map<String, Sent> sent, Letter request) {
		Sent asked = one(sent, "changes-requested");
		there.postbox(asked.by())
			.send(Site.PRACTICES_ADDRESS, request.subject(), "Here it is.", List.of(Attachment.word("form.docx",
					Story.practice(there.blank("en"), asked.by(), "All of them still exist."))), request);
		there.await(asked, "in-review");
		Awaitility.await().atMost(PATIENCE).until(() -> there.letters(asked).size() == 1);
		assertThat(there.letters(asked).getFirst().subject()).isEqualTo(request.subject());
		assertThat(there.review(asked).path("revisions")).hasSize(2);

		Sent queued = one(sent, "queued");
		there.decide(queued, "start", Map.of());
		there.decide(queued, "decline", Map.of("message", "Not yet."));
		there.await(queued, "declined");
		Awaitility.await().atMost(PATIENCE).until(() -> there.letters(queued).size() == 2);

		Sent accepted = one(sent, "accepted");
		assertThat(there.publish(accepted)).isEqualTo(4);
		there.await(accepted, "published");
		Awaitility.await().atMost(PATIENCE).until(() -> there.letters(accepted).size() == 1);

		for (Map.Entry<String, Sent> each : sent.entrySet()) {
			assertThat(there.letters(each.getValue())).as(each.getKey()).hasSize(switch (each.getKey()) {
				case "changes-requested", "accepted" -> 1;
				case "queued" -> 2;
				default -> 0;
			});
		}
	}

	private void backOnOneMachine(Path directory, Path back, Map<String, Sent> sent) throws Exception {
		Path data = Files.createDirectories(directory.resolve("c"));
		try (Hub hub = Hub.on(data, nothing())) {
			Import.of(back, hub, Long.MAX_VALUE);
		}
		Path again = directory.resolve("again.zip");
		try (Site site = Site.start(new SiteOptions(data, 0, 0, 0, null), quietly())) {
			try (Hub hub = Hub.at(site.store().orElseThrow().uri(), site.kafka(), nothing())) {
				Export.of(hub, again, REST);
			}
			for (Sent each : sent.values()) {
				assertThat(new Postbox(each.by().address(), each.by().name(), site.smtpPort(), site.imapPort()).read())
					.as(each.by().name())
					.isEmpty();
			}
			assertThat(site.scans()).isEmpty();
		}
		assertSame(back, again);
	}

	/** A submission in each status, some of them with a past. */
	private static void fill(Place here, Map<String, Sent> sent) {
		byte[] blank = here.blank("en");
		for (String status : List.of("queued", "in-review", "declined", "accepted", "published", "taken-down",
				"withdrawn")) {
			Person person = new Person("Joseph " + status, "joseph." + status + "@kaneshie.example");
			byte[] form = status.equals("published") || status.equals("accepted")
					? Story.practice(blank, person, Story.VAGUE) : Story.otherPractice(blank, person);
			sent.put(status, here.upload("form.docx", form, person, ""));
		}
		Person layla = new Person("ليلى حداد", "layla@dijla.example");
		sent.put("arabic", here.upload("استمارة.docx", arabic(here.blank("ar"), layla), layla, ""));
		Person karim = new Person("Karim Benali", "karim@example.net");
		sent.put("unreadable", here.upload("cat.jpg", Pictures.cat(), karim, karim.address()));
		sent.put("draft",
				here.draft(new Person("Nadia Saleh", "nadia@example.net"), "Evening classes in Sulaymaniyah"));
		Person lucia = new Person("Lucía Rojas", "lucia@escuela.example");
		sent.put("incomplete", here.mail(lucia, "Formulario", Story.unfinished(blank, lucia)));
		Person amal = new Person("Amal Haddad", "amal@tigris.example");
		sent.put("changes-requested", here.mail(amal, "Our practice", Story.practice(blank, amal, Story.VAGUE)));
		sent.forEach((key, each) -> {
			if (!key.equals("draft")) {
				here.await(each, Set.of("unreadable", "incomplete").contains(key) ? key : "queued");
			}
		});

		here.upload(one(sent, "published"), Story.practice(blank, one(sent, "published").by(), Story.PRECISE));
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> here.review(one(sent, "published")).path("revisions").size() == 2);
		here.say(one(sent, "published"), "Thank you", "When will it be published?");
		for (String key : List.of("in-review", "changes-requested", "declined", "accepted", "published", "taken-down",
				"arabic")) {
			here.decide(one(sent, key), "start", Map.of());
		}
		here.decide(one(sent, "changes-requested"), "changes-requests", Map.of("message", "How many?\nهل بقيت؟"));
		here.decide(one(sent, "declined"), "decline", Map.of("message", "Too young."));
		for (String key : List.of("accepted", "published", "taken-down", "arabic")) {
			here.decide(one(sent, key), "acceptance", Map.of("category", "good", "message", "Well done."));
		}
		assertThat(here.publish(one(sent, "taken-down"))).isEqualTo(1);
		assertThat(here.publish(one(sent, "published"))).isEqualTo(2);
		assertThat(here.publish(one(sent, "arabic"))).isEqualTo(3);
		here.takeDown(one(sent, "taken-down"), "Two figures were wrong.");
		here.withdraw(one(sent, "withdrawn"));
		here.saveView();
		here.writeNote(one(sent, "in-review"));
		here.judge(one(sent, "in-review"));
		Awaitility.await("the desk has heard of all drafts")
			.atMost(PATIENCE)
			.until(() -> here.ask("GET", "/api/reviews?status=without-draft", null).path("total").intValue() == 0);
		Map.of("in-review", "in-review", "changes-requested", "changes-requested", "declined", "declined", "accepted",
				"accepted", "published", "published", "arabic", "published", "taken-down", "withdrawn", "withdrawn",
				"withdrawn")
			.forEach((key, status) -> here.await(one(sent, key), status));
	}

	private static byte[] arabic(byte[] blank, Person person) {
		try {
			FilledWordForm form = new FilledWordForm(blank).write("contributor.name", person.name())
				.write("contributor.email", person.address())
				.choose("contributor.organisation-type", "ngo")
				.write("contributor.organisation", "شبكة دجلة للمشاريع");
			for (String key : List.of("summary", "context", "objective", "description", "results", "success-factors",
					"challenges", "sustainability", "replication", "recommendations")) {
				form.write("practice." + key,
						"تدعم الورش الصغيرة العائدين وجيرانهم الذين بقوا في الحي، وتقاس النتائج كل عام.");
			}
			return form.write("practice.title", ARABIC_TITLE)
				.write("practice.country", "العراق")
				.write("practice.start", "03/2021")
				.tick("practice.end", "ongoing")
				.tick("practice.phase", "reintegration")
				.tick("practice.level", "community")
				.tick("practice.dimension", "economic")
				.tick("practice.theme", "employment-and-skills")
				.tick("practice.target-group", "returnees")
				.choose("practice.evidence", "several-evaluations")
				.tick("consent.publish", "yes")
				.tick("consent.contact", "yes")
				.tick("consent.photos", "yes")
				.insert("practice.photos", List.of(new Photo("شارع.jpg", Pictures.street(), "شارع السوق في الموصل")))
				.toBytes();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/** A collection that nobody has thought of here would stay behind. */
	private static void assertNothingIsKeptThatIsNotTold(String store) {
		try (MongoClient client = MongoClients.create(store)) {
			for (Part part : List.of(IntakePart.of(client.getDatabase("intake")),
					ReviewPart.of(client.getDatabase("review")), PublishPart.of(client.getDatabase("publish")),
					NotificationPart.of(client.getDatabase("notification")))) {
				Set<String> known = new HashSet<>(LEFT_BEHIND);
				part.kinds().forEach((kind) -> known.add(kind.collection().getNamespace().getCollectionName()));
				part.views().forEach((view) -> known.add(view.collection().getNamespace().getCollectionName()));
				assertThat(known).as(part.service()).containsAll(part.database().listCollectionNames());
			}
		}
	}

	private static Set<String> statuses(Map<String, String> looks) {
		return looks.entrySet()
			.stream()
			.filter((look) -> look.getKey().startsWith("status "))
			.map((look) -> JSON.readTree(look.getValue()).path("status").stringValue())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static void assertFitsItsSchemas(Path export) throws IOException {
		try (ZipFile zip = new ZipFile(export.toFile())) {
			Map<String, List<JsonNode>> documents = documents(export);
			// of each kind but the files an example of an earlier version is kept
			try (Stream<Path> examples = Files.list(Path.of("src/test/resources/export/v1"))) {
				assertThat(documents.keySet()).containsExactlyInAnyOrderElementsOf(Stream
					.concat(examples.map((example) -> example.getFileName().toString()), Stream.of("files.jsonl"))
					.map((name) -> "documents/" + name)
					.toList());
			}
			for (Map.Entry<String, List<JsonNode>> kind : documents.entrySet()) {
				String name = kind.getKey().substring("documents/".length()).replace(".jsonl", ".schema.json");
				Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
					.getSchema(new String(zip.getInputStream(zip.getEntry("schema/" + name)).readAllBytes(),
							StandardCharsets.UTF_8), InputFormat.JSON);
				for (JsonNode document : kind.getValue()) {
					List<Error> errors = schema.validate(document.toString(), InputFormat.JSON,
							(execution) -> execution.executionConfig((config) -> config.formatAssertionsEnabled(true)));
					assertThat(errors).as(kind.getKey()).isEmpty();
				}
			}
			assertThat(documents.get("documents/reviews.jsonl")).hasSize(9);
			assertThat(documents.get("documents/revisions.jsonl")).hasSize(1);
			assertThat(documents.get("documents/saved-views.jsonl")).hasSize(1);
			assertThat(documents.get("documents/notes.jsonl")).hasSize(1);
			assertThat(documents.get("documents/assessments.jsonl")).hasSize(1);
			assertThat(documents.get("documents/files.jsonl")).hasSizeGreaterThan(12);
		}
	}

	private static void assertSame(Path one, Path other) throws IOException {
		Map<String, List<JsonNode>> before = documents(one);
		Map<String, List<JsonNode>> after = documents(other);
		assertThat(after.keySet()).isEqualTo(before.keySet());
		before.forEach((kind, documents) -> assertThat(after.get(kind)).as(kind).isEqualTo(documents));
		try (ZipFile first = new ZipFile(one.toFile()); ZipFile second = new ZipFile(other.toFile())) {
			for (JsonNode file : one(before, "documents/files.jsonl")) {
				String name = "files/" + file.path("sha256").stringValue();
				assertThat(second.getInputStream(second.getEntry(name)))
					.hasSameContentAs(first.getInputStream(first.getEntry(name)));
			}
		}
	}

	private static Map<String, List<JsonNode>> documents(Path export) throws IOException {
		Map<String, List<JsonNode>> documents = new TreeMap<>();
		try (ZipFile zip = new ZipFile(export.toFile())) {
			for (var entry : zip.stream().filter((each) -> each.getName().endsWith(".jsonl")).toList()) {
				documents.put(entry.getName(),
						new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8).lines()
							.map(JSON::readTree)
							.map(MovedHubTests::inOrder)
							.toList());
			}
		}
		return documents;
	}

	/** What is a set has no order. */
	private static JsonNode inOrder(JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.properties().forEach((property) -> {
				JsonNode value = inOrder(property.getValue());
				if (property.getKey().equals("doubtful") || property.getKey().equals("applied")) {
					ArrayNode sorted = JSON.createArrayNode();
					StreamSupport.stream(value.spliterator(), false)
						.sorted(Comparator.comparing(JsonNode::toString))
						.forEach(sorted::add);
					property.setValue(sorted);
				}
			});
		}
		else {
			node.forEach(MovedHubTests::inOrder);
		}
		return node;
	}

	private static <T> T one(Map<String, T> all, String key) {
		return Objects.requireNonNull(all.get(key), key);
	}

	private static Settings nothing() {
		return Settings.read(null, Map.of());
	}

	private static Progress quietly() {
		return new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
	}

	/** Of somebody. */
	private record Sent(Person by, String page, String id) {
	}

	/** A hub, as people and programs see it. */
	private static final class Place {

		private final String url;

		private final String practices;

		private final int smtpPort;

		private final int imapPort;

		private final String secret;

		private final Browser browser;

		private final HttpClient http = HttpClient.newHttpClient();

		/** As programs do: one for many questions, and far from its end in this test. */
		private @Nullable String token;

		private Place(String url, String practices, int smtpPort, int imapPort, String secret) {
			this.url = url;
			this.practices = practices;
			this.smtpPort = smtpPort;
			this.imapPort = imapPort;
			this.secret = secret;
			this.browser = new Browser(url);
		}

		private byte[] blank(String language) {
			return this.browser.get("/form/practice-form." + language + ".docx", "*/*").body();
		}

		private Postbox postbox(Person person) {
			return new Postbox(person.address(), person.name(), this.smtpPort, this.imapPort);
		}

		private List<Letter> letters(Sent sent) {
			return postbox(sent.by()).read();
		}

		private Sent upload(String name, byte[] content, Person person, String email) {
			HttpResponse<byte[]> answer = this.browser.upload("/submissions", "application/json",
					email.isEmpty() ? Map.of() : Map.of("email", email),
					List.of(new UploadedFile("form", name, "application/octet-stream", content)));
			assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(202);
			JsonNode json = JSON.readTree(answer.body());
			return new Sent(person, URI.create(json.path("statusUrl").stringValue()).getPath(),
					json.path("reference").stringValue());
		}

		private void upload(Sent sent, byte[] content) {
			assertThat(this.browser
				.upload(sent.page() + "/revisions", "application/json", Map.of(),
						List.of(new UploadedFile("form", "form 2.docx", "application/octet-stream", content)))
				.statusCode()).isEqualTo(202);
		}

		private Sent draft(Person person, String title) {
			this.browser.upload("/form", "text/html",
					Map.of("do", "later", "contributor.email", person.address(), "practice.title", title), List.of());
			return new Sent(person, link(person, "/form/"), "");
		}

		private Sent mail(Person person, String subject, byte[] form) {
			postbox(person).send(this.practices, subject, "Please find it attached.",
					List.of(Attachment.word("form.docx", form)), null);
			String page = link(person, "/submissions/");
			return new Sent(person, page, status(page).path("reference").stringValue());
		}

		/** The secret one, as it stands in the first letter. */
		private String link(Person person, String before) {
			Awaitility.await().atMost(PATIENCE).until(() -> !postbox(person).read().isEmpty());
			String text = postbox(person).read().getFirst().text();
			int from = text.indexOf(before);
			return text.substring(from, from + before.length() + 43);
		}

		/** A mail with words only, in the thread of the last letter. */
		private void say(Sent sent, String subject, String words) {
			Letter last = letters(sent).getLast();
			Properties settings = new Properties();
			settings.put("mail.smtp.host", "127.0.0.1");
			settings.put("mail.smtp.port", String.valueOf(this.smtpPort));
			int before = letters(sent).size();
			try {
				MimeMessage message = new MimeMessage(Session.getInstance(settings));
				message.setFrom(new InternetAddress(sent.by().address()));
				message.setRecipient(Message.RecipientType.TO, new InternetAddress(this.practices));
				message.setSubject(subject, "UTF-8");
				message.setHeader("In-Reply-To", last.messageId());
				message.setText(words, "UTF-8");
				Transport.send(message);
			}
			catch (jakarta.mail.MessagingException ex) {
				throw new IllegalStateException(ex);
			}
			Awaitility.await().atMost(PATIENCE).until(() -> letters(sent).size() > before);
		}

		private JsonNode status(String page) {
			return JSON.readTree(this.browser.get(page, "application/json").body());
		}

		private void await(Sent sent, String status) {
			Awaitility.await(sent.by().name() + " is " + status)
				.atMost(PATIENCE)
				.until(() -> status(sent.page()).path("status").stringValue().equals(status));
		}

		private void withdraw(Sent sent) {
			this.browser.submit(this.browser.open(sent.page()), "/withdrawal", Map.of());
		}

		/** A search of the queue. */
		private void saveView() {
			JsonNode views = ask("POST", "/api/reviews/views", Map.of("name", "Everything from Iraq", "search",
					Map.of("status", List.of("all"), "country", List.of("IQ"))));
			assertThat(views.path("views")).hasSize(1);
		}

		/** For those at the desk only. */
		private void writeNote(Sent sent) {
			JsonNode notes = ask("POST", "/api/reviews/" + review(sent).path("id").stringValue() + "/notes",
					Map.of("text", "Who knows the workshops in Mosul?"));
			assertThat(notes.path("notes")).hasSize(1);
		}

		/** By what the rubric asks. */
		private void judge(Sent sent) {
			String path = "/api/reviews/" + review(sent).path("id").stringValue() + "/assessments";
			Map<String, Object> scores = new LinkedHashMap<>();
			ask("GET", path, null).path("criteria")
				.forEach((criterion) -> scores.put(criterion.path("key").stringValue(),
						Map.of("points", 4, "comment", "Well told.")));
			assertThat(ask("POST", path, Map.of("scores", scores)).path("assessments")).hasSize(1);
		}

		private JsonNode review(Sent sent) {
			return Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> find("/api/reviews", "reviews", sent), (found) -> !found.isMissingNode());
		}

		private JsonNode find(String api, String list, Sent sent) {
			JsonNode all = ask("GET", api + (list.isEmpty() ? "" : "?size=100"), null);
			for (JsonNode each : list.isEmpty() ? all : all.path(list)) {
				if (each.path("reference").stringValue().equals(sent.id())) {
					return ask("GET", api + "/" + each.path("id").stringValue(), null);
				}
			}
			return JSON.missingNode();
		}

		private void decide(Sent sent, String command, Map<String, String> words) {
			JsonNode review = review(sent);
			Map<String, Object> body = new LinkedHashMap<>(words);
			body.put("version", review.path("version").longValue());
			ask("POST", "/api/reviews/" + review.path("id").stringValue() + "/" + command, body);
		}

		private JsonNode factsheet(Sent sent) {
			return Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> find("/api/factsheets", "", sent), (found) -> !found.isMissingNode());
		}

		private int publish(Sent sent) {
			JsonNode factsheet = factsheet(sent);
			return ask("POST", "/api/factsheets/" + factsheet.path("id").stringValue() + "/publication",
					Map.of("version", factsheet.path("version").longValue()))
				.path("number")
				.intValue();
		}

		private void takeDown(Sent sent, String reason) {
			JsonNode factsheet = factsheet(sent);
			ask("POST", "/api/factsheets/" + factsheet.path("id").stringValue() + "/withdrawal",
					Map.of("version", factsheet.path("version").longValue(), "reason", reason));
		}

		/** What there is to be seen, whichever address it is at. */
		private Map<String, String> looks(Map<String, Sent> sent) {
			Map<String, String> looks = new TreeMap<>();
			sent.forEach((key, each) -> {
				looks.put("page " + key, this.browser.open(each.page()).document().select("main").outerHtml());
				if (key.equals("draft")) {
					assertThat(looks.get("page draft")).contains("Evening classes in Sulaymaniyah");
					return;
				}
				looks.put("status " + key, status(each.page()).toString());
				if (!Set.of("unreadable", "incomplete").contains(key)) {
					looks.put("review " + key, review(each).toString());
				}
				if (Set.of("accepted", "published", "taken-down", "arabic").contains(key)) {
					looks.put("factsheet " + key, factsheet(each).toString());
				}
			});
			for (String page : List.of("/", "/factsheets", "/factsheets/1", "/factsheets/2", "/factsheets/3")) {
				looks.put(page, this.browser.open(page).text());
			}
			for (String page : List.of("/factsheets/2.json", "/factsheets/3.json", "/factsheets/feed.atom")) {
				looks.put(page, new String(this.browser.get(page, "*/*").body(), StandardCharsets.UTF_8));
			}
			looks.replaceAll((what, look) -> look.replace(this.url, "http://hub"));
			return looks;
		}

		private JsonNode ask(String method, String path, @Nullable Object body) {
			try {
				HttpResponse<String> answer = this.http.send(HttpRequest.newBuilder(URI.create(this.url + path))
					.header("Authorization", "Bearer " + token())
					.header("Content-Type", "application/json")
					.method(method,
							(body != null) ? BodyPublishers.ofString(JSON.writeValueAsString(body))
									: BodyPublishers.noBody())
					.build(), BodyHandlers.ofString());
				assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
				return JSON.readTree(answer.body());
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private String token() throws IOException, InterruptedException {
			String token = this.token;
			if (token == null) {
				token = askForToken();
				this.token = token;
			}
			return token;
		}

		private String askForToken() throws IOException, InterruptedException {
			HttpResponse<String> token = this.http.send(HttpRequest
				.newBuilder(URI.create(this.url + "/identity/oauth2/token"))
				.header("Authorization", "Basic " + Base64.getEncoder()
					.encodeToString((EmbeddedIdentity.API_CLIENT + ":" + this.secret).getBytes(StandardCharsets.UTF_8)))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("grant_type=client_credentials"))
				.build(), BodyHandlers.ofString());
			return JSON.readTree(token.body()).path("access_token").stringValue();
		}

	}

}
