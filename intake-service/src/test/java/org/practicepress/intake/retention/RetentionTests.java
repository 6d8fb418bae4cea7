package org.practicepress.intake.retention;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Reading;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.submission.UnreadableReason;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTests {

	private final IntakeSite site = IntakeSite.running();

	private final Submissions submissions = this.site.bean(Submissions.class);

	@Test
	void erasesWhatWasDeclinedLongEnoughAgoAndNothingElse() {
		String early = begun();
		this.submissions.change(early, (submission) -> submission.reviewed(Status.DECLINED, 1, ago(400), null));
		String late = begun();
		this.submissions.change(late, (submission) -> submission.reviewed(Status.DECLINED, 1, ago(20), null));
		String other = begun();
		String merged = begun();
		this.submissions.change(merged, (submission) -> submission.merged(other, ago(400), "Twice."));

		sweepDeclined(null);
		assertThat(List.of(early, late, other, merged)).allMatch((id) -> this.submissions.find(id).isPresent());
		sweepDeclined(Period.ofMonths(6));
		assertThat(this.submissions.isErased(early)).isTrue();
		assertThat(this.submissions.isErased(merged)).isTrue();
		assertThat(List.of(late, other)).allMatch((id) -> this.submissions.find(id).isPresent());
	}

	/** Then nothing here names them, and the sweep of unnamed files takes them away. */
	@Test
	void letsGoOfTheFilesThatCameInWhatWasPublishedLongEnoughAgo() {
		String early = published(ago(400));
		String late = published(ago(20));
		String file = Objects.requireNonNull(original(early)).sha256();
		sweep(new KeptProperties(null, null, null, null, null, Period.ofMonths(6)));
		assertThat(original(early)).isNotNull();
		assertThat(somethingNames(file)).isTrue();

		sweep(new KeptProperties(null, null, null, Period.ofMonths(6), null, Period.ofMonths(6)));
		assertThat(original(early)).isNull();
		assertThat(original(late)).isNotNull();
		assertThat(this.submissions.find(early).orElseThrow().status()).isEqualTo(Status.PUBLISHED);
		Awaitility.await().until(() -> !somethingNames(file));
		assertThat(somethingNames(Objects.requireNonNull(original(late)).sha256())).isTrue();
		assertThat(this.submissions.publishedWithOriginals(ago(30), 1_000)).doesNotContain(early, late);
		assertThat(this.submissions.publishedWithOriginals(ago(10), 1_000)).contains(late).doesNotContain(early);
		assertThat(page(early)).contains("id=\"originals-gone\"", "are deleted");
		assertThat(page(late)).doesNotContain("originals-gone");
	}

	@Test
	void thePrivacyPageSaysWhatIsSet() {
		for (String language : List.of("en", "fr", "es", "ar")) {
			String page = this.site.get("/privacy?lang=" + language, "Accept", "text/html").body();
			assertThat(page).contains(IntakeSite.ADDRESS).contains("30", "36", "90", "18").doesNotContain("??");
		}
		assertThat(this.site.get("/privacy?lang=en", "Accept", "text/html").body()).contains("until you have it erased",
				"90 days", "30 days", "7 days", "2 days", "36 months", "after publication:", "18 months");
		assertThat(this.site.get("/?lang=en", "Accept", "text/html").body()).contains("href=\"/privacy\"");
		assertThat(this.site.get("/privacy", "Accept", "text/html").headers().firstValue("Cache-Control"))
			.hasValue("max-age=0, must-revalidate, public, s-maxage=1");
	}

	private void sweepDeclined(@Nullable Period declined) {
		sweep(new KeptProperties(declined, null, null, null, null, Period.ofMonths(6)));
	}

	private void sweep(KeptProperties kept) {
		new Retention(kept, this.submissions, this.site.bean(Erasures.class), Clock.systemUTC()).sweep();
	}

	private @Nullable ClaimCheck original(String id) {
		return Objects.requireNonNull(this.submissions.find(id).orElseThrow().form()).original();
	}

	private boolean somethingNames(String sha256) {
		MongoDatabase database = this.site.bean(MongoDatabase.class);
		return database.listCollectionNames()
			.into(new ArrayList<>())
			.stream()
			.flatMap((name) -> database.getCollection(name).find().into(new ArrayList<>()).stream())
			.anyMatch((document) -> document.toJson().contains(sha256));
	}

	private String page(String id) {
		String token = this.submissions.find(id).orElseThrow().statusToken();
		return this.site.get("/submissions/" + token + "?lang=en", "Accept", "text/html").body();
	}

	/** What reads it meanwhile finds it read. */
	private String published(Instant at) {
		String id = UUID.randomUUID().toString();
		Identity identity = this.submissions.identityFor(id);
		String contributor = this.site.bean(Contributors.class).add(null, "en", identity.statusToken());
		ClaimCheck original = this.site.bean(ClaimChecks.class)
			.store(new ByteArrayInputStream(id.getBytes(StandardCharsets.UTF_8)), "form.docx",
					"application/octet-stream");
		this.submissions.begin(id, identity,
				new Arrival(Channel.UPLOAD, contributor, List.of(original), null, null, ago(500)));
		this.submissions
			.change(id,
					(submission) -> submission.read(1, new Reading.Complete(new FormRead(1, "en", "en", "Shops",
							Map.of(), Map.of(), Map.of(), List.of(), original, List.of(), List.of(), null), "Shops"),
							ago(499)));
		this.submissions.change(id, (submission) -> submission.published(Status.PUBLISHED, at, null));
		return id;
	}

	private String begun() {
		String id = UUID.randomUUID().toString();
		Identity identity = this.submissions.identityFor(id);
		String contributor = this.site.bean(Contributors.class).add(null, "en", identity.statusToken());
		this.submissions.begin(id, identity, new Arrival(Channel.UPLOAD, contributor, List.of(),
				new Arrival.Refusal(UnreadableReason.TOO_LARGE, null), null, ago(500)));
		return id;
	}

	private static Instant ago(int days) {
		return Instant.now().minus(Duration.ofDays(days));
	}

}
