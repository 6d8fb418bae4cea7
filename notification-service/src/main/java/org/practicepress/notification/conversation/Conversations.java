package org.practicepress.notification.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.notification.letter.Occasion.Practice;

import org.springframework.stereotype.Component;

/**
 * All conversations. Every change is one atomic update that holds only if nobody else
 * changed the conversation meanwhile; that is also how one of several instances takes a
 * letter in hand.
 */
@Component
public class Conversations {

	private static final String COLLECTION = "conversations";

	private static final String NEXT = "state.next";

	private static final String OPEN = "state.open";

	private static final String STUCK = "state.stuck";

	private static final String CONTRIBUTOR = "state.deliveries.contributorId";

	private static final String SETTLED_AT = "state.deliveries.settledAt";

	private static final String MESSAGE_ID = "state.deliveries.messageId";

	private static final String BOUNCED = "state.reach.bounced";

	private static final String BOUNCED_AT = "state.reach.bouncedAt";

	private final org.practicepress.messaging.aggregate.Aggregates<Conversation, NotificationEvent> aggregates;

	private final Clock clock;

	Conversations(AggregatesFactory factory, Clock clock) {
		this.aggregates = factory.of(COLLECTION, Conversation.class, NotificationEvent.class,
				(type) -> type.startsWith("notification.") ? "notificationEvents-out-0" : "troubleEvents-out-0");
		this.clock = clock;
		this.aggregates.collection().createIndex(Indexes.ascending(NEXT));
		this.aggregates.collection().createIndex(Indexes.ascending(OPEN));
		this.aggregates.collection().createIndex(Indexes.ascending(CONTRIBUTOR, SETTLED_AT));
		this.aggregates.collection().createIndex(Indexes.ascending(STUCK));
		this.aggregates.collection().createIndex(Indexes.ascending(MESSAGE_ID));
		this.aggregates.collection().createIndex(Indexes.ascending(BOUNCED));
	}

	/**
	 * What goes along when the hub is moved. When to look at a conversation again follows
	 * from its letters.
	 * @param database the service's database
	 * @return the conversations, each with all its letters
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("conversations", "conversation", database.getCollection(COLLECTION),
				Conversation.class)
			.deriving(List.of("next", "open", "stuck"), Conversation::complete);
	}

	/**
	 * Takes in an event, once.
	 * @param cause the event
	 * @param told what it tells
	 * @param remindAfter when the contributor is reminded of what an editor asked for
	 * @param receiptRest how long a receipt waits for what is found out meanwhile
	 */
	public void hear(Incoming cause, Told told, List<Duration> remindAfter, Duration receiptRest) {
		Instant now = this.clock.instant();
		this.aggregates.receive(cause.event().subject(), cause,
				(before) -> Conversation.told(before,
						Change.of(Conversation.hear(before, told, now)
							.resting(told, receiptRest, now)
							.reminding(told, remindAfter, now))));
	}

	/**
	 * Takes in what a submission may be the same as, once.
	 * @param cause the event
	 * @param likened what it tells
	 */
	public void liken(Incoming cause, Likened likened) {
		Instant now = this.clock.instant();
		this.aggregates.receive(cause.event().subject(), cause,
				(before) -> Conversation.told(before, Change.of(Conversation.likened(before, likened, now))));
	}

	public Optional<Aggregate<Conversation>> find(String id) {
		return this.aggregates.find(id);
	}

	/**
	 * Takes in what an operator wants, once.
	 * @param cause the event
	 * @param decision what becomes of the conversation; a pure function
	 */
	public void obey(Incoming cause, Function<Conversation, Change<Conversation, NotificationEvent>> decision) {
		this.aggregates.receive(cause.event().subject(), cause,
				(before) -> (before != null) ? Conversation.told(before, decision.apply(before)) : null);
	}

	/**
	 * Does something for a conversation, in the trace of its submission.
	 * @param <T> what comes of it
	 * @param id the submission's id
	 * @param name what is done
	 * @param work the work
	 * @return what comes of it
	 */
	public <T> T within(String id, String name, Supplier<T> work) {
		return this.aggregates.within(id, name, work);
	}

	/**
	 * Changes a conversation, if it is still as it was read. One that is over is erased,
	 * whoever was faster.
	 * @param before as read
	 * @param change what was decided
	 * @return as it is now; empty when somebody else was faster
	 */
	public Optional<Aggregate<Conversation>> update(Aggregate<Conversation> before,
			Change<Conversation, NotificationEvent> change) {
		Change<Conversation, NotificationEvent> told = Conversation.told(before.state(), change);
		boolean updated = told.state().over() ? this.aggregates.erase(before.id(), change.events())
				: this.aggregates.update(before, told);
		return updated ? Optional.of(before.after(told)) : Optional.empty();
	}

	/**
	 * Changes a conversation whatever others do to it meanwhile.
	 * @param id the submission's id
	 * @param decision what becomes of it, or null to leave it; a pure function
	 */
	public void change(String id, Function<Conversation, @Nullable Change<Conversation, NotificationEvent>> decision) {
		find(id).ifPresent((before) -> change(before, decision));
	}

