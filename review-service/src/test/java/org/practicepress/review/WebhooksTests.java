package org.practicepress.review;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.sun.net.httpserver.HttpServer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.webhook.Webhooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens, told to other programs. */
@Timeout(120)
class WebhooksTests {

	private static final String PATH = "/api/reviews/webhooks";

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("webhooks-tests", "--practice-press.review.webhooks.private-addresses=true",
				"--practice-press.review.webhooks.sweep-interval=50ms");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@AfterEach
	void delete() {
		desk.bean(Webhooks.class).all().forEach((hook) -> desk.bean(Webhooks.class).delete(hook.id()));
	}

	@Test
	void tellsWhatHappensSignedAndWithoutAWordAboutPeople() throws Exception {
		try (Receiver receiver = new Receiver(() -> 204)) {
			JsonNode made = make(receiver, "submission.received", "review.declined", "submission.erased");
			String id = desk.received("Secret title");
			Call received = receiver.next();
			JsonNode event = received.json();
			assertThat(received.contentType).startsWith("application/cloudevents+json");
			assertThat(event.path("specversion").asString()).isEqualTo("1.0");
			assertThat(event.path("type").asString()).isEqualTo("submission.received");
			assertThat(event.path("subject").asString()).isEqualTo(id);
			assertThat(event.path("source").asString()).isEqualTo(desk.uri());
			assertThat(event.path("data").propertyNames()).containsExactlyInAnyOrder("id", "reference", "version",
					"status");
			assertThat(received.id).isEqualTo(event.path("id").asString());
			assertThat(received.isSignedWith(made.path("secret").asString())).isTrue();
			assertThat(received.body).doesNotContain("Secret title", "Rozhin", "@");
			Browser ana = desk.signedIn("ana", "editor");
			ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/start", Map.of("version", "1"));
			ana.submit("/desk/reviews/" + id, "/desk/reviews/" + id + "/decline",
					Map.of("version", "2", "message", "Words"));
			Call declined = receiver.next();
			assertThat(declined.json().path("type").asString()).as("not what nobody wants")
				.isEqualTo("review.declined");
			assertThat(declined.json().path("data").path("status").asString()).isEqualTo("declined");
			assertThat(declined.body).doesNotContain("Words", "ana");
			ObjectNode erased = ((ObjectNode) Topic.example("submission.erased.v1").data()).put("version", 2);
			CloudEvent erasure = new CloudEvent(UUID.randomUUID().toString(), "/intake", "submission.erased.v1", id,
					Instant.now(), erased);
			Topic.write("submission.events", erasure);
			assertThat(receiver.next().json().path("type").asString()).isEqualTo("submission.erased");
			Topic.write("submission.events", erasure);
			desk.received("Heard after it");
			assertThat(receiver.next().json().path("type").asString()).as("heard twice, told once")
				.isEqualTo("submission.received");
		}
	}

	@Test
	void oneThatNeverAnswersIsInNobodysWayAndTriedAgainUnderTheSameId() throws Exception {
		int[] answer = { 500 };
		try (Receiver failing = new Receiver(() -> answer[0]);
				Receiver silent = new Receiver(() -> 0);
				Receiver other = new Receiver(() -> 200)) {
			String id = make(failing, "submission.received").path("webhook").path("id").asString();
			make(silent, "submission.received");
			make(other, "submission.received");
			desk.received("One");
			desk.received("Two");
			assertThat(List.of(other.next().id, other.next().id)).doesNotHaveDuplicates();
			Call first = failing.next();
			Desk.await(() -> of(id).path("due").asInt() == 2 && of(id).path("webhook").has("last"));
			assertThat(of(id).path("webhook").path("last").path("fault").asString()).isEqualTo("refused");
			assertThat(desk.signedIn("chief", "chief-editor").get("/desk/webhooks").body()).contains("failing",
					"2 to be sent");
			answer[0] = 200;
			json(call("POST", PATH + "/" + id + "/retries", null), 200);
			Desk.await(() -> of(id).path("due").asInt() == 0);
			assertThat(failing.calls).extracting(Call::id).contains(first.id);
			assertThat(of(id).path("webhook").path("last").path("status").asInt()).isEqualTo(200);
		}
	}

