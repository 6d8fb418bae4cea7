package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.LoopbackPort;
import org.practicepress.standalone.demo.Browser.UploadedFile;
import org.practicepress.standalone.demo.Story.Person;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A site whose letters go out by Debian's Postfix, over TLS. */
class RealRelayTests {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final JsonMapper JSON = new JsonMapper();

	private static @Nullable Postfix postfix;

	private static @Nullable Site site;

	private static @Nullable MongoClient store;

	@BeforeAll
	static void start(@TempDir Path relay, @TempDir Path data) throws Exception {
		assumeTrue(Postfix.canRun(), "Postfix is not installed, or may not be run");
		int hub = LoopbackPort.free();
		postfix = Postfix.start(relay, hub);
		Settings settings = Settings.read(Files.writeString(data.resolve(Settings.FILE), """
				practice-press.mail:
				  address: practices@hub.example
				  tls: starttls
				  sweep-interval: 200ms
				  retry: {first-delay: 1s, longest-delay: 1s}
				spring.mail:
				  host: localhost
				  port: %d
				  properties:
				    mail.smtp.ssl.trust: localhost
				""".formatted(postfix.port())), Map.of());
		assertThat(settings.flaws()).isEmpty();
		site = Site.start(new SiteOptions(data, 0, hub, 0, null, settings),
				new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
		store = MongoClients.create(site.store().orElseThrow().uri());
	}

	@AfterAll
	static void stop() throws IOException {
		if (store != null) {
			store.close();
		}
		if (site != null) {
			site.close();
		}
		if (postfix != null) {
			postfix.close();
		}
	}

	@AfterEach
	void takeEverything() {
		relay().says((recipient) -> Postfix.TAKEN);
	}

	@Test
	void aLetterIsDeliveredOverTls() throws Exception {
		String reference = submit("ana@people.example");
		await(reference, "sent");
		assertThat(theOnlyMail("ana@people.example")).contains("using TLSv1", "[" + reference + "]",
				"From: Practice Press <practices@hub.example>");
	}

	@Test
	void whoMustKnowUsFirstTakesItTheSecondTime() throws Exception {
		Set<String> known = ConcurrentHashMap.newKeySet();
		relay().says((recipient) -> known.add(recipient) ? "451 4.7.1 Greylisted, please come again" : Postfix.TAKEN);
		await(submit("grey@people.example"), "sent");
		theOnlyMail("grey@people.example");
	}

	@Test
	void aMailboxThatIsFullIsTriedAgainAndKeepsNobodyElseWaiting() throws Exception {
		AtomicBoolean full = new AtomicBoolean(true);
		relay().says((recipient) -> (full.get() && recipient.startsWith("full@")) ? "452 4.2.2 Mailbox full"
				: Postfix.TAKEN);
		String waits = submit("full@people.example");
		await(submit("empty@people.example"), "sent");
		Awaitility.await().atMost(PATIENCE).until(() -> letter(waits).getInteger("attempts", 0) > 1);
		assertThat(letter(waits).getString("status")).isIn("due", "sending");
		full.set(false);
		await(waits, "sent");
		theOnlyMail("full@people.example");
		relay().says((recipient) -> "552 5.2.2 Mailbox full");
		String never = submit("burst@people.example");
		await(never, "failed");
		assertThat(letter(never).getString("answer")).startsWith("552 5.2.2");
	}

	@Test
	void whileItRefusesEverybodyLettersWait() throws Exception {
		relay().says((recipient) -> "554 5.7.1 Relay access denied");
		List<String> waiting = List.of(submit("bea@people.example"), submit("cem@people.example"));
		for (String reference : waiting) {
			Awaitility.await().atMost(PATIENCE).until(() -> letter(reference).getInteger("attempts", 0) > 1);
			assertThat(letter(reference).getString("stuck")).isEqualTo("RCPT 554 5.7.1");
		}
		relay().says((recipient) -> Postfix.TAKEN);
		for (String reference : waiting) {
			await(reference, "sent");
		}
		theOnlyMail("bea@people.example");
		theOnlyMail("cem@people.example");
	}

	@Test
	void whileItIsDownLettersWait() throws Exception {
		relay().stop();
		String reference = submit("dan@people.example");
		Awaitility.await().atMost(PATIENCE).until(() -> letter(reference).getInteger("attempts", 0) > 1);
		assertThat(letter(reference).getString("stuck")).isNotBlank();
		relay().start();
		await(reference, "sent");
		theOnlyMail("dan@people.example");
	}

	@Test
	void whatItReturnsIsKnownToBeOfTheLetter() {
		String reference = submit("nobody@lost.example");
		Awaitility.await().atMost(PATIENCE).until(() -> !reports(letter(reference)).isEmpty());
		assertThat(letter(reference).getString("status")).isEqualTo("sent");
		assertThat(reports(letter(reference))).singleElement().satisfies((report) -> {
			assertThat(report.getString("outcome")).isEqualTo("failed");
			assertThat(report.getString("status")).isEqualTo("5.1.1");
		});
		assertThat(conversation(reference).getEmbedded(List.of("state", "reach", "bounced"), String.class))
			.isNotBlank();
	}

	/** Of a letter there is never more than one copy. */
	private static String theOnlyMail(String recipient) throws IOException {
		Awaitility.await().atMost(PATIENCE).until(() -> !relay().mails(recipient).isEmpty());
		List<String> mails = relay().mails(recipient);
		assertThat(mails).hasSize(1);
		return mails.getFirst();
	}

	private static void await(String reference, String status) {
		Awaitility.await().atMost(PATIENCE).until(() -> status.equals(letter(reference).getString("status")));
	}

	/** The first letter about a submission; empty before there is one. */
	private static Document letter(String reference) {
		List<Document> letters = conversation(reference).get("state", new Document())
			.getList("deliveries", Document.class, List.of());
		return letters.isEmpty() ? new Document() : letters.getFirst();
	}

	private static List<Document> reports(Document letter) {
		return letter.getList("reports", Document.class, List.of());
	}

	private static Document conversation(String reference) {
		Document found = Objects.requireNonNull(store)
			.getDatabase("notification")
			.getCollection("conversations")
			.find(Filters.eq("state.reference", reference))
			.first();
		return (found != null) ? found : new Document();
	}

	private static String submit(String address) {
		Browser browser = new Browser(Objects.requireNonNull(site).url());
		byte[] blank = browser.get("/form/practice-form.en.docx", "*/*").body();
		HttpResponse<byte[]> answer = browser.upload("/submissions", "application/json", Map.of(),
				List.of(new UploadedFile("form", "practice.docx", "application/octet-stream",
						Story.practice(blank, new Person("Amal Haddad", address), Story.PRECISE))));
		assertThat(answer.statusCode()).isEqualTo(202);
		JsonNode json = JSON.readTree(answer.body());
		assertThat(URI.create(json.path("statusUrl").asString()).getPath()).startsWith("/submissions/");
		return json.path("reference").asString();
	}

	private static Postfix relay() {
		return Objects.requireNonNull(postfix);
	}

}
