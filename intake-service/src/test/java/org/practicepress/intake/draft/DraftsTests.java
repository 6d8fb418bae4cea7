package org.practicepress.intake.draft;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.event.CloudEvent;

import static org.assertj.core.api.Assertions.assertThat;

class DraftsTests {

	private final IntakeSite site = IntakeSite.running();

	private final Drafts drafts = this.site.bean(Drafts.class);

	/**
	 * The mail with the link is written by a consumer that skips what is not newer than
	 * what it has applied.
	 */
	@Test
	void aLinkToADraftBegunAgainIsNewerThanTheOneToTheDraftThatWasForgotten() {
		String id = UUID.randomUUID().toString();
		askForLink(id);
		askForLink(id);
		List<CloudEvent> first = awaitEvents(id, 2);
		Awaitility.await().until(() -> {
			this.drafts.forget(id);
			return this.drafts.find(id).isEmpty();
		});

		askForLink(id);
		CloudEvent again = awaitEvents(id, 3).getLast();
		assertThat(again.version()).isGreaterThan(first.getLast().version());
	}

	private void askForLink(String id) {
		this.drafts.save(id, () -> this.site.bean(Submissions.class).identityFor(id),
				new Draft.Content(Map.of("practice.title", List.of("Wells")), List.of(), List.of()));
		assertThat(this.drafts.sendLink(id, UUID.randomUUID().toString(), id + "@example.org", "Wells")).isTrue();
	}

	private List<CloudEvent> awaitEvents(String id, int count) {
		Awaitility.await().until(() -> this.site.events("draft.events", id).size() == count);
		return this.site.events("draft.events", id);
	}

}
