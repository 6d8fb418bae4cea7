package org.practicepress.intake.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Erases submissions, and knows what is still to be done for it. Each step can be done
 * again, so whoever is interrupted goes on where it was.
 * <p>
 * The document: {@code {_id: submission, reference, by, at, key}} and, until it is done,
 * {@code contributorId, address, messageIds, traces, told, forgotten, next}. What remains
 * says that something was erased and when, and nothing of whom.
 */
@Service
public class Erasures {

	/** Who asked for an erasure, when it was the contributor. */
	public static final String CONTRIBUTOR = "contributor";

	private static final Logger logger = LoggerFactory.getLogger(Erasures.class);

	private static final int MOST_AT_ONCE = 20;

	static final String COLLECTION = "erasures";

	static final String REFERENCE = "reference";

	static final String BY = "by";

	static final String AT = "at";

	static final String NEXT = "next";

	static final String KEY = "key";

	static final String TRACES = "traces";

	static final String TOLD = "told";

	static final String FORGOTTEN = "forgotten";

	static final String ADDRESS = "address";

	static final String MESSAGE_IDS = "messageIds";

	static final String CONTRIBUTOR_ID = "contributorId";

	static final String CHANGES = "changes";

	private static final Bson DONE = Updates
		.combine(List.of(Updates.unset(NEXT), Updates.unset(CONTRIBUTOR_ID), Updates.unset(ADDRESS),
				Updates.unset(MESSAGE_IDS), Updates.unset(TRACES), Updates.unset(TOLD), Updates.unset(FORGOTTEN)));

	private final MongoCollection<Document> erasures;

	private final Submissions submissions;

	private final Contributors contributors;

	/** Some of them want to know what is erased. */
	private final ObjectProvider<Traces> traces;

	private final ErasureProperties properties;

	private final Clock clock;

