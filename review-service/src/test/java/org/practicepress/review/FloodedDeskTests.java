package org.practicepress.review;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.review.Desk.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** A desk at which strangers leave as many words as they can. */
@Timeout(120)
class FloodedDeskTests {

	private static final String FORM = "/desk/reviews/any/decline";

	@Test
	void strangersCannotFillTheMemoryAndWordsStayInTheBrowserThen() throws Exception {
		try (Desk desk = new Desk("flooded-desk-tests")) {
			Browser ana = desk.signedIn("ana", "editor");
			String words = ana.filledIn("/desk", Map.of("version", "2", "message", "Ana's \"words\""));
			ana.isForgotten();
			int taken = 0;
			for (int size : new int[] { 1_900_000, 100_000, 1 }) {
				while (desk.new Browser().postOnly(FORM, "message=" + "x".repeat(size)).statusCode() == 302) {
					taken++;
				}
			}
			assertThat(taken).isLessThan(200);
			HttpResponse<String> kept = ana.post(FORM, words, "Origin", desk.uri());
			assertThat(kept.statusCode()).isEqualTo(403);
			assertThat(kept.body()).contains("You are no longer signed in")
				.contains("action=\"" + FORM + "\"")
				.contains("name=\"message\" value=\"Ana&#39;s &quot;words&quot;\"")
				.contains("target=\"_blank\"");
			ana.get("/desk");
			HttpResponse<String> sent = ana.postOnly(FORM, words, "Origin", desk.uri());
			assertThat(sent.statusCode()).as("an editor's words are kept all the same").isEqualTo(303);
			assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith(FORM);
		}
	}

}
