package org.practicepress.intake.unsorted;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.coauthor.Coauthors;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.intake.retention.KeptProperties;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Where such mails are kept, by what names each however often it is delivered. When a
 * method returns, what it did is durable, its events included.
 */
@Repository
public class UnsortedMails implements Traces {

	private static final Logger logger = LoggerFactory.getLogger(UnsortedMails.class);

	private static final String COLLECTION = "unsorted-mails";

	private static final String AT = "state.at";

	private static final String FROM = "state.from";

	private static final String SUBMISSION = "state.submissionId";

	private static final String ASSIGNED_TO = "state.assignedTo";

	private static final int MOST_AT_ONCE = 100;

	private final Aggregates<UnsortedMail, UnsortedMailEvent> mails;

	private final Submissions submissions;

	private final Coauthors coauthors;

	private final KeptProperties kept;

	private final Clock clock;

	UnsortedMails(AggregatesFactory aggregates, Submissions submissions, Coauthors coauthors, KeptProperties kept,
			Clock clock) {
		this.mails = aggregates.of(COLLECTION, UnsortedMail.class, UnsortedMailEvent.class, "mailEvents-out-0");
		this.submissions = submissions;
		this.coauthors = coauthors;
		this.kept = kept;
		this.clock = clock;
		for (String queried : List.of(AT, FROM, SUBMISSION, ASSIGNED_TO)) {
			this.mails.collection().createIndex(Indexes.ascending(queried));
		}
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the mails
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>(COLLECTION, "mail", database.getCollection(COLLECTION), UnsortedMail.class);
	}

	/**
	 * Keeps a mail until an editor has said what it is. Keeping it again changes nothing,
	 * also when it is gone.
	 * @param key names it
	 * @param mail the mail
	 */
	public void keep(String key, UnsortedMail mail) {
		if (!this.mails.isErased(key)) {
			this.mails.change(key, (before) -> (before == null) ? mail.waits() : null);
		}
	}

	/**
	 * An editor has put a mail to a submission, which takes it once.
	 * @param cause the event
	 * @param submissionId the submission
	 */
	void assigned(Incoming cause, String submissionId) {
		String key = cause.event().subject();
		this.mails.find(key).map(Aggregate::state).ifPresent((mail) -> {
			String coauthor = (mail.from() != null) ? this.coauthors.writing(submissionId, mail.from()).orElse(null)
					: null;
			this.submissions.change(submissionId,
					(submission) -> mail.into(submission, key, cause.event().time(), coauthor));
		});
		this.mails.receive(key, cause, (before) -> (before != null) ? Change.of(before.assigned(submissionId)) : null);
	}

	/**
	 * An editor has answered who has written a mail. A letter about the submission tells
	 * it, under that mail, once.
	 * @param cause the event
	 * @param message the editor's words
	 * @param editor who
	 */
	void answered(Incoming cause, String message, String editor) {
		String key = cause.event().subject();
		this.mails.find(key).map(Aggregate::state).ifPresent((mail) -> {
			if (mail.submissionId() != null) {
				this.submissions.change(mail.submissionId(),
						(submission) -> mail.answer(submission, message, editor, cause.event().time()));
			}
		});
		this.mails.receive(key, cause, (before) -> (before != null) ? Change.of(before.answered()) : null);
	}

	/**
	 * An editor has dropped a mail. It is kept as long as the others, as it may have been
	 * a slip.
	 * @param cause the event
	 */
	void dropped(Incoming cause) {
		this.mails.receive(cause.event().subject(), cause,
				(before) -> (before != null) ? Change.of(before.dropped()) : null);
	}

	/**
	 * The mails of a submission that its contributor has written, as they came: what it
	 * began with or was answered by, and what an editor has put to it. Others' mails are
	 * not the contributor's to take away.
	 * @param submissionId the submission
	 * @param contributorId its contributor
	 * @param address where they write from; null when that is not known
	 * @return the mails, oldest first
	 */
	public List<ClaimCheck> originals(String submissionId, String contributorId, @Nullable String address) {
		List<UnsortedMail> mails = new ArrayList<>();
		for (String its : List.of(SUBMISSION, ASSIGNED_TO)) {
			this.mails.collection()
				.find(Filters.eq(its, submissionId))
				.map((document) -> this.mails.read(document).state())
				.into(mails);
		}
		return mails.stream()
			.filter((mail) -> mail.isOf(contributorId, address))
			.sorted(Comparator.comparing(UnsortedMail::at))
			.map(UnsortedMail::original)
			.distinct()
			.toList();
	}

	/** Forgets what was kept long enough, whatever has become of it. */
	@Scheduled(fixedDelay = 3_600_000)
	public void sweep() {
		Instant before = this.clock.instant().atZone(ZoneOffset.UTC).minus(this.kept.unsorted()).toInstant();
		List<String> old = ids(Filters.lt(AT, before.toString()));
		old.forEach(this::forget);
		if (!old.isEmpty()) {
			logger.info("Forgot {} unsorted mails that were kept long enough", old.size());
		}
	}

	/**
	 * Also mails of the same sender that name no submission: they can only be about this
	 * one, as far as anybody knows.
	 */
	@Override
	public void erase(Gone gone) {
		List<Bson> its = new ArrayList<>(
				List.of(Filters.eq(SUBMISSION, gone.id()), Filters.eq(ASSIGNED_TO, gone.id())));
		if (gone.address() != null) {
			its.add(Filters.and(Filters.eq(FROM, gone.address().toLowerCase(Locale.ROOT)), Filters.eq(SUBMISSION, null),
					Filters.eq(ASSIGNED_TO, null)));
		}
		for (Bson one : its) {
			List<String> found = ids(one);
			while (!found.isEmpty()) {
				found.forEach(this::forget);
				found = ids(one);
			}
		}
	}

	private void forget(String key) {
		this.mails.erase(key, List.of(new UnsortedMailEvent.Gone()));
	}

	private List<String> ids(Bson filter) {
		return this.mails.collection()
			.find(filter)
			.projection(Projections.include("_id"))
			.limit(MOST_AT_ONCE)
			.map((Document mail) -> mail.getString("_id"))
			.into(new ArrayList<>());
	}

}
