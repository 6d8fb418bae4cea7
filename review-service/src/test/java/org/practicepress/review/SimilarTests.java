package org.practicepress.review;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What an editor is told of other submissions before they decide. */
@Timeout(300)
class SimilarTests {

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("similar-tests");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@Test
	void theSameFormSentTwiceIsShownAtEachWithReasonsAndNothingFollows() throws Exception {
		String first = desk.received("Ovens of <b>Mosul</b>");
		String second = desk.received("Bread ovens of Mosul");
		Browser rob = desk.signedIn("rob", "reader");
		Desk.await(() -> rob.get("/desk/reviews/" + second).body().contains("href=\"/desk/reviews/" + first));
		String page = rob.get("/desk/reviews/" + second).body();
		assertThat(page).contains("May be the same as", "Ovens of &lt;b&gt;Mosul&lt;/b&gt;",
				"Almost certainly the same", "the same file", "nearly the same text", "country: Iraq",
				"words of the title: ovens, Mosul");
		Desk.await(() -> {
			String arabic = rob.get("/desk/reviews/" + second + "?lang=ar").body();
			return arabic.contains("الملف نفسه") && arabic.contains("البلد: العراق");
		});
		HttpResponse<String> found = ReviewApiTests.send(desk, "GET", "/api/reviews/" + second + "/similar",
				desk.issuer().bearer("rob", "reader"), null);
		JsonNode same = new EventCodec().mapper().readTree(found.body()).path("same");
		assertThat(same.valueStream().map((one) -> one.path("review").path("id").asString())).contains(first);
		assertThat(same.path(0).path("degree").asString()).isEqualTo("same");
		assertThat(rob.get("/desk?status=queued").body()).contains(first, second);
		ObjectNode erased = ((ObjectNode) Topic.example("submission.erased.v1").data()).put("version", 2);
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake", "submission.erased.v1",
				first, Instant.now(), erased));
		Desk.await(() -> !rob.get("/desk/reviews/" + second).body().contains(first));
	}

	@Test
	void unknownIsNotFound() throws Exception {
		assertThat(ReviewApiTests
			.send(desk, "GET", "/api/reviews/" + UUID.randomUUID() + "/similar", desk.issuer().bearer("ana", "editor"),
					null)
			.statusCode()).isEqualTo(404);
	}

}