	@Test
	void givesUpAfterDaysAndIsSentAgainWhenSomebodyWantsIt() throws Exception {
		int[] answer = { 503 };
		try (Receiver receiver = new Receiver(() -> answer[0])) {
			String id = make(receiver, "submission.received").path("webhook").path("id").asString();
			json(call("POST", PATH + "/" + id + "/test", null), 200);
			receiver.next();
			Desk.await(() -> of(id).path("webhook").has("last"));
			// as after nine attempts
			desk.bean(MongoDatabase.class)
				.getCollection("webhookCalls")
				.updateOne(Filters.eq("webhookId", id),
						new Document("$set", new Document("attempts", 9).append("due", new Date(1))));
			receiver.next();
			Desk.await(() -> of(id).path("failed").asInt() == 1);
			assertThat(of(id).path("due").asInt()).isZero();
			answer[0] = 200;
			json(call("POST", PATH + "/" + id + "/retries", null), 200);
			receiver.next();
			Desk.await(() -> of(id).path("failed").asInt() == 0 && of(id).path("due").asInt() == 0);
		}
	}

	@Test
	void whoIsGoneIsNotCalledAgain() throws Exception {
		try (Receiver receiver = new Receiver(() -> 410)) {
			String id = make(receiver, "submission.received").path("webhook").path("id").asString();
			json(call("POST", PATH + "/" + id + "/test", null), 200);
			assertThat(receiver.next().json().path("type").asString()).isEqualTo("webhook.test");
			Desk.await(() -> of(id).path("webhook").path("standing").asString().equals("ended"));
			desk.received("For nobody");
			assertThat(of(id).path("due").asInt()).isZero();
			assertThat(desk.signedIn("chief", "chief-editor").get("/desk/webhooks").body())
				.contains("ended by its receiver", "410");
		}
	}

	@Test
	void isMadeOnThePageAndItsSecretIsShownOnce() throws Exception {
		try (Receiver receiver = new Receiver(() -> 200)) {
			Browser ola = desk.signedIn("ola", "operator");
			assertThat(ola.get("/desk/webhooks").body()).contains("There are none yet.");
			HttpResponse<String> refused = ola.submit("/desk/webhooks", "/desk/webhooks",
					Map.of("name", "Newsletter", "url", "http://169.254.169.254/latest", "what", "review.accepted"));
			assertThat(refused.statusCode()).isEqualTo(422);
			assertThat(refused.body()).contains("private network", "http://169.254.169.254/latest", "checked");
			HttpResponse<String> made = ola.submit("/desk/webhooks", "/desk/webhooks",
					Map.of("name", "Newsletter", "url", receiver.url(), "what", "review.accepted"));
			assertThat(made.body()).contains("whsec_", "It is shown this once");
			assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
			assertThat(ola.get("/desk/webhooks").body()).contains("Newsletter").doesNotContain("whsec_");
			String secret = made.body().substring(made.body().indexOf("whsec_"), made.body().indexOf("whsec_") + 50);
			assertThat(Objects.requireNonNull(desk.bean(MongoDatabase.class).getCollection("webhooks").find().first())
				.toJson()).doesNotContain(secret.substring(6));
			String id = desk.bean(Webhooks.class).all().getFirst().id();
			assertThat(ola.submit("/desk/webhooks", "/desk/webhooks/" + id + "/pause", Map.of()).body())
				.contains("It is paused.");
			assertThat(ola.submit("/desk/webhooks", "/desk/webhooks/" + id + "/resumption", Map.of()).body())
				.contains("It goes on.");
			assertThat(ola.submit("/desk/webhooks", "/desk/webhooks/" + id + "/removal", Map.of()).body())
				.contains("It is deleted");
			assertThat(ola.submit("/desk/webhooks", "/desk/webhooks/" + id + "/removal", Map.of()).statusCode())
				.isEqualTo(404);
		}
	}

