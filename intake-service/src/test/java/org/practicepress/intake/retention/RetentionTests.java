package org.practicepress.intake.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.submission.UnreadableReason;

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

		sweep(null);
		assertThat(List.of(early, late, other)).allMatch((id) -> this.submissions.find(id).isPresent());
		sweep(Period.ofMonths(6));
		assertThat(this.submissions.isErased(early)).isTrue();
		assertThat(List.of(late, other)).allMatch((id) -> this.submissions.find(id).isPresent());
	}

	@Test
	void thePrivacyPageSaysWhatIsSet() {
		for (String language : List.of("en", "fr", "es", "ar")) {
			String page = this.site.get("/privacy?lang=" + language, "Accept", "text/html").body();
			assertThat(page).contains(IntakeSite.ADDRESS).contains("30", "36", "90").doesNotContain("??");
		}
		assertThat(this.site.get("/privacy?lang=en", "Accept", "text/html").body()).contains("until you have it erased",
				"90 days", "30 days", "7 days", "1 day", "36 months");
		assertThat(this.site.get("/?lang=en", "Accept", "text/html").body()).contains("href=\"/privacy\"");
	}

	private void sweep(@Nullable Period declined) {
		new Retention(new KeptProperties(declined, null, null, null), this.submissions, this.site.bean(Erasures.class),
				Clock.systemUTC())
			.sweep();
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