	/**
	 * Changes a conversation whatever others do to it meanwhile.
	 * @param known as it was when it was last looked at
	 * @param decision what becomes of it, or null to leave it; a pure function
	 * @return as it is now; empty when it is gone
	 */
	public Optional<Aggregate<Conversation>> change(Aggregate<Conversation> known,
			Function<Conversation, @Nullable Change<Conversation, NotificationEvent>> decision) {
		Optional<Aggregate<Conversation>> before = Optional.of(known);
		while (before.isPresent()) {
			Change<Conversation, NotificationEvent> change = decision.apply(before.get().state());
			if (change == null) {
				return before;
			}
			Optional<Aggregate<Conversation>> after = update(before.get(), change);
			if (after.isPresent()) {
				return after;
			}
			before = find(known.id());
		}
		return before;
	}

	/**
	 * What is known of submissions that a letter names.
	 * @param ids their ids
	 * @return the practices, without those that are erased or not known yet
	 */
	public Map<String, Practice> practices(List<String> ids) {
		Map<String, Practice> practices = new HashMap<>();
		for (Document document : this.aggregates.collection()
			.find(Filters.in("_id", ids))
			.projection(Projections.include("state.reference", "state.title"))) {
			if (document.get("state") instanceof Document state) {
				practices.put(document.getString("_id"),
						new Practice(state.getString("reference"), state.getString("title")));
			}
		}
		return practices;
	}

	/**
	 * The conversations with a letter whose time has come, the longest due first.
	 * @param now the time
	 * @param most how many at most
	 * @return submission ids
	 */
	public List<String> due(Instant now, int most) {
		return ids(Filters.lte(NEXT, text(now)), most);
	}

	/**
	 * The conversations with a contributor.
	 * @param contributorId the contributor's id
	 * @return submission ids
	 */
	public List<String> with(String contributorId) {
		return ids(Filters.eq(CONTRIBUTOR, contributorId), 0);
	}

	/**
	 * The conversations with a letter.
	 * @param messageId the letter's Message-ID
	 * @return submission ids: one, or none when no such letter was ever begun to be sent
	 */
	public List<String> under(String messageId) {
		return ids(Filters.eq(MESSAGE_ID, messageId), 0);
	}

	/**
	 * The conversations whose contributor's address takes no mail.
	 * @param address stands for the address
	 * @return submission ids
	 */
	public List<String> lostTo(String address) {
		return ids(Filters.eq(BOUNCED, address), 0);
	}

	/**
	 * When it was last heard of an address that it takes no mail.
	 * @param address stands for the address
	 * @return the time; empty when nothing is known against it
	 */
	public Optional<Instant> bouncedAt(String address) {
		List<Instant> times = new ArrayList<>();
		for (Document document : this.aggregates.collection()
			.find(Filters.eq(BOUNCED, address))
			.projection(Projections.include(BOUNCED_AT))) {
			times.add(Instant.parse(document.getEmbedded(List.of("state", "reach", "bouncedAt"), String.class)));
		}
		return times.stream().max(Instant::compareTo);
	}

	/**
	 * When mails were sent to a contributor lately.
	 * @param contributorId the contributor's id
	 * @param since from when on
	 * @return the times, oldest first
	 */
	public List<Instant> sentTo(String contributorId, Instant since) {
		Bson lately = Filters.elemMatch("state.deliveries", Filters.and(Filters.eq("contributorId", contributorId),
				Filters.eq("status", Status.SENT.code()), Filters.gte("settledAt", text(since))));
		List<Instant> times = new ArrayList<>();
		for (Document document : this.aggregates.collection()
			.find(Filters.and(Filters.eq(CONTRIBUTOR, contributorId), lately))) {
			this.aggregates.read(document)
				.state()
				.deliveries()
				.stream()
				.filter((delivery) -> delivery.status() == Status.SENT
						&& delivery.contributorId().equals(contributorId))
				.flatMap((delivery) -> Optional.ofNullable(delivery.settledAt()).stream())
				.filter((at) -> !at.isBefore(since))
				.forEach(times::add);
		}
		return times.stream().sorted().toList();
	}

	/**
	 * How many letters are not settled.
	 * @return their number
	 */
	public long open() {
		Document sum = this.aggregates.collection()
			.aggregate(List.of(Aggregates.match(Filters.gt(OPEN, 0)),
					Aggregates.group(null, Accumulators.sum("open", "$" + OPEN))))
			.first();
		return (sum != null) ? sum.get("open", Number.class).longValue() : 0;
	}

	/**
	 * What must be mended before letters can be sent.
	 * @return what, and how many letters wait for it
	 */
	public Map<String, Long> stuck() {
		Map<String, Long> letters = new TreeMap<>();
		for (Document reason : this.aggregates.collection()
			.aggregate(List.of(Aggregates.match(Filters.gt(STUCK, "")),
					Aggregates.group("$" + STUCK, Accumulators.sum("open", "$" + OPEN))))) {
			letters.put(reason.getString("_id"), reason.get("open", Number.class).longValue());
		}
		return letters;
	}

	private List<String> ids(Bson filter, int most) {
		List<String> ids = new ArrayList<>();
		for (Document document : this.aggregates.collection()
			.find(filter)
			.projection(Projections.include("_id"))
			.sort(Sorts.ascending(NEXT))
			.limit(most)) {
			ids.add(document.getString("_id"));
		}
		return ids;
	}

	private static String text(Instant time) {
		return time.truncatedTo(ChronoUnit.SECONDS).toString();
	}

}
