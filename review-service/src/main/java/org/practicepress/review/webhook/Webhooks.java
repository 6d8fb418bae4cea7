package org.practicepress.review.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.pages.access.SealedWords;
import org.practicepress.review.webhook.Webhook.Answer;
import org.practicepress.review.webhook.Webhook.Flaw;
import org.practicepress.review.webhook.Webhook.Standing;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The subscriptions, and the calls that are to be made for them: a document for each
 * event and subscription, made before the event counts as heard. A call that comes to
 * nothing is made again, ever more rarely, for four days; then it waits until somebody
 * has it sent again. Calls that are done are kept for a week, so that an event that is
 * heard again makes no other.
 */
@Component
public class Webhooks {

	private static final String PURPOSE = "webhook";

	private static final String HOOK = "webhookId";

	private static final String DUE = "due";

	private static final String DONE = "doneAt";

	private static final String ATTEMPTS = "attempts";

	private static final String FAILED = "failedAt";

	private static final String LAST = "last";

	private static final String STANDING = "standing";

	private static final Duration KEPT = Duration.ofDays(7);

	/** Longer than any call takes; then another instance makes it. */
	private static final Duration LEASE = Duration.ofMinutes(2);

	/** After each attempt that came to nothing, how long until the next. */
	private static final List<Duration> AGAIN = List.of(Duration.ofSeconds(5), Duration.ofMinutes(1),
			Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(12), Duration.ofDays(1),
			Duration.ofDays(1), Duration.ofDays(1));

	/** Not all at once after an outage. */
	private static final double JITTER = 0.2;

	private static final JsonMapper JSON = JsonMapper.shared();

	/** By their ids, so that nothing is looked through. */
	private static final Bson ALL = Filters.gt("_id", "");

	private final MongoCollection<Document> hooks;

	private final MongoCollection<Document> calls;

	private final SealedWords sealed;

	private final Caller caller;

	private final ApplicationEventPublisher events;

	private final String source;

	private final Clock clock = Clock.systemUTC();

	Webhooks(MongoDatabase serviceDatabase, SealedWords sealed, Caller caller, ApplicationEventPublisher events,
			@Value("${practice-press.public-url}") String source) {
		this.hooks = serviceDatabase.getCollection("webhooks");
		this.calls = serviceDatabase.getCollection("webhookCalls");
		this.calls.createIndex(Indexes.ascending(HOOK, DUE));
		this.calls.createIndex(Indexes.ascending(HOOK, FAILED));
		this.calls.createIndex(Indexes.ascending(DONE));
		this.sealed = sealed;
		this.caller = caller;
		this.events = events;
		this.source = source;
	}

	/**
	 * All of them.
	 * @return by name
	 */
	public List<Webhook> all() {
		List<Webhook> all = this.hooks.find(ALL).limit(Webhook.MOST).map(Webhooks::read).into(new ArrayList<>());
		all.sort(Comparator.comparing(Webhook::name).thenComparing(Webhook::id));
		return all;
	}

	public Optional<Webhook> find(String id) {
		return Optional.ofNullable(this.hooks.find(Filters.eq(id)).first()).map(Webhooks::read);
	}

	/**
	 * Makes one.
	 * @param name what people call it
	 * @param url where is called
	 * @param codes what it is called for
	 * @param by who makes it
	 * @return what is wrong, or the webhook and its secret, which is told this once
	 */
	public Made make(String name, String url, List<String> codes, String by) {
		String tidied = name.strip();
		List<What> whats = codes.stream().distinct().map(What::find).flatMap(Optional::stream).toList();
		if (tidied.isEmpty() || tidied.length() > Webhook.LONGEST_NAME) {
			return new Made(Flaw.NAME, null, null);
		}
		if (whats.isEmpty() || whats.size() < codes.stream().distinct().count()) {
			return new Made(Flaw.NOTHING, null, null);
		}
		Flaw flaw = this.caller.flaw(url.strip());
		if (flaw != null) {
			return new Made(flaw, null, null);
		}
		if (this.hooks.countDocuments(ALL) >= Webhook.MOST) {
			return new Made(Flaw.TOO_MANY, null, null);
		}
		String secret = Signature.newSecret();
		Webhook webhook = new Webhook(UUID.randomUUID().toString(), tidied, url.strip(), whats, Standing.ACTIVE, by,
				now(), null);
		this.hooks.insertOne(document(webhook).append("secret", new Binary(this.sealed.close(secret, PURPOSE))));
		return new Made(null, webhook, secret);
	}

