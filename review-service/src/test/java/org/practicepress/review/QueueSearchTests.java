package org.practicepress.review;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.decision.Category;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.queue.Reviews;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Searching the queue of a service that other instances work on, too. */
@Timeout(180)
class QueueSearchTests {

	@TempDir
	Path folders;

	@Test
	void findsWhatThisAndOtherInstancesDo() throws Exception {
		try (Desk one = desk("search-of-two", "one"); Desk other = desk("search-of-two", "other")) {
			String id = UUID.randomUUID().toString();
			String contributor = UUID.randomUUID().toString();
			receives("submission.received.v1", id, 1, "Beekeeping for returnees", contributor);
			Browser ana = one.signedIn("ana", "editor");
			Browser bea = other.signedIn("bea", "editor");
			Desk.await(() -> finds(ana, "beekeep", id) && finds(bea, "BEEKEEPING", id));
			assertThat(finds(ana, "weaving", id)).isFalse();

			assertThat(ana.get("/desk?status=mine").body()).doesNotContain(id);
			one.bean(Reviews.class).decide(id, 1, new ReviewCommand.Start(), "ana");
			assertThat(ana.get("/desk?status=mine").body()).as("one's own decision is there at once").contains(id);
			Desk.await(() -> bea.get("/desk?status=in-review").body().contains(id));
			assertThat(bea.get("/desk?status=mine").body()).doesNotContain(id);

			ObjectNode known = (ObjectNode) Topic.example("contributor.updated.v1").data();
			Topic.write("contributors", new CloudEvent(UUID.randomUUID().toString(), "/intake",
					"contributor.updated.v1", contributor, Instant.now(), known.put("organisation", "Quixotic Hives")));
			Desk.await(() -> finds(ana, "quixotic", id) && finds(bea, "quixotic", id));
		}
	}

	@Test
	void acceptedIsListedUntilItsDraftIsThere() throws Exception {
		try (Desk desk = desk("search-drafts", "drafts")) {
			String id = UUID.randomUUID().toString();
			receives("submission.received.v1", id, 1, "Weaving for returnees", UUID.randomUUID().toString());
			Browser ana = desk.signedIn("ana", "editor");
			Desk.await(() -> finds(ana, "weaving", id));
			desk.bean(Reviews.class).decide(id, 1, new ReviewCommand.Start(), "ana");
			assertThat(ana.get("/desk?status=without-draft").body()).doesNotContain(id);
			desk.bean(Reviews.class).decide(id, 2, new ReviewCommand.Accept(Category.GOOD, null), "ana");
			assertThat(ana.get("/desk?status=without-draft").body()).contains(id, "Accepted, no draft yet");
			CloudEvent drafted = Topic.example("factsheet.drafted.v1");
			Topic.write("factsheet.events", new CloudEvent(UUID.randomUUID().toString(), "/publish", drafted.type(), id,
					Instant.now(), drafted.data()));
			Desk.await(() -> !ana.get("/desk?status=without-draft").body().contains(id));
			assertThat(ana.get("/desk?status=accepted").body()).contains(id);
			assertThat(ana.get("/desk/reviews/" + id).body()).contains("Factsheet drafted",
					"href=\"/desk/factsheets/" + id + "\"");
			CloudEvent published = Topic.example("factsheet.published.v1");
			Topic.write("factsheet.events", new CloudEvent(UUID.randomUUID().toString(), "/publish", published.type(),
					id, Instant.now(), published.data()));
			Desk.await(() -> ana.get("/desk/reviews/" + id)
				.body()
				.contains("href=\"" + published.data().path("path").asString() + "\""));
		}
	}

