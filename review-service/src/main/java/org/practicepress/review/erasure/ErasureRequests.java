package org.practicepress.review.erasure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.transfer.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * All erasures that operators have asked for, by reference. Nothing removes one.
 */
@Component
public class ErasureRequests {

	private static final Logger logger = LoggerFactory.getLogger(ErasureRequests.class);

	private static final String COLLECTION = "erasures";

	private static final String ASKED_AT = "state.askedAt";

	private final Aggregates<ErasureRequest, ErasureEvent> requests;

	private final Clock clock = Clock.systemUTC();

	ErasureRequests(AggregatesFactory aggregates) {
		this.requests = aggregates.of(COLLECTION, ErasureRequest.class, ErasureEvent.class, "erasureEvents-out-0");
		this.requests.collection().createIndex(Indexes.descending(ASKED_AT));
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return all requests
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("erasure-requests", "request", database.getCollection(COLLECTION),
				ErasureRequest.class);
	}

	/** What is wrong with a request. */
	public enum Flaw {

		/** It is not a reference. */
		REFERENCE("The reference must be one such as PP-7K3M9Q."),

		/** Nobody says why. */
		REASON_MISSING("Say why it is erased."),

		/** It is longer than anybody reads. */
		REASON_TOO_LONG("The reason is too long.");

		private final String sentence;

		Flaw(String sentence) {
			this.sentence = sentence;
		}

		/**
		 * What is wrong, for whoever writes or calls a program.
		 * @return a sentence
		 */
		public String sentence() {
			return this.sentence;
		}

		String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * Has a submission erased. Asking again asks again, as long as it is not done.
	 * @param given the reference, as somebody has typed it
	 * @param words why, as somebody has typed it
	 * @param operator who asks
	 * @return what is wrong; empty when it was asked for
	 */
	public Optional<Flaw> ask(@Nullable String given, @Nullable String words, String operator) {
		String reference = (given != null) ? given.strip().toUpperCase(Locale.ROOT) : "";
		String reason = (words != null) ? words.strip() : "";
		if (!ErasureRequest.isReference(reference)) {
			return Optional.of(Flaw.REFERENCE);
		}
		if (reason.isEmpty()) {
			return Optional.of(Flaw.REASON_MISSING);
		}
		if (reason.length() > ErasureRequest.LONGEST_REASON) {
			return Optional.of(Flaw.REASON_TOO_LONG);
		}
		ErasureRequest request = new ErasureRequest(reference, operator, reason,
				this.clock.instant().truncatedTo(ChronoUnit.SECONDS), null);
		Change<ErasureRequest, ErasureEvent> asked = Change.of(request,
				new ErasureEvent.Requested(reference, operator));
		this.requests.change(reference, (before) -> (before == null || before.doneAt() == null) ? asked : null);
		logger.info("The operator {} has {} erased", operator, reference);
		return Optional.empty();
	}

	/**
	 * A submission is erased, whoever has asked for it.
	 * @param reference its short public code
	 * @param at when
	 */
	public void done(String reference, Instant at) {
		this.requests.change(reference,
				(before) -> (before != null && before.doneAt() == null) ? Change.of(before.done(at)) : null);
	}

	/**
	 * The latest.
	 * @param most how many at most
	 * @return the requests, the latest first
	 */
	List<ErasureRequest> latest(int most) {
		List<ErasureRequest> latest = new ArrayList<>();
		for (Document document : this.requests.collection().find().sort(Sorts.descending(ASKED_AT)).limit(most)) {
			latest.add(this.requests.read(document).state());
		}
		return latest;
	}

}