	/**
	 * What came of making one.
	 *
	 * @param flaw what is wrong; null for nothing
	 * @param webhook the webhook
	 * @param secret what its receiver knows calls by
	 */
	public record Made(@Nullable Flaw flaw, @Nullable Webhook webhook, @Nullable String secret) {

		/** Logs know no secrets. */
		@Override
		public String toString() {
			return "Made[" + this.flaw + "]";
		}

	}

	/**
	 * Has one rest, or go on; one that has ended begins again.
	 * @param id its id
	 * @param active whether it is called
	 * @return whether there is one
	 */
	public boolean set(String id, boolean active) {
		boolean there = this.hooks
			.updateOne(Filters.eq(id), Updates.set(STANDING, (active ? Standing.ACTIVE : Standing.PAUSED).code()))
			.getMatchedCount() > 0;
		this.events.publishEvent(new CallDue(id));
		return there;
	}

	/**
	 * Deletes one, and the calls that wait for it.
	 * @param id its id
	 * @return whether there was one
	 */
	public boolean delete(String id) {
		boolean deleted = this.hooks.deleteOne(Filters.eq(id)).getDeletedCount() > 0;
		this.calls.deleteMany(Filters.eq(HOOK, id));
		return deleted;
	}

	/**
	 * Has all calls of one made now that wait, or were given up.
	 * @param id its id
	 * @return whether there is one
	 */
	public boolean sendAgain(String id) {
		Bson again = Updates.combine(Updates.set(DUE, Date.from(now())), Updates.set(ATTEMPTS, 0),
				Updates.unset(FAILED));
		this.calls.updateMany(Filters.and(Filters.eq(HOOK, id), Filters.gt(FAILED, new Date(0))), again);
		this.calls.updateMany(Filters.and(Filters.eq(HOOK, id), Filters.gt(DUE, new Date(0))), again);
		this.events.publishEvent(new CallDue(id));
		return find(id).isPresent();
	}

	/**
	 * Has one called for nothing, to try it.
	 * @param id its id
	 * @return whether there is one
	 */
	public boolean test(String id) {
		Optional<Webhook> webhook = find(id);
		webhook.ifPresent((hook) -> {
			String call = UUID.randomUUID().toString();
			due(hook, call, event(call, What.TEST, hook.id(), null, 0, now()));
		});
		return webhook.isPresent();
	}

	/**
	 * What waits for one.
	 * @param id its id
	 * @return how many calls are to be made, and how many were given up
	 */
	public Waiting waiting(String id) {
		Bson its = Filters.eq(HOOK, id);
		return new Waiting(this.calls.countDocuments(Filters.and(its, Filters.gt(DUE, new Date(0)))),
				this.calls.countDocuments(Filters.and(its, Filters.gt(FAILED, new Date(0)))));
	}

	/**
	 * What waits.
	 *
	 * @param due calls that are to be made
	 * @param failed calls that were given up
	 */
	public record Waiting(long due, long failed) {
	}

	/**
	 * Something has happened: for everybody who wants to hear of it a call is due.
	 * @param incoming the event
	 * @param reference the submission's short public code
	 */
	public void tell(Incoming incoming, String reference) {
		CloudEvent event = incoming.event();
		What.ofType(event.type())
			.ifPresent((what) -> all().stream()
				.filter((hook) -> hook.standing() != Standing.ENDED && hook.whats().contains(what))
				.forEach((hook) -> due(hook, event.id(),
						event(event.id(), what, event.subject(), reference, event.version(), event.time()))));
	}

	private void due(Webhook hook, String event, ObjectNode body) {
		this.calls.updateOne(Filters.eq(event + " " + hook.id()),
				new Document("$setOnInsert",
						new Document(HOOK, hook.id()).append("event", event)
							.append("body", JSON.writeValueAsString(body))
							.append(ATTEMPTS, 0)
							.append(DUE, Date.from(now()))),
				new UpdateOptions().upsert(true));
		this.events.publishEvent(new CallDue(hook.id()));
	}

	/** Ids, a reference and a status: nothing about people. */
	private ObjectNode event(String id, What what, String subject, @Nullable String reference, long version,
			Instant time) {
		ObjectNode event = JSON.createObjectNode()
			.put("specversion", "1.0")
			.put("id", id)
			.put("source", this.source)
			.put("type", what.code())
			.put("subject", subject)
			.put("time", time.toString())
			.put("datacontenttype", "application/json");
		ObjectNode data = event.putObject("data");
		if (reference != null) {
			data.put("id", subject).put("reference", reference).put("version", version);
		}
		if (what.status() != null) {
			data.put("status", what.status());
		}
		return event;
	}

