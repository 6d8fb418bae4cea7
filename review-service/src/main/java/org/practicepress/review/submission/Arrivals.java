package org.practicepress.review.submission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Message;
import org.practicepress.review.decision.Problem;
import org.practicepress.review.decision.Question;
import org.practicepress.review.decision.Reply;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.decision.Status;
import org.practicepress.review.submission.FactsheetEvent.Drafted;
import org.practicepress.review.submission.FactsheetEvent.Published;
import org.practicepress.review.submission.FactsheetEvent.Shown;
import org.practicepress.review.submission.FactsheetEvent.TakenBack;
import org.practicepress.review.submission.SubmissionEvent.DraftApproved;
import org.practicepress.review.submission.SubmissionEvent.Erased;
import org.practicepress.review.submission.SubmissionEvent.Form;
import org.practicepress.review.submission.SubmissionEvent.Incomplete;
import org.practicepress.review.submission.SubmissionEvent.MessageReceived;
import org.practicepress.review.submission.SubmissionEvent.OriginalsRemoved;
import org.practicepress.review.submission.SubmissionEvent.Received;
import org.practicepress.review.submission.SubmissionEvent.Revised;
import org.practicepress.review.submission.SubmissionEvent.Unreadable;
import org.practicepress.review.submission.SubmissionEvent.Withdrawn;

/**
 * What the contributor's doings make of a review. Pure functions.
 */
public final class Arrivals {

	private static final String COUNTRY = "practice.country";

	private Arrivals() {
	}

	/**
	 * What an event makes of a review.
	 * @param before the review before, or null when the desk has nothing of that
	 * submission yet
	 * @param id the submission's id
	 * @param event what the contributor did
	 * @param at when
	 * @return the review after; null when the desk still has nothing to do with it
	 */
	public static @Nullable ReviewState apply(@Nullable ReviewState before, String id, SubmissionEvent event,
			Instant at) {
		if (before == null) {
			return (event instanceof Form form) ? queued(id, form) : null;
		}
		return switch (event) {
			case Received form -> revised(before, form);
			case Revised form -> revised(before, form);
			case Incomplete form ->
				before.noting(entry(at, What.INCOMPLETE, form.revision(), null, form.problems()).by(form.coauthorId()));
			case Unreadable file -> before
				.noting(entry(at, What.UNREADABLE, file.revision(), file.reason(), List.of()).by(file.coauthorId()));
			case MessageReceived words ->
				before.noting(new HistoryEntry(words.receivedAt(), What.MESSAGE, 0, null, null, List.of(),
						List.of(new Message(words.text(), words.channel(), words.receivedAt(), words.coauthorId())))
					.by(words.coauthorId()));
			case DraftApproved approved -> before.noting(entry(at, What.DRAFT_APPROVED, 0, null, List.of()));
			// nothing is left that could change
			case Erased erased -> null;
			case OriginalsRemoved removed ->
				before.withoutOriginals().noting(entry(at, What.ORIGINALS_REMOVED, 0, null, List.of()));
			case Withdrawn withdrawn ->
				before.with(Status.WITHDRAWN).noting(entry(at, What.WITHDRAWN, 0, null, List.of()));
		};
	}

	/**
	 * What a factsheet's becoming makes of the review it comes from.
	 * @param before the review before, or null when the desk has none of that submission
	 * @param event what became of the factsheet
	 * @param at when
	 * @return the review after; null when the desk has nothing to do with it
	 */
	public static @Nullable ReviewState apply(@Nullable ReviewState before, FactsheetEvent event, Instant at) {
		if (before == null) {
			return null;
		}
		return switch (event) {
			case Drafted drafted -> before.drafted().noting(entry(at, What.DRAFTED, 0, null, List.of()));
			case Shown shown ->
				before.noting(new HistoryEntry(at, What.DRAFT_SHOWN, 0, shown.editor(), null, List.of()));
			case Published published -> before.noting(entry(at, What.PUBLISHED, 0, published.path(), List.of()));
			case TakenBack taken -> before.noting(entry(at, What.TAKEN_BACK, 0, taken.reason(), List.of()));
		};
	}

	private static ReviewState queued(String id, Form form) {
		// to the second, because the store compares the times as texts
		Instant receivedAt = form.receivedAt().truncatedTo(ChronoUnit.SECONDS);
		return new ReviewState(id, form.reference(), form.contributorId(), Status.QUEUED, form.title(), countries(form),
				receivedAt, null, null, null, List.of(), List.of(revision(form)),
				List.of(new HistoryEntry(form.receivedAt(), What.RECEIVED, form.revision(), null, null, List.of(),
						form.messages())
					.by(form.coauthorId())));
	}

	/**
	 * A corrected form goes back to the editor who asked for it. One that nobody asked
	 * for changes what lies before the editor but not how far the review has come.
	 */
	private static ReviewState revised(ReviewState before, Form form) {
		ReviewState after = before.revisedBy(revision(form), countries(form), form.refused())
			.noting(entry(form.receivedAt(), What.REVISED, form.revision(), null, List.of())
				.replying(form.replies().stream().filter((reply) -> asked(before, reply)).toList())
				.by(form.coauthorId()));
		return (before.status() == Status.CHANGES_REQUESTED) ? after.with(Status.IN_REVIEW) : after;
	}

	private static boolean asked(ReviewState review, Reply reply) {
		return review.history()
			.stream()
			.anyMatch((entry) -> entry.questions().contains(new Question(reply.field(), reply.question())));
	}

	private static Revision revision(Form form) {
		return new Revision(form.revision(), form.receivedAt(), form.channel(), form.formVersion(), form.formLanguage(),
				form.answersLanguage(), form.title(), form.answers(), form.found(), form.written(), form.problems(),
				form.original(), form.photos(), form.documents(), form.facsimile());
	}

	private static List<String> countries(Form form) {
		return form.answers().getOrDefault(COUNTRY, List.of());
	}

	private static HistoryEntry entry(Instant at, What what, int revision, @Nullable String message,
			List<Problem> problems) {
		return new HistoryEntry(at, what, revision, null, message, problems);
	}

}
