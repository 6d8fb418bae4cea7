package org.practicepress.review.search;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import com.mongodb.MongoException;
import org.apache.lucene.document.Document;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.queue.Course;
import org.practicepress.review.queue.MessageTexts;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.submission.Contributors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one index as the store is. Used by one thread.
 */
final class Follower {

	private static final Logger logger = LoggerFactory.getLogger(Follower.class);

	/** Clocks of instances, and writes on their way, may differ by so much. */
	private static final Duration OVERLAP = Duration.ofMinutes(5);

	/** In bytes, about fifteen pages. */
	private static final int MOST_OF_A_MESSAGE = 50_000;

	private final Index index;

	private final Reviews reviews;

	private final Contributors contributors;

	private final MessageTexts messages;

	private final PracticeForm form;

	private final QueueIndexProperties properties;

	private final Clock clock;

	private Instant seen;

	private Instant looked = Instant.MIN;

	private Instant committed;

	private boolean uncommitted;

	private boolean toPurge;

	/** When the reviews were changed that were indexed lately, so that none is twice. */
	private final Map<String, Instant> lately = new HashMap<>();

	Follower(Index index, Reviews reviews, Contributors contributors, MessageTexts messages, PracticeForm form,
			QueueIndexProperties properties, Clock clock) {
		this.index = index;
		this.reviews = reviews;
		this.contributors = contributors;
		this.messages = messages;
		this.form = form;
		this.properties = properties;
		this.clock = clock;
		this.seen = index.seen();
		this.committed = clock.instant();
	}

	/**
	 * Takes in all there are, if it never was whole. What changes meanwhile comes with
	 * the first round.
	 * @param goOn asked before each
	 * @return how many there were
	 * @throws CancellationException when it was not to go on
	 */
	long makeWhole(BooleanSupplier goOn) {
		if (!this.seen.equals(Instant.EPOCH)) {
			return 0;
		}
		Instant begin = this.clock.instant();
		AtomicLong number = new AtomicLong();
		this.reviews.forEach((review) -> {
			if (!goOn.getAsBoolean()) {
				throw new CancellationException();
			}
			put(review);
			number.incrementAndGet();
		});
		this.seen = begin;
		commit();
		return number.get();
	}

	/**
	 * Takes in what was changed.
	 * @param own the ids of what was changed by this instance
	 */
	void round(Set<String> own) {
		own.forEach(this::take);
		Instant now = this.clock.instant();
		if (this.looked.equals(Instant.MIN) || !now.isBefore(this.looked.plus(this.properties.lookEvery()))) {
			look();
			this.looked = now;
		}
		if (this.toPurge) {
			this.index.purge(this.seen);
			this.toPurge = false;
			this.uncommitted = false;
			this.committed = now;
		}
		else if (this.uncommitted && !now.isBefore(this.committed.plus(this.properties.commitEvery()))) {
			commit();
		}
	}

	/** A round failed: what it should have taken in is looked for again. */
	void lookAgain() {
		this.looked = Instant.MIN;
	}

	void commit() {
		this.index.commit(this.seen);
		this.uncommitted = false;
		this.committed = this.clock.instant();
	}

	/** What was changed lately, here or elsewhere. */
	private void look() {
		Instant from = this.seen.minus(OVERLAP);
		this.reviews.changedSince(from, (id, at) -> {
			if (!at.equals(this.lately.get(id))) {
				take(id);
				this.lately.put(id, at);
			}
			if (at.isAfter(this.seen)) {
				this.seen = at;
			}
		});
		this.lately.values().removeIf((at) -> at.isBefore(from));
	}

	private void take(String id) {
		Optional<Aggregate<ReviewState>> review = this.reviews.findReadable(id);
		if (review.isPresent()) {
			put(review.get());
		}
		else {
			this.index.remove(id);
			this.toPurge = true;
		}
		this.uncommitted = true;
	}

	/** One that cannot be understood does not stand before the others. */
	private void put(Aggregate<ReviewState> review) {
		Document document;
		try {
			document = IndexedReview.of(review, Course.of(review.state()).waitingSince(),
					this.contributors.find(review.state().contributorId()).orElse(null), this.form,
					(file) -> this.messages.beginning(file, MOST_OF_A_MESSAGE));
		}
		catch (MongoException | UncheckedIOException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.error("Review {} cannot be made searchable until its document is mended", review.id(), ex);
			this.index.remove(review.id());
			return;
		}
		this.index.put(review.id(), document);
	}

}
