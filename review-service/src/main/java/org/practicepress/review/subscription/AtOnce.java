package org.practicepress.review.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;
import org.practicepress.review.notes.Note;
import org.practicepress.review.notes.NoteWritten;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.submission.SubmissionEvent;
import org.practicepress.review.subscription.DeskMail.News;
import org.practicepress.review.subscription.DeskMail.NewsArrived;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has people told at once of what contributors did, all of a new submission, and whoever
 * holds one, or what it was merged into, of what came to it; and of notes that mention
 * them.
 */
@Component
public class AtOnce {

	/** Whoever reads a log anew does not write to everybody again. */
	private static final Duration RECENT = Duration.ofDays(1);

	private final Reviews reviews;

	private final Subscriptions subscriptions;

	private final Clock clock = Clock.systemUTC();

	AtOnce(Reviews reviews, Subscriptions subscriptions) {
		this.reviews = reviews;
		this.subscriptions = subscriptions;
	}

	/**
	 * Tells of an event that the review has taken in. Telling it again does no harm.
	 * @param cause the event
	 * @param event its data
	 */
	public void tell(Incoming cause, SubmissionEvent event) {
		List<String> wanted = cause.event().time().plus(RECENT).isAfter(this.clock.instant())
				? this.subscriptions.atOnce() : List.of();
		if (!wanted.isEmpty()) {
			this.reviews.find(cause.event().subject())
				.ifPresent((review) -> news(review.state(), event)
					.ifPresent((news) -> tell(wanted, cause.event(), news, review.state())));
		}
	}

	private void tell(List<String> wanted, CloudEvent cause, News news, ReviewState review) {
		NewsArrived arrived = new NewsArrived(cause.id(), cause.subject(), news);
		if (news == News.RECEIVED) {
			wanted.forEach((id) -> this.subscriptions.tell(id, arrived, null));
		}
		else {
			holders(review).forEach((holder) -> wanted.forEach((id) -> this.subscriptions.tell(id, arrived, holder)));
		}
	}

	/** Who has it, and who has what it was merged into. */
	private Stream<String> holders(ReviewState review) {
		Optional<String> kept = Optional.ofNullable(review.mergedInto())
			.flatMap(this.reviews::find)
			.map((other) -> other.state().editor());
		return Stream.concat(Stream.ofNullable(review.editor()), kept.stream()).distinct();
	}

	@EventListener
	void tell(NoteWritten written) {
		Note note = written.note();
		List<String> wanted = note.unseen().isEmpty() ? List.of() : this.subscriptions.atOnce();
		NewsArrived mentioned = new NewsArrived(note.id(), note.submissionId(), News.MENTIONED);
		note.unseen().forEach((name) -> wanted.forEach((id) -> this.subscriptions.tell(id, mentioned, name)));
	}

	/**
	 * What an event is to those at the desk.
	 * @param review the review after it
	 * @param event what the contributor did
	 * @return empty when nobody need hear of it at once
	 */
	static Optional<News> news(ReviewState review, SubmissionEvent event) {
		return switch (event) {
			case SubmissionEvent.Form form when review.status() == Status.QUEUED -> review.history()
				.stream()
				.anyMatch((entry) -> entry.what() == What.RECEIVED && entry.revision() == form.revision())
						? Optional.of(News.RECEIVED) : Optional.empty();
			case SubmissionEvent.Form form when review.status() == Status.IN_REVIEW -> Optional.of(News.REVISED);
			// who has taken it answers also when all is decided
			case SubmissionEvent.MessageReceived message -> Optional.of(News.MESSAGE);
			case SubmissionEvent other -> Optional.empty();
		};
	}

}