	Erasures(MongoDatabase serviceDatabase, Submissions submissions, Contributors contributors,
			ObjectProvider<Traces> traces, ErasureProperties properties, Clock clock) {
		this.erasures = serviceDatabase.getCollection(COLLECTION);
		this.erasures.createIndex(Indexes.ascending(NEXT));
		this.erasures.createIndex(Indexes.ascending(KEY));
		this.submissions = submissions;
		this.contributors = contributors;
		this.traces = traces;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Erases a submission and its contributor. When this returns, nobody can see them any
	 * more, and all that remains to be done will be.
	 * @param id the submission's id
	 * @param by who asked for it
	 * @param key the last part of the link it was confirmed by; null when there was none
	 * @return false when there is no such submission
	 */
	public boolean erase(String id, String by, @Nullable String key) {
		Optional<Submission> found = this.submissions.find(id);
		if (found.isEmpty()) {
			return false;
		}
		Submission submission = found.get();
		Instant now = this.clock.instant();
		Document erasure = new Document("_id", id).append(REFERENCE, submission.reference())
			.append(BY, by)
			.append(AT, Date.from(now))
			.append(CONTRIBUTOR_ID, submission.contributorId())
			.append(ADDRESS, this.contributors.find(submission.contributorId()).map(Contributor::email).orElse(null))
			.append(MESSAGE_IDS,
					this.traces.stream().flatMap((trace) -> trace.messageIds(id).stream()).distinct().toList())
			.append(CHANGES, 0)
			.append(NEXT, Date.from(now));
		if (key != null) {
			erasure.append(KEY, Identity.digest(key));
		}
		try {
			this.erasures.insertOne(erasure);
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
		}
		this.submissions.erase(id, submission.reference(), submission.contributorId());
		this.contributors.erase(submission.contributorId());
		logger.info("{} is erased, as {} has asked", submission.reference(), by);
		goOn(id);
		return true;
	}

	/**
	 * What was erased by a link.
	 * @param key the last part of the link, as somebody has given it
	 * @return the reference of what there was
	 */
	public Optional<String> byKey(String key) {
		return Optional.ofNullable(this.erasures.find(Filters.eq(KEY, Identity.digest(key))).first())
			.map((erasure) -> erasure.getString(REFERENCE));
	}

	/**
	 * The last letter is out, or never will be: the address is not needed any more.
	 * @param id the submission's id
	 */
	public void told(String id) {
		this.erasures.updateOne(Filters.and(Filters.eq(id), Filters.exists(NEXT)),
				Updates.combine(Updates.set(TOLD, true), Updates.inc(CHANGES, 1)));
		goOn(id);
	}

	/**
	 * Something of what is erased has come once more.
	 * @param id the submission's id
	 * @param messageId the mail it came with
	 */
	public void cameAgain(String id, String messageId) {
		update(id,
				Updates.combine(Updates.unset(TRACES), Updates.addToSet(MESSAGE_IDS, messageId),
						Updates.inc(CHANGES, 1),
						Updates.set(NEXT, Date.from(this.clock.instant().plus(this.properties.pause())))));
	}

	@Scheduled(fixedDelayString = "${practice-press.intake.erasure.pause:1m}")
	void sweep() {
		for (Document erasure : this.erasures.find(Filters.lte(NEXT, Date.from(this.clock.instant())))
			.sort(Sorts.ascending(NEXT))
			.limit(MOST_AT_ONCE)) {
			goOn(erasure.getString("_id"));
		}
	}

	/** Again, when anything has changed while it was done. */
	private void goOn(String id) {
		Document erasure;
		do {
			erasure = this.erasures.find(Filters.eq(id)).first();
		}
		while (erasure != null && erasure.containsKey(NEXT) && !goOn(id, erasure));
	}

	private boolean goOn(String id, Document erasure) {
		Bson unchanged = Filters.and(Filters.eq(id), Filters.eq(CHANGES, erasure.getInteger(CHANGES)));
		try {
			Date next = step(id, erasure);
			boolean settled = this.erasures.updateOne(unchanged, (next != null) ? Updates.set(NEXT, next) : DONE)
				.getMatchedCount() == 1;
			if (settled && next == null) {
				logger.info("{} is erased everywhere", erasure.getString(REFERENCE));
			}
			return settled;
		}
		catch (Exception ex) {
			logger.warn("Not all of {} could be erased yet, will try again: {}", erasure.getString(REFERENCE),
					ex.toString());
			update(id, Updates.set(NEXT, Date.from(this.clock.instant().plus(this.properties.pause()))));
			return true;
		}
	}

	/** Answers when there is more to do; null when all is done. */
	private @Nullable Date step(String id, Document erasure) throws Exception {
		Instant now = this.clock.instant();
		String contributorId = erasure.getString(CONTRIBUTOR_ID);
		if (contributorId != null) {
			// whoever was interrupted before
			this.submissions.erase(id, erasure.getString(REFERENCE), contributorId);
			this.contributors.erase(contributorId);
		}
		Instant forgotten = (erasure.getDate(FORGOTTEN) != null) ? erasure.getDate(FORGOTTEN).toInstant() : null;
		Instant lastLetter = erasure.getDate(AT).toInstant().plus(this.properties.lastLetter());
		boolean forgets = forgotten == null
				&& (erasure.getString(ADDRESS) == null || erasure.getBoolean(TOLD, false) || !now.isBefore(lastLetter));
		if (forgets) {
			forget(contributorId);
			forgotten = now;
			update(id, Updates.set(FORGOTTEN, Date.from(now)));
		}
		boolean last = forgotten != null && !now.isBefore(forgotten.plus(this.properties.afterglow()));
		if (last || !erasure.getBoolean(TRACES, false)) {
			eraseTraces(new Gone(id, erasure.getString(REFERENCE), erasure.getString(ADDRESS),
					erasure.getList(MESSAGE_IDS, String.class, List.of()),
					last ? now : erasure.getDate(AT).toInstant().truncatedTo(ChronoUnit.SECONDS), last));
			update(id, Updates.set(TRACES, true));
		}
		if (last) {
			forget(contributorId);
			return null;
		}
		return Date.from((forgotten != null) ? forgotten.plus(this.properties.afterglow()) : lastLetter);
	}

	private void forget(@Nullable String contributorId) {
		if (contributorId != null) {
			this.contributors.forget(contributorId);
		}
	}

	/** Whatever becomes of one of them, all others are erased. */
	private void eraseTraces(Gone gone) throws Exception {
		Exception failed = null;
		for (Traces trace : this.traces) {
			try {
				trace.erase(gone);
			}
			catch (Exception ex) {
				failed = ex;
			}
		}
		if (failed != null) {
			throw failed;
		}
	}

	private void update(String id, Bson change) {
		this.erasures.updateOne(Filters.eq(id), change);
	}

}
