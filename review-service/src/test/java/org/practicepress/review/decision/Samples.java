package org.practicepress.review.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/** Reviews to test with. */
public final class Samples {

	public static final String ID = "5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812";

	public static final String OTHER = "2e9f6a34-1b7d-4c80-9e52-d3a8c0b7f641";

	public static final String CONTRIBUTOR = "c7d41f0a-2b68-4e95-b3f1-0a9e5d7c6342";

	public static final Instant RECEIVED = Instant.parse("2026-11-02T08:14:27Z");

	private Samples() {
	}

	public static ReviewState review(Status status) {
		return review(status, "Boosting employment");
	}

	public static ReviewState review(Status status, String title) {
		return review(ID, "PP-7K3M9Q", status, title);
	}

	/** One that it could be merged into. */
	public static ReviewState another(Status status) {
		return review(OTHER, "PP-4HX8RT", status, "Another");
	}

	private static ReviewState review(String id, String reference, Status status, String title) {
		return new ReviewState(id, reference, CONTRIBUTOR, status, title, List.of("IQ"), RECEIVED,
				(status != Status.QUEUED) ? "ana" : null, (status != Status.ACCEPTED) ? null : Category.GOOD,
				(status != Status.ACCEPTED) ? null : true, List.of(), List.of(revision(1, title)),
				List.of(happened(HistoryEntry.What.RECEIVED, null)));
	}

	/** In review and at rest until a day. */
	public static ReviewState onHold(@Nullable LocalDate until) {
		return review(Status.IN_REVIEW).with(new Hold(RECEIVED, "ana", "Not now.", until));
	}

	public static Revision revision(int number, String title) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		answers.put("practice.title", List.of(title));
		answers.put("practice.summary", List.of("Small enterprises were supported on the condition that they hire."));
		answers.put("practice.country", List.of("IQ"));
		answers.put("practice.start", List.of("2020-09"));
		answers.put("practice.theme", List.of("enterprise-support", "employment-and-skills"));
		answers.put("practice.challenges", List.of("Two of them.\n- Owners hired relatives\n- Prices <b>moved</b>"));
		answers.put("consent.publish", List.of("yes"));
		return new Revision(number, RECEIVED, "email", 1, "en", "en", title, answers,
				Map.of("practice.title", "control", "practice.summary", "ocr"),
				Map.of("practice.people-reached", "Word 10 text"), List.of(new Problem("practice.links", "not-a-url")),
				file("form.docx", "application/octet-stream", 'a'),
				List.of(new Photo(file("bakery.jpg", "image/jpeg", 'b'), "The bakery", null)),
				List.of(file("study.pdf", "application/pdf", 'c')), facsimile());
	}

	private static Facsimile facsimile() {
		return new Facsimile(
				List.of(new Facsimile.Page(1, file("page-1.jpg", "image/jpeg", 'd'), 595, 842),
						new Facsimile.Page(2, file("page-2.jpg", "image/jpeg", 'e'), 595, 842)),
				Map.of("practice.summary",
						List.of(new Facsimile.Excerpt(1, 790, 841), new Facsimile.Excerpt(2, 4, 50))));
	}

	public static ClaimCheck file(String name, String mediaType, char digit) {
		return new ClaimCheck(String.valueOf(digit).repeat(64), 1234, mediaType, name);
	}

	private static HistoryEntry happened(HistoryEntry.What what, @Nullable String message) {
		return new HistoryEntry(RECEIVED, what, 1, null, message, List.of());
	}

}
