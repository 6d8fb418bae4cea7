package org.practicepress.publish.factsheet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.inbox.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** All factsheets, and what publishers do with them. */
public class Factsheets {

	private static final Logger logger = LoggerFactory.getLogger(Factsheets.class);

	private static final String STATUS = "state.status";

	private static final String CHANGED = "state.changedAt";

	private final Aggregates<Factsheet, FactsheetEvent> aggregates;

	private final Numbers numbers;

	private final ContentCheck check;

	private final Clock clock;

	/** The ids of those that cannot be read, so that each is told of once. */
	private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

	Factsheets(Aggregates<Factsheet, FactsheetEvent> aggregates, Numbers numbers, ContentCheck check,
			MeterRegistry meters, Clock clock) {
		this.aggregates = aggregates;
		this.numbers = numbers;
		this.check = check;
		this.clock = clock;
		Gauge.builder("practice_press.factsheets.unreadable", this.unreadable, Set::size)
			.description("Factsheets left out of every list because what is stored of them is broken")
			.strongReference(true)
			.register(meters);
		MongoCollection<Document> collection = aggregates.collection();
		collection.createIndex(Indexes.compoundIndex(Indexes.ascending(STATUS), Indexes.descending(CHANGED)));
		collection.createIndex(Indexes.descending(CHANGED));
	}

	public Optional<Aggregate<Factsheet>> find(String id) {
		return this.aggregates.find(id);
	}

	/** The factsheet that bears a number; it may have been withdrawn since. */
	public Optional<Aggregate<Factsheet>> numbered(int number) {
		return this.numbers.bearer(number).flatMap(this.aggregates::find);
	}

	/**
	 * The factsheets in a status, the last changed first. One that cannot be read is left
	 * out with a word to the operator: it must not take the others with it.
	 */
	public List<Aggregate<Factsheet>> in(Factsheet.Status status) {
		List<Aggregate<Factsheet>> found = new ArrayList<>();
		for (Document document : this.aggregates.collection()
			.find(Filters.eq(STATUS, status.code()))
			.sort(Sorts.descending(CHANGED))) {
			read(document).ifPresent(found::add);
		}
		return found;
	}

	/** Moves with every change of any factsheet. */
	public String latestChange() {
		Document latest = this.aggregates.collection()
			.find()
			.projection(Projections.include("version"))
			.sort(Sorts.descending(CHANGED))
			.first();
		return (latest == null) ? "none" : latest.getString("_id") + " " + latest.getLong("version") + " "
				+ this.aggregates.collection().countDocuments(Filters.eq(STATUS, "published"));
	}

	/** Replaces the content if the factsheet is still at the version the editor saw. */
	public Outcome edit(String id, long version, FactsheetContent content) {
		return decide(id, version, (factsheet) -> factsheet.edit(content, this.check, now()));
	}

	/** Gives the factsheet its number and its place in the series. */
	public Outcome publish(String id, long version) {
		Outcome started = decide(id, version, (factsheet) -> factsheet.startPublishing(now()));
		return (started instanceof Outcome.Done) ? finishPublishing(id) : started;
	}

	/** Asks the contributor to look at the draft, as it is saved by then. */
	public Outcome show(String id, String editor) {
		return this.aggregates.find(id)
			.map((seen) -> decide(id, seen.version(), (factsheet) -> factsheet.show(id, editor, now())))
			.orElseGet(Outcome.Missing::new);
	}

	/** Takes the factsheet back. */
	public Outcome withdraw(String id, long version, @Nullable String reason) {
		return decide(id, version, (factsheet) -> factsheet.withdraw(reason, now()));
	}

	/**
	 * Erases what nobody has agreed to keep; a contributor is erased once and for all.
	 */
	void erase(Incoming cause) {
		String id = cause.event().subject();
		Instant at = cause.event().time().truncatedTo(ChronoUnit.MILLIS);
		this.aggregates.receive(id, cause, (known) -> (known != null)
				? known.erased(at).map((stays) -> Change.<Factsheet, FactsheetEvent>of(stays)).orElse(null) : null);
		if (find(id).filter((stays) -> stays.state().erasedAt() != null).isEmpty()) {
			this.aggregates.erase(id, List.of());
		}
		this.unreadable.remove(id);
		log(id, "Erased, save what is published");
	}

	/** Finishes what a crash interrupted between the wish to publish and the deed. */
	void finishInterrupted() {
		for (Aggregate<Factsheet> waiting : in(Factsheet.Status.PUBLISHING)) {
			finishPublishing(waiting.id());
		}
	}

	private Optional<Aggregate<Factsheet>> read(Document document) {
		String id = document.getString("_id");
		try {
			Aggregate<Factsheet> factsheet = this.aggregates.read(document);
			this.unreadable.remove(id);
			return Optional.of(factsheet);
		}
		catch (RuntimeException ex) {
			if (this.unreadable.add(id)) {
				logger.error("Factsheet {} cannot be read and is left out of all lists until its document is mended",
						id, ex);
			}
			return Optional.empty();
		}
	}

	private Outcome finishPublishing(String id) {
		while (true) {
			Aggregate<Factsheet> before = this.aggregates.find(id).orElse(null);
			if (before == null) {
				return new Outcome.Missing();
			}
			if (before.state().status() != Factsheet.Status.PUBLISHING) {
				return new Outcome.Done(before);
			}
			int number = this.numbers.claim(id);
			if (before.state().publish(number, now()) instanceof Decision.Done done
					&& this.aggregates.update(before, done.change())) {
				log(id, "Published as number " + number);
			}
		}
	}

	private Outcome decide(String id, long version, Function<Factsheet, Decision> command) {
		Aggregate<Factsheet> before = this.aggregates.find(id).orElse(null);
		if (before == null) {
			return new Outcome.Missing();
		}
		if (before.version() != version) {
			return new Outcome.Conflict(before);
		}
		return switch (command.apply(before.state())) {
			case Decision.AlreadySo so -> new Outcome.Done(before);
			case Decision.Refused refused -> new Outcome.Refused(before, refused.reason());
			case Decision.Flawed flawed -> new Outcome.Flawed(before, flawed.flaws());
			case Decision.Done done -> {
				boolean updated = this.aggregates.update(before, done.change());
				Aggregate<Factsheet> after = this.aggregates.find(id).orElse(before);
				log(id, updated ? "Changed; now " + done.change().state().status().code()
						: "Changed by somebody else first");
				yield updated ? new Outcome.Done(after) : new Outcome.Conflict(after);
			}
		};
	}

	private static void log(String id, String what) {
		MDC.put("submission", id);
		try {
			logger.info("{}", what);
		}
		finally {
			MDC.remove("submission");
		}
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

}
