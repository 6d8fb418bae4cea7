package org.practicepress.review.unsorted;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.review.contact.Contacts;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.submission.Contributors;
import org.practicepress.review.unsorted.UnsortedMail.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The mails that intake could make nothing of. What an editor makes of one is told to
 * intake, which keeps the mail itself.
 */
@Component
public class UnsortedMails {

	private static final Logger logger = LoggerFactory.getLogger(UnsortedMails.class);

	private static final String COLLECTION = "unsorted-mails";

	private static final String ID = "_id";

	private static final String WAITS = "state.waits";

	private static final String RECEIVED_AT = "state.receivedAt";

	private static final String SUBMISSION = "state.submissionId";

	private static final String SORTED_TO = "state.sorted.submissionId";

	private final Aggregates<UnsortedMail, SortingEvent> mails;

	private final Reviews reviews;

	private final Contributors contributors;

	private final Contacts contacts;

	private final Clock clock = Clock.systemUTC();

	UnsortedMails(AggregatesFactory aggregates, Reviews reviews, Contributors contributors, Contacts contacts) {
		this.mails = aggregates.of(COLLECTION, UnsortedMail.class, SortingEvent.class, "sortingEvents-out-0");
		this.reviews = reviews;
		this.contributors = contributors;
		this.contacts = contacts;
		this.mails.collection().createIndex(Indexes.ascending(WAITS, RECEIVED_AT, ID));
		this.mails.collection().createIndex(Indexes.ascending(SUBMISSION));
		this.mails.collection().createIndex(Indexes.ascending(SORTED_TO));
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the mails
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("sorted-mails", "mail", database.getCollection(COLLECTION), UnsortedMail.class);
	}

	/**
	 * Takes in what intake tells, once.
	 * @param cause the event
	 * @param event what it tells
	 */
	public void receive(Incoming cause, MailEvent event) {
		String id = cause.event().subject();
		switch (event) {
			case MailEvent.Unsorted unsorted -> {
				boolean atTheDesk = unsorted.submissionId() != null
						&& this.reviews.find(unsorted.submissionId()).isPresent();
				this.mails.receive(id, cause,
						(before) -> (before == null) ? Change.of(UnsortedMail.of(id, unsorted, atTheDesk)) : null);
			}
			case MailEvent.Gone gone -> this.mails.erase(id, List.of());
		}
	}

	/**
	 * A submission has come to the desk: the mails that it began with are settled.
	 * @param submissionId the submission's id
	 * @param at when
	 */
	public void arrived(String submissionId, Instant at) {
		for (UnsortedMail mail : read(this.mails.collection().find(Filters.eq(SUBMISSION, submissionId)))) {
			this.mails.change(mail.id(), (before) -> {
				UnsortedMail after = (before != null) ? before.arrived(at) : null;
				return (after == null || after.equals(before)) ? null : Change.of(after);
			});
		}
	}

	/**
	 * A submission is erased, and its mails with it.
	 * @param submissionId the submission's id
	 */
	public void erase(String submissionId) {
		for (Bson its : List.of(Filters.eq(SUBMISSION, submissionId), Filters.eq(SORTED_TO, submissionId))) {
			read(this.mails.collection().find(its)).forEach((mail) -> this.mails.erase(mail.id(), List.of()));
		}
	}

	/**
	 * How many nobody has sorted yet.
	 * @return the number
	 */
	public long waiting() {
		return this.mails.collection().countDocuments(Filters.eq(WAITS, true));
	}

	/**
	 * A page of them: of those that wait the longest waiting first, of the others the
	 * latest.
	 * @param waiting whether those that wait
	 * @param page from 1; one too large gives the last
	 * @param size how many to a page
	 * @return the page
	 */
	public UnsortedPage list(boolean waiting, int page, int size) {
		Bson which = Filters.eq(WAITS, waiting);
		long total = this.mails.collection().countDocuments(which);
		int pages = (int) Math.max(1, (total + size - 1) / size);
		int shown = Math.clamp(page, 1, pages);
		return new UnsortedPage(read(this.mails.collection()
			.find(which)
			.sort(waiting ? Sorts.ascending(RECEIVED_AT, ID) : Sorts.descending(RECEIVED_AT, ID))
			.skip((shown - 1) * size)
			.limit(size)), shown, pages, total);
	}