	@Test
	void pagesAreToldThatSomethingHasChangedHereOrElsewhereAndNotWhat() throws Exception {
		try (Desk one = desk("search-changes", "changes-one"); Desk other = desk("search-changes", "changes-other")) {
			Browser bea = other.signedIn("bea", "reader");
			Desk.await(() -> bea.get("/desk").body().contains("data-changes"));
			String changes = changes(bea.get("/desk?status=queued&q=pottery&lang=fr").body());
			try (HeardLines heard = new HeardLines(bea.listen(changes))) {
				assertThat(heard.response.statusCode()).isEqualTo(200);
				assertThat(heard.response.headers().firstValue("Content-Type").orElseThrow())
					.startsWith("text/event-stream");
				assertThat(heard.response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
				assertThat(heard.response.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
				assertThat(heard.response.headers().firstValue("Set-Cookie")).isEmpty();
				Desk.await(() -> heard.all().contains("retry:3000"));
				String unasked = UUID.randomUUID().toString();
				receives("submission.received.v1", unasked, 1, "Weaving", UUID.randomUUID().toString());
				Desk.await(() -> finds(bea, "weaving", unasked));
				String id = UUID.randomUUID().toString();
				receives("submission.received.v1", id, 1, "Pottery of Zyxw", UUID.randomUUID().toString());
				Desk.await(() -> heard.all().contains("event:changed"));
				Desk.await(() -> heard.all().contains("data:Une nouvelle ou modifiée. L’afficher"));
				assertThat(String.join("\n", heard.all())).doesNotContain("Zyxw", id);
				String shown = changes(bea.get("/desk?status=queued&q=pottery").body());
				assertThat(shown).isNotEqualTo(changes);
				try (HeardLines later = new HeardLines(bea.listen(shown))) {
					one.bean(Reviews.class).decide(id, 1, new ReviewCommand.Start(), "ana");
					Desk.await(() -> later.all().contains("data:La liste a changé. L’afficher"));
					assertThat(String.join("\n", later.all())).doesNotContain(id, "ana");
				}
			}
		}
	}

	@Test
	void notManyPagesOfOnePersonWaitAndNoneKeepsAnybodySignedInOrAServiceFromEnding() throws Exception {
		Desk desk = new Desk("search-waiting", "--practice-press.identity.ask-every=100ms");
		try {
			Browser ana = desk.signedIn("ana", "editor");
			Desk.await(() -> ana.get("/desk").body().contains("data-changes"));
			String changes = changes(ana.get("/desk").body());
			List<HeardLines> heard = new ArrayList<>();
			int asked = desk.issuer().asked();
			for (int window = 0; window < 8; window++) {
				Thread.sleep(Duration.ofMillis(20));
				heard.add(new HeardLines(ana.listen(changes)));
				assertThat(heard.getLast().response.statusCode()).isEqualTo(200);
			}
			Thread.sleep(Duration.ofMillis(150));
			HttpResponse<Stream<String>> full = ana.listen(changes);
			assertThat(full.statusCode()).isEqualTo(503);
			assertThat(full.headers().firstValue("Retry-After")).hasValue("60");
			assertThat(desk.issuer().asked()).as("nobody is asked for a page that is left open").isEqualTo(asked);
			Browser bea = desk.signedIn("bea", "editor");
			heard.add(new HeardLines(bea.listen(changes)));
			assertThat(heard.getLast().response.statusCode()).isEqualTo(200);
			assertThat(ana.getOnly("/desk/changes?since=x&total=1").statusCode()).isEqualTo(400);
			HttpResponse<Stream<String>> nobody = desk.new Browser().listen(changes);
			assertThat(nobody.statusCode()).as("no sign-in begins by itself").isEqualTo(401);
			assertThat(nobody.headers().firstValue("Set-Cookie")).isEmpty();
			long begun = System.nanoTime();
			desk.stop();
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
			for (HeardLines lines : heard) {
				lines.awaitEnd();
			}
		}
		finally {
			desk.close();
		}
	}

	private static String changes(String page) {
		Matcher address = Pattern.compile("data-changes=\"([^\"]+)\"").matcher(page);
		assertThat(address.find()).isTrue();
		return address.group(1).replace("&amp;", "&");
	}

	/** What comes on a connection, until it ends or is not listened to any more. */
	private static final class HeardLines implements AutoCloseable {

		private final HttpResponse<Stream<String>> response;

		private final List<String> lines = new CopyOnWriteArrayList<>();

		private final Thread listener;

		private HeardLines(HttpResponse<Stream<String>> response) {
			this.response = response;
			this.listener = Thread.ofVirtual().start(() -> {
				try {
					response.body().forEach(this.lines::add);
				}
				catch (UncheckedIOException ex) {
					this.lines.add("ended: " + ex.getMessage());
				}
			});
		}

		private List<String> all() {
			return this.lines;
		}

		private void awaitEnd() throws InterruptedException {
			this.listener.join();
		}

		@Override
		public void close() {
			this.response.body().close();
		}

	}

	@Test
	void erasedIsFoundNoMoreAndIsGoneFromTheDisk() throws Exception {
		try (Desk desk = desk("search-erased", "erased")) {
			String id = UUID.randomUUID().toString();
			receives("submission.received.v1", id, 1, "Qwertzuiop of returnees", UUID.randomUUID().toString());
			String kept = UUID.randomUUID().toString();
			receives("submission.received.v1", kept, 1, "Kept of returnees", UUID.randomUUID().toString());
			Browser ana = desk.signedIn("ana", "editor");
			Desk.await(() -> finds(ana, "qwertzuiop", id) && finds(ana, "kept", kept));
			// what words share at their beginning is kept once; the end of an id is as it
			// is
			String trace = id.substring(id.length() - 12);
			Desk.await(() -> onDisk(trace));
			Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake",
					"submission.erased.v1", id, Instant.now(), erased()));
			Desk.await(() -> !finds(ana, "qwertzuiop", id));
			Desk.await(() -> !onDisk(trace));
			assertThat(finds(ana, "kept", kept)).isTrue();
		}
	}

