package org.practicepress.review;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
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
			assertThat(ana.get("/desk/reviews/" + id).body()).contains("Factsheet drafted");
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
