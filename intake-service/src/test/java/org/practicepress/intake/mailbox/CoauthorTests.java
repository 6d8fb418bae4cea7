package org.practicepress.intake.mailbox;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import jakarta.mail.internet.MimeMessage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.intake.ContractTests;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.submission.Arrived;
import org.practicepress.intake.submission.Message;
import org.practicepress.intake.submission.Submission;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who may write for a submission beside its contributor, and who not. */
class CoauthorTests {

	private static final byte[] PDF = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

	private static final EventCodec CODEC = new EventCodec();

	private static IntakeSite site;

	private static KafkaProducer<byte[], byte[]> producer;

	private final String contributor = MailboxTests.sender();

	private final String colleague = MailboxTests.sender();

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
		MailboxTests.start();
		producer = new KafkaProducer<>(Map.of("bootstrap.servers", EmbeddedParts.kafka(), "linger.ms", 0),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	@AfterAll
	static void stop() {
		producer.close();
	}

	@Test
	void whoHasSaidYesWritesAsTheContributorDoesUntilTakenBack() throws Exception {
		String id = submission();
		String page = page(id);
		for (int time = 0; time < 2; time++) {
			assertThat(name(page, "Omar <Haddad>\r\nBcc: x", this.colleague).statusCode()).isEqualTo(303);
		}
		assertThat(named(id)).as("asked once").hasSize(1);
		String coauthor = named(id).getFirst().getString("_id");
		String key = named(id).getFirst().get("state", Document.class).getString("key");
		assertThat(look(page)).contains("Omar &lt;Haddad&gt;", this.colleague, "has been asked by mail");
		CloudEvent asked = MailboxTests.awaitEvents("mail.events", coauthor, 1).getLast();
		String event = new String(CODEC.encode(asked), StandardCharsets.UTF_8);
		assertThat(ContractTests.errors("coauthor.asked.v1", event)).isEmpty();
		assertThat(event).doesNotContain(this.colleague, key, "Omar");
		CloudEvent known = MailboxTests.awaitEvents("contributors", coauthor, 1).getLast();
		assertThat(known.data().path("email").asString()).isEqualTo(this.colleague);
		assertThat(known.data().path("name").asString()).isEqualTo("Omar <Haddad>  Bcc: x");
		assertThat(known.data().path("statusToken").asString()).isEqualTo(key);
		assertThat(known.toString()).doesNotContain(submission(id).statusToken());

		// nobody has said yes
		write(this.colleague, submission(id).reference());
		MailboxTests.awaitEvents("mail.events", id, 1);
		assertThat(submission(id).revision()).isEqualTo(1);

		String link = "/submissions/co-authors/" + coauthor + "/" + key;
		for (String wrong : List.of(link + "x", link.replace(key, "x".repeat(43)),
				"/submissions/co-authors/" + UUID.randomUUID() + "/" + key, "/submissions/co-authors/mails/" + key)) {
			assertThat(site.get(wrong, "Accept", "text/html").statusCode()).as(wrong).isEqualTo(404);
			assertThat(post(wrong, "").statusCode()).as(wrong).isEqualTo(404);
		}
		for (String language : List.of("en", "fr", "es", "ar")) {
			assertThat(look(link + "?lang=" + language)).contains("lang=\"" + language + "\"")
				.doesNotContain("??", submission(id).statusToken());
		}
		assertThat(look(page)).as("a look confirms nothing").contains("has been asked by mail");
		for (int time = 0; time < 2; time++) {
			assertThat(post(link, "").statusCode()).isEqualTo(303);
		}
		assertThat(look(link)).contains("You write for the practice", "status-")
			.doesNotContain(submission(id).statusToken(), "Do you write for this practice?</h1>");
		assertThat(look(page)).contains("writes for this practice");
		// what waited counts now, and so does what comes
		awaitRevision(id, 2);
		write(this.colleague, submission(id).reference());
		awaitRevision(id, 3);
		assertThat(site.bean(Contributors.class).isAt(submission(id).contributorId(), this.contributor)).isTrue();
		// and it is known whose it is
		assertThat(submission(id).arrivals()).extracting(Arrived::coauthorId).containsExactly(null, coauthor, coauthor);
		assertThat(submission(id).messages()).extracting(Message::coauthorId).containsExactly(null, coauthor, coauthor);
		assertThat(MailboxTests.awaitEvents("submission.events", id, 3)).last()
			.satisfies((told) -> assertThat(told.data().path("coauthorId").asString()).isEqualTo(coauthor))
			.satisfies((told) -> assertThat(new String(CODEC.encode(told), StandardCharsets.UTF_8))
				.doesNotContain(this.colleague, "Omar"));

		// nobody else's
		String another = MailboxTests.sender();
		MailboxTests.send(MailboxTests.mail(another, "Theirs", MailboxTests.part("form.pdf", "application/pdf", PDF)));
		String theirs = MailboxTests.submissionFrom(another);
		write(this.colleague, submission(theirs).reference());
		MailboxTests.awaitEvents("mail.events", theirs, 1);
		assertThat(submission(theirs).revision()).isEqualTo(1);

		assertThat(post(page(theirs) + "/co-authors/" + coauthor + "/removal", "").statusCode()).isEqualTo(303);
		assertThat(site.get(link, "Accept", "text/html").statusCode()).as("by a stranger").isEqualTo(200);
		assertThat(post(page + "/co-authors/" + coauthor + "/removal", "").statusCode()).isEqualTo(303);
		assertThat(look(page)).doesNotContain("Omar", this.colleague);
		assertThat(site.get(link, "Accept", "text/html").statusCode()).isEqualTo(404);
		assertThat(post(link, "").statusCode()).isEqualTo(404);
		assertThat(site.bean(Contributors.class).find(coauthor)).isEmpty();
		write(this.colleague, submission(id).reference());
		MailboxTests.awaitEvents("mail.events", id, 2);
		assertThat(submission(id).revision()).isEqualTo(3);
	}

	/** Whoever was copied in answers, and the contributor knows them. */
	@Test
	void aStrangersMailWaitsForTheContributorsWord() throws Exception {
		String id = submission();
		String page = page(id);
		write(this.colleague, submission(id).reference());
		String first = held(id, 1);
		String second = MailboxTests.sender();
		write(second, submission(id).reference());
		String other = held(id, 2);
		for (String language : List.of("en", "fr", "es", "ar")) {
			assertThat(look(page + "/mails/" + first + "?lang=" + language))
				.contains(this.colleague, "form.pdf", "Good morning", "value=\"always\"", "value=\"refuse\"")
				.doesNotContain("??");
		}
		assertThat(post(page + "/mails/" + first, "answer=always").statusCode()).isEqualTo(303);
		awaitRevision(id, 2);
		assertThat(post(page + "/mails/" + first, "answer=always").statusCode()).as("again").isEqualTo(303);
		assertThat(look(page)).contains(this.colleague, "writes for this practice");
		assertThat(named(id)).hasSize(1);
		assertThat(MailboxTests.awaitEvents("mail.events", named(id).getFirst().getString("_id"), 1).getLast().type())
			.isEqualTo("coauthor.asked.v1");
		write(this.colleague, submission(id).reference());
		awaitRevision(id, 3);
		String coauthor = named(id).getFirst().getString("_id");
		assertThat(submission(id).arrivals()).extracting(Arrived::coauthorId).containsExactly(null, coauthor, coauthor);

		// what has nothing to do with it is answered as it would have been
		assertThat(post(page + "/mails/" + other, "answer=refuse").statusCode()).isEqualTo(303);
		String own = MailboxTests.submissionFrom(second);
		assertThat(own).isNotEqualTo(id);
		assertThat(submission(own).arrivals()).hasSize(1);
		assertThat(post(page + "/mails/" + other, "answer=take").statusCode()).isEqualTo(404);
		assertThat(submission(id).revision()).isEqualTo(3);
	}

	@Test
	void oneMailMayCountAndItsSenderNot() throws Exception {
		String id = submission();
		write(this.colleague, submission(id).reference());
		assertThat(post(page(id) + "/mails/" + held(id, 1), "answer=take").statusCode()).isEqualTo(303);
		awaitRevision(id, 2);
		write(this.colleague, submission(id).reference());
		held(id, 2);
		assertThat(submission(id).arrivals()).extracting(Arrived::coauthorId).containsOnlyNulls();
		assertThat(named(id)).isEmpty();
		assertThat(submission(id).revision()).isEqualTo(2);
	}

	/** Late, twice, for somebody else, or not for good: nothing else is said. */
	@Test
	void theContributorHearsThatTheMailThatAsksCameBack() throws Exception {
		String id = submission();
		String page = page(id);
		name(page, "Omar", this.colleague);
		Document asked = named(id).getFirst();
		String coauthor = asked.getString("_id");
		tell("notification.sent.v1", coauthor, 1, (data) -> data);
		tell("notification.noted.v1", coauthor, 2, (data) -> data);
		tell("notification.bounced.v1", coauthor, 3, (data) -> data.put("permanent", false));
		tell("notification.bounced.v1", UUID.randomUUID().toString(), 1, (data) -> data);
		for (int version : List.of(4, 4, 5)) {
			tell("notification.bounced.v1", coauthor, version, (data) -> data.put("permanent", true));
		}
		await().untilAsserted(() -> assertThat(look(page)).contains("The mail that asks them came back", "Omar",
				page + "/co-authors/" + coauthor + "/address"));
		assertThat(look(page)).doesNotContain("has been asked by mail", "Our mails do not reach you");
		for (String language : List.of("fr", "es", "ar")) {
			assertThat(look(page + "?lang=" + language)).contains("/" + coauthor + "/address").doesNotContain("??");
		}
		List<CloudEvent> told = MailboxTests.awaitEvents("mail.events", coauthor, 2);
		assertThat(told).hasSize(2);
		CloudEvent unreached = told.getLast();
		assertThat(unreached.data().path("submissionId").asString()).isEqualTo(id);
		assertThat(unreached.data().path("contributorId").asString()).isEqualTo(submission(id).contributorId());
		String event = new String(CODEC.encode(unreached), StandardCharsets.UTF_8);
		assertThat(ContractTests.errors("coauthor.unreached.v1", event)).isEmpty();
		assertThat(event).doesNotContain(this.colleague, "Omar");

		String right = MailboxTests.sender();
		assertThat(askAt(page, coauthor, "nobody").statusCode()).isEqualTo(400);
		for (String same : List.of(this.colleague, this.contributor)) {
			assertThat(askAt(page, coauthor, same).statusCode()).isEqualTo(303);
			assertThat(look(page)).contains("The mail that asks them came back");
		}
		String another = MailboxTests.sender();
		MailboxTests.send(MailboxTests.mail(another, "Theirs", MailboxTests.part("form.pdf", "application/pdf", PDF)));
		askAt(page(MailboxTests.submissionFrom(another)), coauthor, right);
		assertThat(look(page)).as("by a stranger").contains("The mail that asks them came back");
		for (int time = 0; time < 2; time++) {
			assertThat(askAt(page, coauthor, right).statusCode()).isEqualTo(303);
		}
		assertThat(look(page)).contains("Omar", right, "has been asked by mail")
			.doesNotContain("The mail that asks them came back", this.colleague);
		assertThat(named(id)).as("asked once more").hasSize(2);
		assertThat(site.bean(Contributors.class).find(coauthor)).isEmpty();
		String key = asked.get("state", Document.class).getString("key");
		assertThat(post("/submissions/co-authors/" + coauthor + "/" + key, "").statusCode())
			.as("whoever has the letter that came back")
			.isEqualTo(404);
		tell("notification.bounced.v1", coauthor, 6, (data) -> data.put("permanent", true));

		String other = named(id).stream()
			.map((one) -> one.getString("_id"))
			.filter((one) -> !one.equals(coauthor))
			.findFirst()
			.orElseThrow();
		tell("notification.failed.v1", other, 1, (data) -> data.put("reason", "rejected"));
		await().untilAsserted(() -> assertThat(look(page)).contains("The mail that asks them came back"));
		tell("notification.sent.v1", other, 2, (data) -> data);
		await().untilAsserted(() -> assertThat(look(page)).contains("has been asked by mail"));
		assertThat(site.events("mail.events", coauthor)).as("who was taken back").hasSize(2);
	}

	@Test
	void nobodyIsNamedWithoutEnd() throws Exception {
		String page = page(submission());
		for (String none : List.of("nobody", "a@b.example\r\nBcc: c@d.example", "gmail-noreply@google.example",
				"MAILER-DAEMON@relay.example", IntakeSite.ADDRESS)) {
			assertThat(name(page, "x", none).statusCode()).as(none).isEqualTo(400);
		}
		assertThat(name(page, "x", this.contributor).statusCode()).isEqualTo(303);
		assertThat(look(page)).doesNotContain("has been asked by mail");
		for (int number = 0; number < 10; number++) {
			assertThat(name(page, "x", MailboxTests.sender()).statusCode()).isEqualTo(303);
		}
		assertThat(name(page, "x", MailboxTests.sender()).statusCode()).isEqualTo(409);
	}

	@Test
	void whoIsNotRemovesThemselvesAndTheRestIsErasedWithTheSubmission() throws Exception {
		String id = submission();
		String page = page(id);
		for (String email : List.of(this.colleague, MailboxTests.sender())) {
			name(page, "x", email);
		}
		assertThat(site.get(page + "/data", "Accept", "*/*").statusCode()).isEqualTo(200);
		List<String> links = named(id).stream()
			.map((one) -> "/submissions/co-authors/" + one.getString("_id") + "/"
					+ one.get("state", Document.class).getString("key"))
			.toList();
		assertThat(post(links.getFirst(), "no=no").statusCode()).isEqualTo(303);
		assertThat(site.get(links.getFirst(), "Accept", "text/html").statusCode()).isEqualTo(404);
		List<String> all = named(id).stream().map((one) -> one.getString("_id")).toList();
		site.bean(Erasures.class).erase(id, Erasures.CONTRIBUTOR, null);
		await()
			.untilAsserted(() -> assertThat(all).allMatch((one) -> site.bean(Contributors.class).find(one).isEmpty()));
		assertThat(post(links.getLast(), "").statusCode()).isEqualTo(404);
	}

	private static List<Document> named(String submissionId) {
		return site.bean(MongoDatabase.class)
			.getCollection("coauthors")
			.find(Filters.eq("state.submissionId", submissionId))
			.into(new ArrayList<>());
	}

	private static String held(String id, int count) {
		CloudEvent told = MailboxTests.awaitEvents("mail.events", id, count).get(count - 1);
		assertThat(told.type()).isEqualTo("mail.held.v1");
		return told.data().path("mail").asString();
	}

	private String submission() throws Exception {
		MailboxTests
			.send(MailboxTests.mail(this.contributor, "First", MailboxTests.part("form.pdf", "application/pdf", PDF)));
		return MailboxTests.submissionFrom(this.contributor);
	}

	private static void write(String from, String reference) throws Exception {
		MimeMessage mail = MailboxTests.mail(from, "Re: [" + reference + "]",
				MailboxTests.part("form.pdf", "application/pdf", PDF));
		mail.saveChanges();
		MailboxTests.send(mail);
	}

	private static void awaitRevision(String id, int revision) {
		await().untilAsserted(() -> assertThat(submission(id).revision()).isEqualTo(revision));
	}

	private static Submission submission(String id) {
		return MailboxTests.submission(id);
	}

	private static String page(String id) {
		return "/submissions/" + submission(id).statusToken();
	}

	private static String look(String path) {
		return site.get(path, "Accept", "text/html").body();
	}

	private static void tell(String type, String coauthor, int version, UnaryOperator<ObjectNode> change)
			throws Exception {
		CloudEvent released = CODEC
			.decode(ContractTests.contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
		ObjectNode data = ((ObjectNode) released.data()).put("kind", "coauthor-asked").put("version", version);
		byte[] event = CODEC.encode(new CloudEvent(UUID.randomUUID().toString(), released.source(), released.type(),
				coauthor, Instant.now(), change.apply(data)));
		producer.send(new ProducerRecord<>("notification.events", coauthor.getBytes(StandardCharsets.UTF_8), event))
			.get();
	}

	private static HttpResponse<String> askAt(String page, String coauthor, String email) {
		return post(page + "/co-authors/" + coauthor + "/address", "email=" + encoded(email));
	}

	private static HttpResponse<String> name(String page, String name, String email) {
		return post(page + "/co-authors", "name=" + encoded(name) + "&email=" + encoded(email));
	}

	private static HttpResponse<String> post(String path, String body) {
		return site.post(path, HttpRequest.BodyPublishers.ofString(body), "Content-Type",
				"application/x-www-form-urlencoded", "Accept", "text/html");
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
