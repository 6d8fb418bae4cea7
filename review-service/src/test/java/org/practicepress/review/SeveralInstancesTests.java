package org.practicepress.review;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.TestIssuer.Word;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.Reviews;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances behind one address, and each request comes to the other one than the
 * last.
 */
@Timeout(180)
class SeveralInstancesTests {

	private static final String DATABASE = "several-" + UUID.randomUUID();

	private static final Duration ASK_EVERY = Duration.ofSeconds(3);

	private static final TestIssuer issuer = new TestIssuer();

	private static final Balancer balancer = new Balancer();

	private static final List<Desk> desks = new ArrayList<>();

	@BeforeAll
	static void open() {
		start();
	}

	@AfterAll
	static void close() {
		stop();
		balancer.close();
		issuer.close();
	}

	@BeforeEach
	void everybodyIsStillSignedIn() {
		issuer.says(Word.STILL);
	}

	@Test
	void nobodyNoticesFromSigningInToSigningOut() throws Exception {
		Desk desk = desks.getFirst();
		String review = "/desk/reviews/" + desk.received("For two instances");
		Browser ana = desk.new Browser();
		issuer.comes("ana", "editor");
		HttpResponse<String> page = ana.get(review + "?lang=en");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.uri().getPath()).as("where it was asked for").isEqualTo(review);
		assertThat(page.uri().getQuery()).startsWith("lang=en");

		HttpResponse<String> started = ana.submit(review, review + "/start", Map.of("version", "1"));
		assertThat(started.body()).contains("It is yours now").contains("status-in-review");
		assertThat(ana.get(review).body()).as("told once").doesNotContain("It is yours now");
		assertThat(ana.get(review).body()).as("told once").doesNotContain("It is yours now");

		String words = ana.filledIn(review, Map.of("version", "2", "message", "Please say <who>."));
		ana.isForgotten();
		HttpResponse<String> again = ana.post(review + "/changes-requests", words, "Origin", desk.uri());
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(again.body()).contains("Please say &lt;who&gt;.</textarea>").contains("nothing has been sent");
		assertThat(ana.get(review).body()).contains("Please say &lt;who&gt;.</textarea>");
		assertThat(ana.get(review).body()).contains("Please say &lt;who&gt;.</textarea>");
		HttpResponse<String> sent = ana.submit(review, review + "/changes-requests",
				Map.of("version", "2", "message", "Please say <who>."));
		assertThat(sent.body()).contains("The contributor is asked for changes");
		assertThat(ana.get(review).body()).doesNotContain("nothing has been sent");

		HttpResponse<String> out = ana.postOnly("/desk/logout", ana.filledIn("/desk?status=all", Map.of()));
		assertThat(out.headers().firstValue("Location").orElseThrow()).endsWith("/desk/factsheets/signed-out");
		assertThat(ana.getOnly("/desk").statusCode()).as("from now on").isEqualTo(302);
		assertThat(ana.getOnly("/desk/signed-out").headers().firstValue("Location").orElseThrow())
			.startsWith(issuer.uri() + "/end?")
			.contains("id_token_hint=");
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(302);
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(302);
	}

	@Test
	void nobodySignsInAgainAndNoWordsAreLostAfterARestart() throws Exception {
		Desk before = desks.getFirst();
		String review = "/desk/reviews/" + before.received("Through a restart");
		Browser ana = before.signedIn("ana", "editor");
		ana.submit(review, review + "/start", Map.of("version", "1"));
		String old = ana.filledIn(review, Map.of("version", "2", "message", "Typed before."));
		assertThat(ana.postOnly(review + "/decline", old.replace("_csrf=", "_csrf=x"), "Origin", before.uri())
			.statusCode()).as("kept").isEqualTo(303);
		stop();
		start();

		Desk after = desks.getFirst();
		HttpResponse<String> page = ana.getOnly(review);
		assertThat(page.statusCode()).as("still signed in").isEqualTo(200);
		assertThat(page.body()).contains("Typed before.</textarea>").contains("<bdi>ana</bdi>");
		HttpResponse<String> sent = ana.post(review + "/decline", old, "Origin", after.uri());
		assertThat(sent.statusCode()).as("the form on the screen is as good as before").isEqualTo(200);
		assertThat(after.bean(Reviews.class)
			.find(review.substring(review.lastIndexOf('/') + 1))
			.orElseThrow()
			.state()
			.status()).isEqualTo(Status.DECLINED);
	}

	@Test
	void whoWasSignedOutElsewhereIsOutEverywhereAndKeepsTheirWords() throws Exception {
		Desk desk = desks.getFirst();
		String review = "/desk/reviews/" + desk.received("Signed out");
		Browser ana = desk.signedIn("ana", "editor");
		ana.submit(review, review + "/start", Map.of("version", "1"));
		String words = ana.filledIn(review, Map.of("version", "2", "message", "Not for us."));
		issuer.says(Word.NO_MORE);
		Thread.sleep(ASK_EVERY);
		assertThat(ana.postOnly(review + "/decline", words, "Origin", desk.uri()).statusCode()).isEqualTo(302);
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(302);
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(302);
		issuer.says(Word.STILL);
		assertThat(ana.get(review).body()).contains("Not for us.");
		assertThat(ana.get(review).body()).contains("Not for us.");
	}

	/** A provider may take each refresh token once, and end the sign-in else. */
	@Test
	void oneOfThemAsksTheProviderAndNoneBeforeItsTime() throws Exception {
		Desk desk = desks.getFirst();
		Browser ana = desk.signedIn("ana", "editor");
		int before = issuer.asked();
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(200);
		assertThat(issuer.asked()).as("before its time").isEqualTo(before);
		Thread.sleep(ASK_EVERY);
		try (ExecutorService windows = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> pages = windows.invokeAll(List.<Callable<Integer>>of(
					() -> ana.getOnly("/desk").statusCode(), () -> ana.getOnly("/desk?status=all").statusCode(),
					() -> ana.getOnly("/desk").statusCode(), () -> ana.getOnly("/desk?status=all").statusCode()));
			for (Future<Integer> page : pages) {
				assertThat(page.get()).isEqualTo(200);
			}
		}
		assertThat(issuer.asked()).isEqualTo(before + 1);
	}

	private static void start() {
		for (int instance = 0; instance < 2; instance++) {
			desks.add(new Desk(balancer, issuer, DATABASE, "--practice-press.identity.ask-every=" + ASK_EVERY));
		}
	}

	private static void stop() {
		balancer.forget();
		desks.forEach(Desk::stop);
		desks.clear();
	}

}
