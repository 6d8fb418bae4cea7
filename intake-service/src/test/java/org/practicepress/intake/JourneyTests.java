package org.practicepress.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.intake.IntakeSite.Part;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** From the file that is sent to the last word on the status page, on real parts. */
class JourneyTests {

	private static final EventCodec CODEC = new EventCodec();

	private static final Path CORPUS = Path.of("..", "reader", "src", "test", "resources", "corpus", "en");

	private static IntakeSite site;

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
	}

	@Test
	void aCompleteFormIsToldToTheOthersAndFollowedToItsPublication() throws Exception {
		String email = "rozhin." + UUID.randomUUID() + "@tigris.example";
		String token = upload(FilledForms.complete(email)
			.photo("practice.photos", FilledForms.photo(0.1f), "The bakery in Duhok")
			.toBytes(), new Part("photos", "mentor.jpg", FilledForms.photo(0.6f)));
		awaitStatus(token, "queued");
		Aggregate<Submission> submission = submission(token);

		CloudEvent received = last("submission.events", submission.id());
		assertThat(received.type()).isEqualTo("submission.received.v1");
		assertThat(ContractTests.errors(received.type(), text(received))).isEmpty();
		assertThat(received.data().path("answers").propertyNames()).contains("practice.title", "consent.publish")
			.noneMatch((key) -> key.startsWith("contributor."));
		assertThat(text(received)).doesNotContain(email, "Rozhin", token);
		assertThat(received.data().path("photos").size()).isEqualTo(2);
		assertThat(received.data().path("photos").get(0).path("caption").asString()).isEqualTo("The bakery in Duhok");
		CloudEvent contributor = last("contributors", received.data().path("contributorId").asString());
		assertThat(ContractTests.errors(contributor.type(), text(contributor))).isEmpty();
		assertThat(contributor.data().path("email").asString()).isEqualTo(email);
		assertThat(contributor.data().path("name").asString()).isEqualTo("Rozhin Karim");
		assertThat(contributor.data().path("mayShowContact").asBoolean()).isTrue();
		assertThat(contributor.data().path("statusToken").asString()).isEqualTo(token);

		JsonNode status = status(token);
		assertThat(status.path("title").asString()).startsWith("Boosting returnees");
		assertThat(status.path("answers").path("contributor.name").asString()).isEqualTo("Rozhin Karim");
		assertThat(status.path("answers").path("practice.country").asString()).isEqualTo("Iraq");
		assertThat(status.path("problems").size()).isZero();

		tell("review.events", "review.started.v1", submission.id(), 1);
		awaitStatus(token, "in-review");
		tell("review.events", "review.changes-requested.v1", submission.id(), 2);
		awaitStatus(token, "changes-requested");
		assertThat(site.upload("/submissions/" + token + "/revisions",
				List.of(new Part("form", "corrected.docx",
						FilledForms.complete(email).type("practice.place", "Erbil").toBytes())),
				"Accept", "application/json")
			.statusCode()).isEqualTo(202);
		awaitStatus(token, "in-review");
		CloudEvent revised = last("submission.events", submission.id());
		assertThat(revised.type()).isEqualTo("submission.revised.v1");
		assertThat(ContractTests.errors(revised.type(), text(revised))).isEmpty();
		assertThat(revised.data().path("photos").size()).as("photos of before").isEqualTo(2);

		tell("factsheet.events", "factsheet.published.v1", submission.id(), 2);
		awaitStatus(token, "published");
		tell("review.events", "review.accepted.v1", submission.id(), 3);
		await().untilAsserted(() -> assertThat(history(token)).contains("accepted"));
		assertThat(status(token).path("status").asString()).isEqualTo("published");
		assertThat(site.get("/submissions/" + token, "Accept", "text/html").body()).contains("Read the factsheet");
		assertThat(site.get("/", "Accept", "text/html").body()).contains(CODEC.mapper()
			.readTree(ContractTests.contract("factsheet.published.v1.example.json"))
			.path("data")
			.path("path")
			.asString());
		tell("factsheet.events", "factsheet.withdrawn.v1", submission.id(), 3);
		awaitStatus(token, "withdrawn");
	}

	/** What others have not published is nobody's business, not even by its title. */
	@Test
	void whatIsMergedLeadsToTheOtherOnceThatIsPublished() throws Exception {
		String email = "rozhin." + UUID.randomUUID() + "@tigris.example";
		String kept = upload(FilledForms.complete(email).toBytes());
		String merged = upload(FilledForms.complete(email).type("practice.title", "The same in other words").toBytes());
		awaitStatus(kept, "queued");
		awaitStatus(merged, "queued");
		String id = submission(kept).id();
		tell("review.events", "review.merged.v1", submission(merged).id(), 1, (data) -> data.put("mergedInto", id));
		awaitStatus(merged, "merged");
		assertThat(site.get("/submissions/" + merged, "Accept", "text/html").body())
			.contains("Nothing of yours is lost")
			.doesNotContain("Boosting returnees", "Read the factsheet");
		tell("factsheet.events", "factsheet.published.v1", id, 2);
		awaitStatus(kept, "published");
		assertThat(site.get("/submissions/" + merged, "Accept", "text/html").body()).contains("Read the factsheet");
		tell("review.events", "review.started.v1", submission(merged).id(), 2);
		awaitStatus(merged, "in-review");
	}

	@Test
	void anIncompleteFormSaysWhatIsMissingUntilItIsMended() throws Exception {
		String email = "amal." + UUID.randomUUID() + "@tigris.example";
		String token = upload(FilledForms.almostComplete(email).toBytes());
		awaitStatus(token, "incomplete");
		assertThat(status(token).path("problems").toString())
			.isEqualTo("[{\"field\":\"practice.results\",\"problem\":\"missing\"}]");
		CloudEvent incomplete = last("submission.events", submission(token).id());
		assertThat(ContractTests.errors(incomplete.type(), text(incomplete))).isEmpty();
		assertThat(site.get("/submissions/" + token, "Accept", "text/html").body()).contains("Please mend")
			.contains("is not answered");
		site.upload("/submissions/" + token + "/revisions",
				List.of(new Part("form", "corrected.docx", FilledForms.complete(email).toBytes())), "Accept",
				"application/json");
		awaitStatus(token, "queued");
		assertThat(last("submission.events", submission(token).id()).type()).isEqualTo("submission.received.v1");
	}

	@Test
	void whatCannotBeReadIsToldInWords() throws Exception {
		String empty = upload(FilledForms.blank());
		awaitStatus(empty, "unreadable");
		assertThat(status(empty).path("problems").get(0).path("problem").asString()).isEqualTo("empty-form");
		CloudEvent unreadable = last("submission.events", submission(empty).id());
		assertThat(ContractTests.errors(unreadable.type(), text(unreadable))).isEmpty();
		String text = upload("Dear colleagues, here is our practice".getBytes(StandardCharsets.UTF_8));
		awaitStatus(text, "unreadable");
		assertThat(site.get("/submissions/" + text, "Accept", "text/html", "Accept-Language", "es").body())
			.contains("form.docx")
			.contains("lang=\"es\"");
	}

	/** Somebody photographs what should be typed; and somebody sends the wrong photo. */
	@Test
	void picturesOfThePagesAreReadAndOthersAreToldApart() throws Exception {
		String other = upload(FilledForms.photo(0.2f));
		awaitStatus(other, "unreadable");
		assertThat(status(other).path("problems").get(0).path("problem").asString()).isEqualTo("unsupported-type");
		assertThat(site.get("/submissions/" + other, "Accept", "text/html", "Accept-Language", "en").body())
			.contains("We found no form in this file")
			.contains("image/jpeg");
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "There is no Tesseract here");
		List<byte[]> pages = photographed(2);
		HttpResponse<String> again = site.upload("/submissions/" + other + "/revisions",
				List.of(new Part("form", "first.png", pages.getFirst()), new Part("form", "second.png", pages.get(1))),
				"Accept", "application/json");
		assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
		awaitStatus(other, "incomplete");
		assertThat(status(other).path("title").asString()).isEqualTo(CODEC.mapper()
			.readTree(CORPUS.resolve("tailors.json").toFile())
			.path("practice.title")
			.get(0)
			.asString());
		HttpResponse<String> later = site.upload("/submissions/" + other + "/revisions",
				List.of(new Part("form", "first.png", pages.getFirst())), "Accept", "application/json");
		assertThat(later.statusCode()).isEqualTo(415);
		assertThat(later.body()).contains("picture-of-revision");
	}

	@Test
	void nobodyWaitsForSomebodyElsesScan() throws Exception {
		byte[] scan = Files.readAllBytes(Path.of("../reader/src/test/resources/corpus/fr/puits.scan.pdf"));
		String scanned = upload(scan);
		String typed = upload(FilledForms.complete("quick." + UUID.randomUUID() + "@tigris.example").toBytes());
		awaitStatus(typed, "queued");
		assertThat(site.events("document.events", submission(typed).id())).extracting(CloudEvent::type)
			.containsExactly("document.received.v1");
		// where there is no Tesseract, the contributor is asked to type
		boolean tesseract = Files.isExecutable(Path.of("/usr/bin/tesseract"));
		awaitStatus(scanned, tesseract ? "queued" : "unreadable");
		CloudEvent postponed = last("document.events", submission(scanned).id());
		assertThat(postponed.type()).isEqualTo("document.postponed.v1");
		assertThat(ContractTests.errors(postponed.type(), text(postponed))).isEmpty();
		CloudEvent read = last("submission.events", submission(scanned).id());
		assertThat(ContractTests.errors(read.type(), text(read))).isEmpty();
		assertThat(read.data().has("facsimile")).isEqualTo(tesseract);
	}

	/**
	 * Both wait for the patient reader, and neither is taken for read when the other is.
	 */
	@Test
	void aScanAndTheForgottenPhotoAfterItAreBothRead() throws Exception {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "There is no Tesseract here");
		String token = upload(Files.readAllBytes(Path.of("../reader/src/test/resources/corpus/fr/puits.scan.pdf")));
		assertThat(site
			.upload("/submissions/" + token + "/revisions",
					List.of(new Part("photos", "forgotten.jpg", FilledForms.photo(0.4f))), "Accept", "application/json")
			.statusCode()).isEqualTo(202);
		awaitStatus(token, "queued");
		await().atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(submission(token).state().form()).satisfies((form) -> {
				assertThat(form.title()).isNotBlank();
				assertThat(form.photos()).extracting((photo) -> photo.file().name()).containsExactly("forgotten.jpg");
			}));
		assertThat(site.events("submission.events", submission(token).id())).extracting(CloudEvent::type)
			.containsExactly("submission.received.v1", "submission.revised.v1");
	}

	/** More than Kafka takes as one record, were it all told. */
	@Test
	void aHundredThousandWordsAreNoBurdenToAnybody() {
		String email = "long." + UUID.randomUUID() + "@tigris.example";
		String token = upload(FilledForms.complete(email)
			.type("practice.description", FilledForms.words(100_000))
			.type("practice.context", FilledForms.words(100_000).replaceAll("[aeiou]", "ع"))
			.type("practice.place", FilledForms.words(100_000))
			.toBytes());
		awaitStatus(token, "queued");
		CloudEvent received = last("submission.events", submission(token).id());
		assertThat(received.type()).isEqualTo("submission.received.v1");
		assertThat(received.data().path("answers").path("practice.context").get(0).asString()).endsWith("…")
			.hasSizeBetween(4000, 400_000);
		assertThat(status(token).path("problems").toString()).contains("practice.context", "practice.place",
				"too-long");
	}

	/** It told the link with what it read, not with the contributor. */
	@Test
	void whatTheVersionBeforeHasTakenGetsItsLinkToldWhateverItIs() {
		String id = UUID.randomUUID().toString();
		Submissions submissions = site.bean(Submissions.class);
		Identity identity = submissions.identityFor(id);
		String contributor = site.bean(Contributors.class)
			.add("before." + UUID.randomUUID() + "@tigris.example", "en", identity.statusToken());
		site.bean(MongoDatabase.class)
			.getCollection("contributors")
			.updateOne(Filters.eq(contributor), Updates.unset("state.statusToken"));
		ClaimCheck file = site.bean(ClaimChecks.class)
			.store(new ByteArrayInputStream(FilledForms.blank()), "form.docx", "application/octet-stream");
		submissions.begin(id, identity,
				new Arrival(Channel.UPLOAD, contributor, List.of(file), null, null, Instant.now()));
		CloudEvent unreadable = last("submission.events", id);
		assertThat(unreadable.type()).isEqualTo("submission.unreadable.v1");
		assertThat(text(unreadable)).doesNotContain(identity.statusToken());
		await().untilAsserted(() -> assertThat(site.events("contributors", contributor)).last().satisfies((linked) -> {
			assertThat(linked.data().path("statusToken").asString()).isEqualTo(identity.statusToken());
			assertThat(linked.data().path("email").asString()).startsWith("before.");
		}));
		assertThat(site.events("contributors", contributor)).hasSize(2);
	}

	@Test
	void theAddressBesideTheFormServesWhenTheFormHasNone() {
		String email = "beside." + UUID.randomUUID() + "@tigris.example";
		String token = upload(FilledForms.complete("").toBytes(),
				new Part("email", null, email.getBytes(StandardCharsets.UTF_8)));
		awaitStatus(token, "queued");
		CloudEvent contributor = last("contributors", submission(token).state().contributorId());
		assertThat(contributor.data().path("email").asString()).isEqualTo(email);
		assertThat(contributor.data().path("name").asString()).isEqualTo("Rozhin Karim");
	}

	/** Nobody can be written to before, and nothing is known to be told. */
	@Test
	void aContributorWithoutAddressIsToldOnceTheFormIsRead() {
		String read = upload(FilledForms.complete("once." + UUID.randomUUID() + "@tigris.example").toBytes());
		awaitStatus(read, "queued");
		String unreadable = upload(FilledForms.blank());
		awaitStatus(unreadable, "unreadable");
		for (String token : List.of(read, unreadable)) {
			last("contributors", submission(token).state().contributorId());
			assertThat(site.events("contributors", submission(token).state().contributorId())).singleElement()
				.satisfies((event) -> assertThat(event.data().path("statusToken").asString()).isEqualTo(token));
		}
	}

	@Test
	void aFormThatNamesSomebodyElsesAddressChangesNothingOfTheirs() {
		String email = "victim." + UUID.randomUUID() + "@tigris.example";
		String first = upload(FilledForms.complete(email).toBytes());
		awaitStatus(first, "queued");
		String second = upload(FilledForms.complete(email).type("contributor.name", "Somebody Else").toBytes());
		awaitStatus(second, "queued");
		CloudEvent contributor = last("contributors", submission(first).state().contributorId());
		assertThat(contributor.data().path("name").asString()).isEqualTo("Rozhin Karim");
	}

	@Test
	void photosMayBeSentAfterTheForm() {
		String token = upload(FilledForms.complete("later." + UUID.randomUUID() + "@tigris.example").toBytes());
		awaitStatus(token, "queued");
		assertThat(site
			.upload("/submissions/" + token + "/revisions",
					List.of(new Part("form", "", new byte[0]), new Part("photos", "late.jpg", FilledForms.photo(0.3f))),
					"Accept", "application/json")
			.statusCode()).isEqualTo(202);
		await().atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(last("submission.events", submission(token).id())).satisfies((revised) -> {
				assertThat(revised.type()).isEqualTo("submission.revised.v1");
				assertThat(revised.data().path("photos").size()).isEqualTo(1);
				assertThat(revised.data().path("answers").has("practice.title")).isTrue();
			}));
	}

	private static String upload(byte[] form, Part... more) {
		List<Part> parts = new ArrayList<>(List.of(new Part("form", "form.docx", form)));
		parts.addAll(List.of(more));
		HttpResponse<String> sent = site.upload("/submissions", parts, "Accept", "application/json");
		assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
		String url = CODEC.mapper().readTree(sent.body()).path("statusUrl").asString();
		return url.substring(url.lastIndexOf('/') + 1);
	}

	/** The first pages of a printed form as pictures. */
	private static List<byte[]> photographed(int pages) throws IOException {
		List<byte[]> pictures = new ArrayList<>();
		try (PDDocument pdf = Loader.loadPDF(CORPUS.resolve("tailors.printed.pdf").toFile())) {
			for (int page = 0; page < pages; page++) {
				ByteArrayOutputStream out = new ByteArrayOutputStream();
				ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(page, 200), "png", out);
				pictures.add(out.toByteArray());
			}
		}
		return pictures;
	}

	private static JsonNode status(String token) {
		return CODEC.mapper().readTree(site.get("/submissions/" + token, "Accept", "application/json").body());
	}

	private static List<String> history(String token) {
		return status(token).path("history").valueStream().map((step) -> step.path("status").asString()).toList();
	}

	private static void awaitStatus(String token, String expected) {
		await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
			JsonNode status = status(token);
			assertThat(status.path("status").asString()).as(status.toString()).isEqualTo(expected);
		});
	}

	private static Aggregate<Submission> submission(String token) {
		return site.bean(Submissions.class).findByToken(token).orElseThrow();
	}

	private static CloudEvent last(String topic, String subject) {
		await().untilAsserted(() -> assertThat(site.events(topic, subject)).isNotEmpty());
		return site.events(topic, subject).getLast();
	}

	private static String text(CloudEvent event) {
		return new String(CODEC.encode(event), StandardCharsets.UTF_8);
	}

	/** Says what another service would, in the words of the released example. */
	private static void tell(String topic, String type, String subject, long version) throws IOException {
		tell(topic, type, subject, version, (data) -> {
		});
	}

	private static void tell(String topic, String type, String subject, long version, Consumer<ObjectNode> change)
			throws IOException {
		CloudEvent released = CODEC
			.decode(ContractTests.contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
		ObjectNode data = (ObjectNode) released.data();
		data.put("version", version);
		change.accept(data);
		byte[] value = CODEC.encode(
				new CloudEvent(UUID.randomUUID().toString(), released.source(), type, subject, Instant.now(), data));
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", EmbeddedParts.kafka()), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			var unused = producer.send(new ProducerRecord<>(topic, subject.getBytes(StandardCharsets.UTF_8), value));
			producer.flush();
		}
	}

}
