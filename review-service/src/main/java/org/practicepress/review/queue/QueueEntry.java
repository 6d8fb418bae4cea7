package org.practicepress.review.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;

/**
 * A review as the queue shows it.
 *
 * @param id the submission's id
 * @param version its version
 * @param reference its short public code
 * @param status how far it has come
 * @param title the practice's title
 * @param countries where the practice took place, as ISO 3166 codes
 * @param receivedAt when it came
 * @param contributorId who sent it
 * @param editor who took it
 * @param waitsForAnswer whether the contributor has written and nobody has answered
 * @param onHold whether it rests
 * @param published whether everybody can read its factsheet
 * @param mergedInto the id of the one that goes on in its place; null when it is not
 * merged
 */
public record QueueEntry(String id, long version, String reference, Status status, String title, List<String> countries,
		Instant receivedAt, String contributorId, @Nullable String editor, boolean waitsForAnswer, boolean onHold,
		boolean published, @Nullable String mergedInto) {

	public QueueEntry {
		countries = List.copyOf(countries);
	}

	/**
	 * Whether it has not come to an end, as far as its status tells.
	 * @return false for what another cannot be merged into
	 */
	public boolean goesOn() {
		return this.status.goesOn();
	}

	static QueueEntry of(Document document) {
		Document state = document.get("state", Document.class);
		List<What> happened = state.getList("history", Document.class)
			.stream()
			.map((entry) -> What.of(entry.getString("what")))
			.flatMap(Optional::stream)
			.toList();
		return new QueueEntry(document.getString("_id"), document.getLong("version"), state.getString("reference"),
				Status.of(state.getString("status")).orElseThrow(), state.getString("title"),
				state.getList("countries", String.class), Instant.parse(state.getString("receivedAt")),
				state.getString("contributorId"), state.getString("editor"), ReviewState.waitsForAnswer(happened),
				state.containsKey("hold"), ReviewState.isPublished(happened), state.getString("mergedInto"));
	}

}