	@Test
	void damagedWhileTheServiceWasAwayIsMadeAnew() throws Exception {
		String id = UUID.randomUUID().toString();
		try (Desk desk = desk("search-damaged", "damaged")) {
			receives("submission.received.v1", id, 1, "Pottery for returnees", UUID.randomUUID().toString());
			Browser ana = desk.signedIn("ana", "editor");
			Desk.await(() -> finds(ana, "pottery", id));
		}
		try (Stream<Path> files = Files.list(this.folders.resolve("damaged"))) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Files.write(file, new byte[100]);
			}
		}
		try (Desk desk = desk("search-damaged", "damaged")) {
			Browser ana = desk.signedIn("ana", "editor");
			Desk.await(() -> finds(ana, "pottery", id));
		}
	}

	@Test
	void queueIsTakenAwayAsATable() throws Exception {
		try (Desk desk = desk("search-sheet", "sheet")) {
			String id = UUID.randomUUID().toString();
			receives("submission.received.v1", id, 1, "=Dyeing, \"green\"", UUID.randomUUID().toString());
			receives("submission.received.v1", UUID.randomUUID().toString(), 1, "Weaving",
					UUID.randomUUID().toString());
			Browser rita = desk.signedIn("rita", "reader");
			Desk.await(() -> finds(rita, "dyeing", id) && finds(rita, "weaving", ""));
			assertThat(rita.get("/desk?q=dyeing").body()).contains("/desk/export.csv?status=queued&amp;q=dyeing");
			HttpResponse<String> csv = rita.get("/desk/export.csv?status=queued&q=dyeing&lang=en");
			assertThat(csv.headers().firstValue("Content-Type").orElseThrow())
				.isEqualToIgnoringCase("text/csv;charset=UTF-8");
			assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment")
				.contains(".csv");
			assertThat(csv.body()).startsWith("\uFEFF\"Reference\",\"Practice\"")
				.contains("\"PP-7K3M9Q\",\"'=Dyeing, \"\"green\"\"\",\"Iraq", "/desk/reviews/" + id)
				.doesNotContain("Weaving");
			assertThat(csv.body().lines()).hasSize(2);
			HttpResponse<byte[]> excel = rita.download("/desk/export.xlsx?status=all&lang=ar");
			assertThat(excel.headers().firstValue("Content-Type"))
				.hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
			assertThat(new String(excel.body(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
			HttpResponse<String> program = ReviewApiTests.send(desk, "GET", "/api/reviews/export.csv?q=weaving",
					desk.issuer().bearer("rita", "reader"), null);
			assertThat(program.statusCode()).isEqualTo(200);
			assertThat(program.body()).contains("Weaving").doesNotContain("Dyeing");
		}
	}

	@Test
	void anyAddressIsAnswered() throws Exception {
		try (Desk desk = desk("search-any", "any")) {
			Browser ana = desk.signedIn("ana", "editor");
			Desk.await(() -> ana.get("/desk").body().contains("id=\"find-order\""));
			for (String query : new String[] { "page=-1", "page=x", "q=" + "x".repeat(5_000), "q=%28a%2B%29%2B%24",
					"sort=none&age=never&country=", "status=mine&status=all", "q=%00%E2%80%AE",
					"country=%3Cscript%3E&q=%22%3Cscript%3E" }) {
				assertThat(ana.get("/desk?" + query).statusCode()).as(query).isEqualTo(200);
			}
			assertThat(ana.get("/desk?status=all&q=word").body()).as("all is shown in its usual order")
				.contains("href=\"/desk?status=all\"");
			assertThat(ana.get("/desk?country=%3Cscript%3E&q=%22%3Cscript%3E").body()).doesNotContain("<script>");
		}
	}

	private Desk desk(String database, String folder) {
		return new Desk(database, "--practice-press.review.search.folder=" + this.folders.resolve(folder),
				"--practice-press.review.search.look-every=200ms", "--practice-press.review.search.commit-every=200ms");
	}

	private static boolean finds(Browser browser, String words, String id) throws Exception {
		return browser.get("/desk?status=all&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
			.body()
			.contains("/desk/reviews/" + id);
	}

	private boolean onDisk(String text) throws Exception {
		try (Stream<Path> files = Files.walk(this.folders)) {
			for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
				if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
					return true;
				}
			}
		}
		// merged away while it was looked at
		catch (NoSuchFileException | UncheckedIOException ex) {
			return true;
		}
		return false;
	}

	private static void receives(String type, String id, long version, String title, String contributor)
			throws Exception {
		ObjectNode data = ((ObjectNode) Topic.example(type).data()).put("version", version)
			.put("title", title)
			.put("contributorId", contributor);
		data.withObject("answers").putArray("practice.title").add(title);
		Topic.write("submission.events",
				new CloudEvent(UUID.randomUUID().toString(), "/intake", type, id, Instant.now(), data));
	}

	private static ObjectNode erased() throws Exception {
		return ((ObjectNode) Topic.example("submission.erased.v1").data()).put("version", 2);
	}

}
