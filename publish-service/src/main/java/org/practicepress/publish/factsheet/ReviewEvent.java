package org.practicepress.publish.factsheet;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.event.EventType;

/** What publishing hears of reviews: the acceptance and nothing else. */
sealed interface ReviewEvent {

	@EventType("review.accepted.v1")
	record Accepted(String reference, String contributorId, Category category, String title, String formLanguage,
			@Nullable String answersLanguage, Map<String, List<String>> answers, @Nullable List<SubmittedPhoto> photos,
			Instant acceptedAt) implements ReviewEvent {

		/** The language the factsheet is drafted in. */
		String language() {
			return (this.answersLanguage != null) ? this.answersLanguage : this.formLanguage;
		}

	}

	record SubmittedPhoto(ClaimCheck file, @Nullable String caption, @Nullable String credit) {
	}

}
