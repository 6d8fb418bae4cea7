package org.practicepress.review.subscription;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.review.decision.Status;
import org.practicepress.review.notes.Note;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.queue.Waiting;
import org.practicepress.review.search.Readers;
import org.practicepress.review.subscription.DeskMail.DigestDue;
import org.practicepress.review.subscription.DeskMail.NewsArrived;

import org.springframework.stereotype.Component;

/**
 * Which mails each person at the desk gets. Everybody has one who may get any, from their
 * first visit on.
 */
@Component
public class Subscriptions implements Readers {

	/** What it says of an address is told to whoever writes mails. */
	private static final String ADDRESS_BINDING = "editors-out-0";

	private static final String BINDING = "deskEvents-out-0";

	private static final String COLLECTION = "subscriptions";

	private static final String NEXT = "state.next";

	private static final String CHOSEN = "state.chosen";

	private static final String TOKEN = "state.unsubscribeToken";

	private static final int TOKEN_BYTES = 16;

	/** In characters. */
	private static final int TOKEN_LENGTH = 22;

	/** More people than a desk has. */
	private static final int MOST_READERS = 1_000;

	/** More changes than anybody reads of. */
	private static final int MOST_CHANGED = 1_000;

	/** More than anybody is asked. */
	private static final int MOST_MENTIONS = 100;

	/**
	 * Instances have clocks of their own, and what is written is there a little later.
	 */
	private static final Duration OVERLAP = Duration.ofMinutes(1);

	private static final String LANGUAGE_OF_PROGRAMS = "en";

	private final Aggregates<Subscription, DeskMail> aggregates;

	private final Reviews reviews;

	private final Notes notes;

	private final MailsProperties times;

	private final SecureRandom random = new SecureRandom();

	private final Clock clock = Clock.systemUTC();

	Subscriptions(AggregatesFactory factory, Reviews reviews, Notes notes, MailsProperties times) {
		this.aggregates = factory.of(COLLECTION, Subscription.class, DeskMail.class,
				(type) -> type.startsWith("editor.") ? ADDRESS_BINDING : BINDING);
		this.reviews = reviews;
		this.notes = notes;
		this.times = times;
		this.aggregates.collection().createIndex(Indexes.ascending(NEXT));
		this.aggregates.collection().createIndex(Indexes.ascending(CHOSEN));
		this.aggregates.collection().createIndex(Indexes.ascending(TOKEN));
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the subscriptions, by person
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("subscriptions", "subscription", database.getCollection(COLLECTION),
				Subscription.class)
			.retold("/review", ADDRESS_BINDING,
					(subscription) -> subscription.wanted() ? Subscription.reached(subscription) : null);
	}

	/**
	 * Somebody is at the desk, or a program for them. Of whom no address is known nothing
	 * is kept.
	 * @param visitor who
	 */
	void seen(Visitor visitor) {
		this.aggregates.change(id(visitor.person()), (before) -> {
			Instant now = this.clock.instant();
			if (before == null) {
				return (visitor.email() != null && visitor.reads())
						? Subscription.change(null, first(visitor, now), List.of()) : null;
			}
			Subscription after = before.seen(visitor, this.times, now);
			return after.equals(before) ? null : Subscription.change(before, after, List.of());
		});
	}

	/**
	 * What somebody gets.
	 * @param visitor who
	 * @return the subscription they have, or would have if an address of theirs were
	 * known
	 */
	Subscription of(Visitor visitor) {
		return this.aggregates.find(id(visitor.person()))
			.map(Aggregate::state)
			.orElseGet(() -> first(visitor, this.clock.instant()));
	}

	/**
	 * Somebody says which mails they want.
	 * @param visitor who
	 * @param rhythm when
	 * @param language in which language
	 */
	void choose(Visitor visitor, Rhythm rhythm, String language) {
		this.aggregates.change(id(visitor.person()), (before) -> {
			Instant now = this.clock.instant();
			Subscription known = (before != null) ? before.seen(visitor, this.times, now) : first(visitor, now);
			return Subscription.change(before, known.choosing(rhythm, language, this.times, now), List.of());
		});
	}

	/**
	 * Whose link it is.
	 * @param token the secret part of its address
	 * @return what they get; empty when it is nobody's
	 */
	Optional<Subscription> by(String token) {
		return found(token).map(Aggregate::state);
	}

