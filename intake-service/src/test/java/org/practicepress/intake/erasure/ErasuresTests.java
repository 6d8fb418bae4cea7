package org.practicepress.intake.erasure;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Reading;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.submission.UnreadableReason;
import org.practicepress.messaging.aggregate.Erased;
import org.practicepress.messaging.event.CloudEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ErasuresTests {

	private static final String PAGE = "text/html";

	private final IntakeSite site = IntakeSite.running();

	private final Submissions submissions = this.site.bean(Submissions.class);

	private final Contributors contributors = this.site.bean(Contributors.class);

	@Test
	void withoutAnAddressThePageItselfIsTheContributorsWord() {
		Begun begun = begin(null);
		assertThat(post(begun.path() + "/erasure").body()).contains("It is erased");
		assertThat(this.submissions.isErased(begun.id())).isTrue();
		assertThat(this.contributors.find(begun.contributorId())).isEmpty();
		assertThat(post(begun.path() + "/erasure").statusCode()).isEqualTo(404);
		assertThat(this.site.get(begun.path(), "Accept", PAGE).statusCode()).isEqualTo(404);
		assertThat(awaitEvent(begun, "submission.erased.v1").data().path("reference").asString())
			.isEqualTo(begun.reference());
	}

	@Test
	void withAnAddressALinkThereIs() {
		Begun begun = begin("ana@example.org");
		HttpResponse<String> asked = post(begun.path() + "/erasure");
		assertThat(asked.statusCode()).isEqualTo(303);
		String first = awaitEvent(begun, "submission.erasure-asked.v1").data().path("key").asString();
		post(begun.path() + "/erasure");
		Awaitility.await().until(() -> events(begun, "submission.erasure-asked.v1").size() == 2);
		String key = events(begun, "submission.erasure-asked.v1").getLast().data().path("key").asString();

		assertThat(List.of(first, "guessed")).allSatisfy((stale) -> {
			assertThat(this.site.get(begun.path() + "/erasure/" + stale, "Accept", PAGE).statusCode()).isEqualTo(410);
			assertThat(post(begun.path() + "/erasure/" + stale).statusCode()).isEqualTo(410);
		});
		// mail servers look at links, too
		assertThat(this.site.get(begun.path() + "/erasure/" + key, "Accept", PAGE).statusCode()).isEqualTo(200);
		assertThat(this.submissions.find(begun.id())).isPresent();

		assertThat(post(begun.path() + "/erasure/" + key).body()).contains("It is erased");
		assertThat(this.submissions.find(begun.id())).isEmpty();
		assertThat(post(begun.path() + "/erasure/" + key).body()).contains("It is erased", begun.reference());
	}

	@Test
	void nobodysMailboxIsFilledFromThePage() {
		Begun begun = begin("ben@example.org");
		for (int time = 0; time < 5; time++) {
			assertThat(post(begun.path() + "/erasure").statusCode()).isEqualTo(303);
		}
		assertThat(post(begun.path() + "/erasure").statusCode()).isEqualTo(429);
	}

	@Test
	void theOthersKeepTheAddressUntilTheLastLetterIsOut() {
		Begun begun = begin("cleo@example.org");
		this.contributors.update(begun.contributorId(), (known) -> new Contributor("Cleo", "cleo@example.org", null,
				"Wells", null, "123", "fr", true, begun.token(), null));
		Erasures erasures = this.site.bean(Erasures.class);
		assertThat(erasures.erase(begun.id(), Erasures.CONTRIBUTOR, null)).isTrue();
		assertThat(erasures.erase(begun.id(), Erasures.CONTRIBUTOR, null)).isFalse();
		Awaitility.await().untilAsserted(() -> {
			CloudEvent last = this.site.events("contributors", begun.contributorId()).getLast();
			assertThat(last.data().toString()).contains("cleo@example.org", "fr")
				.doesNotContain("Cleo", "Wells", "123", begun.token());
		});
		assertThat(this.site.forgotten("contributors", begun.contributorId())).isFalse();
		erasures.told(begun.id());
		Awaitility.await().until(() -> this.site.forgotten("contributors", begun.contributorId()));
	}

	@Test
	void whatComesLateMakesNothingAnew() {
		Begun begun = begin("dan@example.org");
		this.site.bean(Erasures.class).erase(begun.id(), "an operator", null);
		assertThat(this.submissions.change(begun.id(), (submission) -> submission.read(1,
				new Reading.Unreadable(UnreadableReason.DAMAGED, null), Instant.now())))
			.isEmpty();
		assertThatExceptionOfType(Erased.class).isThrownBy(() -> this.submissions.begin(begun.id(),
				new Identity(begun.reference(), begun.token()), arrival(begun.contributorId())));
		assertThat(this.submissions.idOf(begun.reference())).hasValue(begun.id());
	}

	private HttpResponse<String> post(String path) {
		return this.site.post(path, BodyPublishers.noBody(), "Accept", PAGE, "Accept-Language", "en");
	}

	private CloudEvent awaitEvent(Begun begun, String type) {
		Awaitility.await().until(() -> !events(begun, type).isEmpty());
		return events(begun, type).getFirst();
	}

	private List<CloudEvent> events(Begun begun, String type) {
		return this.site.events("submission.events", begun.id())
			.stream()
			.filter((event) -> event.type().equals(type))
			.toList();
	}

	private Begun begin(@Nullable String address) {
		String id = UUID.randomUUID().toString();
		Identity identity = this.submissions.identityFor(id);
		String contributorId = this.contributors.add(address, "en", identity.statusToken());
		Submission submission = this.submissions.begin(id, identity, arrival(contributorId));
		return new Begun(id, submission.reference(), contributorId, submission.statusToken());
	}

	private static Arrival arrival(String contributorId) {
		return new Arrival(Channel.UPLOAD, contributorId, List.of(),
				new Arrival.Refusal(UnreadableReason.TOO_LARGE, null), null, Instant.now());
	}

	private record Begun(String id, String reference, String contributorId, String token) {

		private String path() {
			return "/submissions/" + this.token;
		}

	}

}