	@Test
	void whatIsWrongIsSaidToPrograms() throws Exception {
		assertThat(reason("{}")).isEqualTo("no-name");
		assertThat(reason("{\"name\":\"a\",\"url\":\"https://example.org\",\"types\":[]}")).isEqualTo("nothing-chosen");
		assertThat(reason("{\"name\":\"a\",\"url\":\"https://example.org\",\"types\":[\"all\"]}"))
			.isEqualTo("nothing-chosen");
		assertThat(reason("{\"name\":\"a\",\"url\":\"ftp://a\",\"types\":[\"review.accepted\"]}"))
			.isEqualTo("no-address");
		assertThat(reason("{\"name\":\"a\",\"url\":\"https://169.254.169.254/\",\"types\":[\"review.accepted\"]}"))
			.isEqualTo("private-address");
		json(call("POST", PATH, "[]"), 400);
		json(call("POST", PATH + "/" + UUID.randomUUID() + "/test", null), 404);
		assertThat(ReviewApiTests.send(desk, "GET", "/api/reviews/openapi.yml", null, null).body()).contains(
				"/api/reviews/webhooks:", "/api/reviews/webhooks/{id}/pause:", "/api/reviews/webhooks/{id}/resumption:",
				"/api/reviews/webhooks/{id}/test:", "/api/reviews/webhooks/{id}/retries:",
				"/api/reviews/webhooks/{id}/removal:");
	}

	private static JsonNode make(Receiver receiver, String... types) throws Exception {
		return json(call("POST", PATH, "{\"name\":\"A hook\",\"url\":\"" + receiver.url() + "\",\"types\":[\""
				+ String.join("\",\"", types) + "\"]}"), 201);
	}

	private static JsonNode of(String id) throws Exception {
		for (JsonNode hook : json(call("GET", PATH, null), 200).path("webhooks")) {
			if (hook.path("webhook").path("id").asString().equals(id)) {
				return hook;
			}
		}
		throw new AssertionError(id);
	}

	private static String reason(String body) throws Exception {
		return json(call("POST", PATH, body), 422).path("reason").asString();
	}

	private static HttpResponse<String> call(String method, String path, @Nullable String body) throws Exception {
		return ReviewApiTests.send(desk, method, path, desk.issuer().bearer("chief", "chief-editor"), body);
	}

	private static JsonNode json(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		return new EventCodec().mapper().readTree(response.body());
	}

	/** A program that is called. */
	private static final class Receiver implements AutoCloseable {

		private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

		private final HttpServer server;

		/** Answers with a status; with none it does not answer. */
		private Receiver(IntSupplier status) throws Exception {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.createContext("/", (exchange) -> {
				this.calls.add(new Call(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")),
						String.valueOf(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
						String.valueOf(exchange.getRequestHeaders().getFirst("webhook-signature")),
						String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
						new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
				int answer = status.getAsInt();
				if (answer > 0) {
					exchange.sendResponseHeaders(answer, -1);
					exchange.close();
				}
			});
			this.server.start();
		}

		private String url() {
			return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/hook";
		}

		private Call next() throws InterruptedException {
			return this.calls.take();
		}

		@Override
		public void close() {
			this.server.stop(0);
		}

	}

	/** What was said. */
	private record Call(String id, String timestamp, String signature, String contentType, String body) {

		private JsonNode json() {
			return new EventCodec().mapper().readTree(this.body);
		}

		/** As docs/webhooks.md tells receivers to. */
		private boolean isSignedWith(String secret) throws Exception {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
			byte[] expected = mac
				.doFinal((this.id + "." + this.timestamp + "." + this.body).getBytes(StandardCharsets.UTF_8));
			return this.signature.equals("v1," + Base64.getEncoder().encodeToString(expected));
		}

	}

}
