package org.practicepress.review.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.contact.Contact;
import org.practicepress.review.decision.Category;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.Hold;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.decision.Samples;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.Usual;
import org.practicepress.review.submission.Contributor;

/** A submission to be found, or not. */
record Some(String id, String reference, String title, String text, String language, Status status,
		List<String> countries, List<String> themes, Instant receivedAt, @Nullable String editor, String organisation,
		boolean drafted, Instant changed, @Nullable HistoryEntry decision, Contact contact) {

	static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

	static final Usual USUAL = new Usual(Duration.ofDays(7), Duration.ofDays(14), NOW);

	private static final Contact NO_NOTES = new Contact(List.of(), null);

	private static final PracticeForm FORM = PracticeForm.load();

	static Some titled(String title) {
		return new Some(UUID.randomUUID().toString(), "PP-7K3M9Q", title, "", "en", Status.QUEUED, List.of(), List.of(),
				NOW.minus(Duration.ofDays(1)), null, "", true, NOW.minus(Duration.ofDays(1)), null, NO_NOTES);
	}

	Some saying(String text, String language) {
		return new Some(this.id, this.reference, this.title, text, language, this.status, this.countries, this.themes,
				this.receivedAt, this.editor, this.organisation, this.drafted, this.changed, this.decision,
				this.contact);
	}

	Some in(String... countries) {
		return new Some(this.id, this.reference, this.title, this.text, this.language, this.status, List.of(countries),
				this.themes, this.receivedAt, this.editor, this.organisation, this.drafted, this.changed, this.decision,
				this.contact);
	}

	Some about(String... themes) {
		return new Some(this.id, this.reference, this.title, this.text, this.language, this.status, this.countries,
				List.of(themes), this.receivedAt, this.editor, this.organisation, this.drafted, this.changed,
				this.decision, this.contact);
	}

	Some by(String editor, Status status) {
		return new Some(this.id, this.reference, this.title, this.text, this.language, status, this.countries,
				this.themes, this.receivedAt, editor, this.organisation, this.drafted, this.changed, this.decision,
				this.contact);
	}

	Some before(Duration age) {
		return new Some(this.id, this.reference, this.title, this.text, this.language, this.status, this.countries,
				this.themes, NOW.minus(age), this.editor, this.organisation, this.drafted, this.changed, this.decision,
				this.contact);
	}

	Some from(String organisation, String reference) {
		return new Some(this.id, reference, this.title, this.text, this.language, this.status, this.countries,
				this.themes, this.receivedAt, this.editor, organisation, this.drafted, this.changed, this.decision,
				this.contact);
	}

	Some withoutDraft() {
		return new Some(this.id, this.reference, this.title, this.text, this.language, this.status, this.countries,
				this.themes, this.receivedAt, this.editor, this.organisation, false, this.changed, this.decision,
				this.contact);
	}

	Some changed(Instant at) {
		return new Some(this.id, this.reference, this.title, this.text, this.language, this.status, this.countries,
				this.themes, this.receivedAt, this.editor, this.organisation, this.drafted, at, this.decision,
				this.contact);
	}

	/** Decided so long after it came. */
	Some decided(What what, Duration after) {
		HistoryEntry decision = new HistoryEntry(this.receivedAt.plus(after), what, 1, "ana", "words", List.of());
		return new Some(this.id, this.reference, this.title, this.text, this.language,
				Status.of(what.code()).orElseThrow(), this.countries, this.themes, this.receivedAt, "ana",
				this.organisation, this.drafted, this.changed, decision, this.contact);
	}

	Some heardOf(Contact letters) {
		return new Some(this.id, this.reference, this.title, this.text, this.language, this.status, this.countries,
				this.themes, this.receivedAt, this.editor, this.organisation, this.drafted, this.changed, this.decision,
				letters);
	}

	void putInto(Index index) {
		index.put(this.id, document());
	}

	Document document() {
		return document(null, false);
	}

	/** To be decided by a day, or on hold. */
	Document document(@Nullable LocalDate due, boolean held) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		answers.put("practice.title", List.of(this.title));
		answers.put("practice.description", List.of(this.text));
		answers.put("practice.country", this.countries);
		answers.put("practice.theme", this.themes);
		answers.put("consent.publish", List.of("yes"));
		Revision revision = new Revision(1, this.receivedAt, "email", 1, this.language, this.language, this.title,
				answers, Map.of("practice.title", "control"), Map.of(), List.of(),
				Samples.file("form.docx", "application/octet-stream", 'a'), List.of(), List.of(), null);
		ReviewState state = new ReviewState(this.id, this.reference, Samples.CONTRIBUTOR, this.status, this.title,
				this.countries, this.receivedAt, this.editor,
				(this.status == Status.ACCEPTED) ? Category.PROMISING : null, this.drafted ? null : true,
				held ? new Hold(NOW, "ana", "Later.", null) : null, due, null, List.of(), List.of(revision),
				Stream
					.concat(Stream.of(new HistoryEntry(this.receivedAt, What.RECEIVED, 1, null, null, List.of())),
							Stream.ofNullable(this.decision))
					.toList(),
				List.of());
		Contributor contributor = new Contributor("Layla Haddad", "layla@example.org", null, this.organisation, null,
				null, "en", true);
		return IndexedReview.of(new Aggregate<>(this.id, 1, state), this.changed, this.receivedAt, this.contact,
				contributor, List.of(), FORM, (message) -> "", List.of());
	}

}