	/**
	 * Somebody has used the link that ends their mails.
	 * @param token the secret part of its address
	 * @return false when it is nobody's
	 */
	boolean end(String token) {
		Optional<Aggregate<Subscription>> found = found(token);
		found.ifPresent((subscription) -> this.aggregates.change(subscription.id(), (before) -> {
			if (before == null || before.chosen() == Rhythm.NEVER) {
				return null;
			}
			return Subscription.change(before,
					before.choosing(Rhythm.NEVER, before.language(), this.times, this.clock.instant()), List.of());
		}));
		return found.isPresent();
	}

	/**
	 * Whose digest is due.
	 * @param most how many at most
	 * @return their ids, the longest due first
	 */
	List<String> due(int most) {
		List<String> ids = new ArrayList<>();
		for (Document document : this.aggregates.collection()
			.find(Filters.lte(NEXT, this.clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()))
			.projection(Projections.include("_id"))
			.sort(Sorts.ascending(NEXT))
			.limit(most)) {
			ids.add(document.getString("_id"));
		}
		return ids;
	}

	/**
	 * Looks what there is to tell somebody whose digest is due, and has it told. Of
	 * several instances one does.
	 * @param id the id of their subscription
	 */
	void look(String id) {
		this.aggregates.find(id).ifPresent((before) -> {
			Instant now = this.clock.instant();
			Instant since = before.state().since().minus(OVERLAP);
			List<Waiting> changed = this.reviews.waitingChangedSince(since, MOST_CHANGED);
			List<Note> mentions = this.notes.unseen(before.state().name(), since, MOST_MENTIONS);
			DigestDue digest = Digest.of(before.state(), changed, mentions, this.reviews.overdue(),
					this.reviews.count(Status.QUEUED));
			Map<String, Integer> happened = new HashMap<>();
			List<String> named = digest.submissions().toList();
			changed.stream()
				.filter((one) -> named.contains(one.id()))
				.forEach((one) -> happened.put(one.id(), one.steps().size()));
			mentions.stream()
				.filter((note) -> digest.mentioned().contains(note.submissionId()))
				.forEach((note) -> happened.put(note.id(), 1));
			this.aggregates.update(before, before.state().looked(digest, happened, this.times, now));
		});
	}

	/**
	 * Who wants to hear of everything at once.
	 * @return the ids of their subscriptions
	 */
	List<String> atOnce() {
		List<String> ids = new ArrayList<>();
		for (Document document : this.aggregates.collection()
			.find(Filters.eq(CHOSEN, Rhythm.AT_ONCE.code()))
			.projection(Projections.include("_id"))) {
			ids.add(document.getString("_id"));
		}
		return ids;
	}

	@Override
	public List<String> readers() {
		return names("reads");
	}

	@Override
	public List<String> editors() {
		return names("decides");
	}

	private List<String> names(String may) {
		List<String> names = new ArrayList<>();
		for (Document document : this.aggregates.collection()
			.find()
			.projection(Projections.include("state.name", "state." + may))
			.sort(Sorts.ascending("_id"))
			.limit(MOST_READERS)) {
			if (document.get("state") instanceof Document state && state.getBoolean(may, false)) {
				names.add(state.getString("name"));
			}
		}
		return names;
	}

	/**
	 * Tells somebody of what has come. Telling it again makes no second mail: mails are
	 * known by what caused them.
	 * @param id the id of their subscription
	 * @param news what has come
	 * @param name whom it is for, by the name people know them by; null when all are told
	 */
	void tell(String id, NewsArrived news, @Nullable String name) {
		this.aggregates.change(id, (before) -> {
			if (before == null || (name != null && !name.equals(before.name()))) {
				return null;
			}
			Change<Subscription, DeskMail> change = before.told(news, this.times, this.clock.instant());
			return (change.events().isEmpty() && change.state().equals(before)) ? null : change;
		});
	}

	private Optional<Aggregate<Subscription>> found(String token) {
		return (token.length() != TOKEN_LENGTH) ? Optional.empty()
				: Optional.ofNullable(this.aggregates.collection().find(Filters.eq(TOKEN, token)).first())
					.map(this.aggregates::read);
	}

	private Subscription first(Visitor visitor, Instant now) {
		byte[] secret = new byte[TOKEN_BYTES];
		this.random.nextBytes(secret);
		return Subscription.of(visitor, Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
				LANGUAGE_OF_PROGRAMS, this.times, now);
	}

	/** Providers have ids of any form. */
	private static String id(String person) {
		return UUID.nameUUIDFromBytes(("subscription of " + person).getBytes(StandardCharsets.UTF_8)).toString();
	}

}