	/**
	 * One of them, also when it is sorted.
	 * @param id names it
	 * @return empty when there is none, or when it is kept no longer
	 */
	public Optional<UnsortedMail> find(String id) {
		return this.mails.find(id).map(Aggregate::state);
	}

	/**
	 * Puts a mail to a submission, which takes it as if its contributor had sent it.
	 * @param id names the mail
	 * @param given the submission's reference, as somebody has typed it
	 * @param editor who
	 * @return why not; empty when it is done
	 */
	public Optional<Refusal> assign(String id, @Nullable String given, String editor) {
		String reference = (given != null) ? given.strip().toUpperCase(Locale.ROOT) : "";
		Optional<ReviewState> to = this.reviews.named(reference);
		return sort(id, (mail) -> refusal(mail, to),
				(mail) -> mail.assigned(to.orElseThrow().id(), reference, editor, this.clock.instant()));
	}

	/**
	 * Answers who has written a mail. The letter lies under that mail.
	 * @param id names the mail
	 * @param message the editor's words
	 * @param editor who
	 * @return why not; empty when it is done
	 */
	public Optional<Refusal> answer(String id, @Nullable String message, String editor) {
		String words = (message != null) ? message.strip() : "";
		return sort(id, (mail) -> reaches(mail) ? Refusal.ofAnswer(words) : Optional.of(Refusal.NOBODY_TO_ANSWER),
				(mail) -> mail.answered(words, editor, this.clock.instant()));
	}

	/**
	 * Whether a letter would reach who has written a mail, as far as is known.
	 * @param mail the mail
	 * @return false also for what a program has sent
	 */
	public boolean reaches(UnsortedMail mail) {
		String submission = mail.submissionId();
		String contributor = mail.contributorId();
		return mail.isByAPerson() && submission != null && contributor != null
				&& this.contacts.find(submission).reaches(this.contributors.find(contributor).orElse(null));
	}

	/**
	 * Drops a mail.
	 * @param id names the mail
	 * @param why the editor's words
	 * @param editor who
	 * @return why not; empty when it is done
	 */
	public Optional<Refusal> drop(String id, @Nullable String why, String editor) {
		String words = (why != null) ? why.strip() : "";
		return sort(id, (mail) -> Refusal.ofReason(words), (mail) -> mail.dropped(words, editor, this.clock.instant()));
	}

	private static Optional<Refusal> refusal(UnsortedMail mail, Optional<ReviewState> to) {
		if (!mail.bringsSomething()) {
			return Optional.of(Refusal.NOTHING_IN_IT);
		}
		if (to.isEmpty()) {
			return Optional.of(Refusal.NO_SUBMISSION);
		}
		boolean closed = to.get().status() == Status.WITHDRAWN || to.get().status() == Status.DECLINED
				|| to.get().status() == Status.MERGED || to.get().status() == Status.ACCEPTED;
		return (closed && mail.text() == null) ? Optional.of(Refusal.CLOSED) : Optional.empty();
	}

	private Optional<Refusal> sort(String id, Function<UnsortedMail, Optional<Refusal>> flaw,
			Function<UnsortedMail, @Nullable Change<UnsortedMail, SortingEvent>> decision) {
		while (true) {
			Optional<Aggregate<UnsortedMail>> before = this.mails.find(id);
			if (before.isEmpty()) {
				return Optional.of(Refusal.UNKNOWN);
			}
			Change<UnsortedMail, SortingEvent> sorted = null;
			if (before.get().state().waits()) {
				Optional<Refusal> refusal = flaw.apply(before.get().state());
				if (refusal.isPresent()) {
					return refusal;
				}
				sorted = decision.apply(before.get().state());
			}
			if (sorted == null) {
				return Optional.of(Refusal.SORTED);
			}
			if (this.mails.update(before.get(), sorted)) {
				logger.info("{}: {}", id, sorted.events());
				return Optional.empty();
			}
		}
	}

	private List<UnsortedMail> read(FindIterable<Document> found) {
		return found.map((document) -> this.mails.read(document).state()).into(new ArrayList<>());
	}

}