	/** Those that are called now. */
	List<String> active() {
		return all().stream().filter((hook) -> hook.standing() == Standing.ACTIVE).map(Webhook::id).toList();
	}

	/**
	 * Makes the call of one that is due the longest. Who is interrupted at it makes it
	 * again, under the same id.
	 * @param id the webhook's id
	 * @return whether there was one and it was taken
	 */
	boolean callNext(String id) {
		Document hook = this.hooks.find(Filters.eq(id)).first();
		if (hook == null || read(hook).standing() != Standing.ACTIVE) {
			return false;
		}
		Instant now = now();
		Document call = this.calls.findOneAndUpdate(
				Filters.and(Filters.eq(HOOK, id), Filters.gt(DUE, new Date(0)), Filters.lte(DUE, Date.from(now))),
				Updates.combine(Updates.inc(ATTEMPTS, 1), Updates.set(DUE, Date.from(now.plus(LEASE)))),
				new FindOneAndUpdateOptions().sort(Sorts.ascending(DUE)).returnDocument(ReturnDocument.AFTER));
		if (call == null) {
			return false;
		}
		Caller.Called called = call(hook, call);
		Answer answer = new Answer(now(), called.status(), called.fault());
		this.hooks.updateOne(Filters.eq(id), Updates.set(LAST, document(answer)));
		Bson its = Filters.eq(call.getString("_id"));
		if (answer.taken()) {
			this.calls.updateOne(its, Updates.combine(Updates.unset(DUE), Updates.set(DONE, Date.from(now()))));
			return true;
		}
		int attempts = call.getInteger(ATTEMPTS);
		if (called.gone()) {
			this.hooks.updateOne(Filters.eq(id), Updates.set(STANDING, Standing.ENDED.code()));
			this.calls.deleteMany(Filters.eq(HOOK, id));
		}
		else if (attempts > AGAIN.size()) {
			this.calls.updateOne(its, Updates.combine(Updates.unset(DUE), Updates.set(FAILED, Date.from(now()))));
		}
		else {
			this.calls.updateOne(its, Updates.set(DUE, Date.from(now().plus(again(attempts)))));
		}
		return false;
	}

	private Caller.Called call(Document hook, Document call) {
		Optional<String> secret = this.sealed.open(hook.get("secret", Binary.class).getData(), PURPOSE);
		if (secret.isEmpty()) {
			return Caller.Called.failed("secret");
		}
		String id = call.getString("event");
		String body = call.getString("body");
		long seconds = now().getEpochSecond();
		return this.caller.call(hook.getString("url"), Map.of("webhook-id", id, "webhook-timestamp",
				String.valueOf(seconds), "webhook-signature", Signature.of(secret.get(), id, seconds, body)), body);
	}

	static Duration again(int attempts) {
		Duration rest = AGAIN.get(Math.clamp(attempts - 1, 0, AGAIN.size() - 1));
		double jitter = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
		return Duration.ofMillis(Math.round(rest.toMillis() * jitter));
	}

	/** What was done long ago need not be known any more. */
	void forget() {
		this.calls
			.deleteMany(Filters.and(Filters.gt(DONE, new Date(0)), Filters.lt(DONE, Date.from(now().minus(KEPT)))));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private static Document document(Webhook webhook) {
		return new Document("_id", webhook.id()).append("name", webhook.name())
			.append("url", webhook.url())
			.append("whats", webhook.whats().stream().map(What::code).toList())
			.append(STANDING, webhook.standing().code())
			.append("by", webhook.by())
			.append("madeAt", webhook.madeAt().toString());
	}

	private static Document document(Answer answer) {
		return new Document("at", answer.at().toString()).append("status", answer.status())
			.append("fault", answer.fault());
	}

	private static Webhook read(Document document) {
		Answer last = (document.get(LAST) instanceof Document answer) ? new Answer(
				Instant.parse(answer.getString("at")), answer.getInteger("status"), answer.getString("fault")) : null;
		Standing standing = Stream.of(Standing.values())
			.filter((one) -> one.code().equals(document.getString(STANDING)))
			.findFirst()
			.orElse(Standing.PAUSED);
		return new Webhook(document.getString("_id"), document.getString("name"), document.getString("url"),
				document.getList("whats", String.class).stream().map(What::find).flatMap(Optional::stream).toList(),
				standing, document.getString("by"), Instant.parse(document.getString("madeAt")), last);
	}

}
