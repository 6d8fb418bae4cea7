package org.practicepress.review.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

import org.apache.lucene.document.Document;

/**
 * Keeps one index as the store is. Used by one thread.
 */
final class Follower {

	/** Clocks of instances, and writes on their way, may differ by so much. */
	private static final Duration OVERLAP = Duration.ofMinutes(5);

	private final Index index;

	private final Source source;

	private final QueueIndexProperties properties;

	private final Clock clock;

	/** All changes until then are in: when it was looked last for what has changed. */
	private Instant seen;

	private boolean toLook = true;

	private Instant committed;

	private boolean uncommitted;

	private boolean toPurge;

	/** How many in this round. */
	private int taken;

	/**
	 * When the reviews were changed that were indexed lately, so that none is twice: not
	 * when it is found to be changed, nor when this instance has changed it.
	 */
	private final Map<String, Instant> lately = new HashMap<>();

	Follower(Index index, Source source, QueueIndexProperties properties, Clock clock) {
		this.index = index;
		this.source = source;
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
		// each is read at least as it is now
		this.source.changedSince(begin.minus(OVERLAP), this.lately::put);
		AtomicLong number = new AtomicLong();
		this.source.forEach((id, document) -> {
			stopUnless(goOn);
			this.index.put(id, document);
			number.incrementAndGet();
		});
		this.seen = begin;
		commit();
		return number.get();
	}

	/**
	 * Takes in what was changed.
	 * @param own the ids of what was changed by this instance
	 * @param goOn asked before each
	 * @return whether there was anything
	 * @throws CancellationException when it was not to go on
	 */
	boolean round(Set<String> own, BooleanSupplier goOn) {
		this.taken = 0;
		own.forEach((id) -> take(id, goOn));
		Instant now = this.clock.instant();
		// abs: a clock that was set back
		if (this.toLook || Duration.between(this.seen, now).abs().compareTo(this.properties.lookEvery()) >= 0) {
			look(now, goOn);
			this.seen = now;
			this.toLook = false;
		}
		if (this.toPurge) {
			this.index.purge(this.seen);
			this.toPurge = false;
			this.uncommitted = false;
			this.committed = now;
		}
		else {
			commitWhenItIsTime();
		}
		return this.taken > 0;
	}

	/** A round failed: what it should have taken in is looked for again. */
	void lookAgain() {
		this.toLook = true;
	}

	private void commitWhenItIsTime() {
		if (this.uncommitted && !this.clock.instant().isBefore(this.committed.plus(this.properties.commitEvery()))) {
			commit();
		}
	}

	void commit() {
		this.index.commit(this.seen);
		this.uncommitted = false;
		this.committed = this.clock.instant();
	}

	/**
	 * What was changed lately, here or elsewhere; after a long absence it is much, and a
	 * stop shall not cost all of it.
	 */
	private void look(Instant now, BooleanSupplier goOn) {
		Instant from = this.seen.minus(OVERLAP);
		this.source.changedSince(from, (id, at) -> {
			if (!at.equals(this.lately.get(id))) {
				take(id, goOn);
				this.lately.put(id, at);
				if (at.isAfter(this.seen) && at.isBefore(now)) {
					this.seen = at;
				}
				commitWhenItIsTime();
			}
		});
		this.lately.values().removeIf((at) -> at.isBefore(from));
	}

	private void take(String id, BooleanSupplier goOn) {
		stopUnless(goOn);
		Optional<Found> found = this.source.find(id);
		if (found.isPresent()) {
			this.index.put(id, found.get().document());
			this.lately.put(id, found.get().changed());
		}
		else {
			this.index.remove(id);
			this.toPurge = true;
		}
		this.uncommitted = true;
		this.taken++;
	}

	private static void stopUnless(BooleanSupplier goOn) {
		if (!goOn.getAsBoolean()) {
			throw new CancellationException();
		}
	}

	/** What an index is an index of. */
	interface Source {

		/**
		 * Reads all there are.
		 * @param listener told the id of each and what is found of it
		 */
		void forEach(BiConsumer<String, Document> listener);

		/**
		 * Those that were changed or erased since, and when.
		 * @param since the time, by the clocks of those who change
		 * @param listener told each id, the earliest change first
		 */
		void changedSince(Instant since, BiConsumer<String, Instant> listener);

		/**
		 * What is found of one.
		 * @param id its id
		 * @return nothing when it was erased, or cannot be read
		 */
		Optional<Found> find(String id);

	}

	/**
	 * What is found of a review.
	 *
	 * @param document what is indexed
	 * @param changed when the review that this was made of was changed
	 */
	record Found(Document document, Instant changed) {
	}

}
