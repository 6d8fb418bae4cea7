package org.practicepress.intake.draft;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.transfer.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Where drafts are kept, under the id the submission will have.
 */
@Repository
public class Drafts implements Traces {

	private static final Logger logger = LoggerFactory.getLogger(Drafts.class);

	private static final String COLLECTION = "drafts";

	private static final String EXPIRES = "state.expiresAt";

	private static final int MOST_LINKS_A_DAY = 5;

	private static final int MOST_AT_ONCE = 500;

	private final Aggregates<Draft, DraftEvent> drafts;

	private final Contributors contributors;

	private final Submissions submissions;

	private final DraftProperties properties;

	private final Clock clock;

	Drafts(AggregatesFactory aggregates, Contributors contributors, Submissions submissions, DraftProperties properties,
			Clock clock) {
		this.drafts = aggregates.of(COLLECTION, Draft.class, DraftEvent.class, "draftEvents-out-0");
		this.drafts.collection().createIndex(Indexes.ascending("state.tokenDigest"));
		this.drafts.collection().createIndex(Indexes.ascending(EXPIRES));
		this.drafts.collection().createIndex(Indexes.ascending("state.linkTo"));
		this.contributors = contributors;
		this.submissions = submissions;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the drafts
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("drafts", "draft", database.getCollection(COLLECTION), Draft.class).deriving(
				List.of("tokenDigest"),
				(draft) -> draft.put("tokenDigest", Identity.digest(draft.path("token").stringValue())));
	}

	/**
	 * Keeps what was typed.
	 * @param id the id of the draft, and of the submission it becomes
	 * @param identity names for it, asked for when there is no draft of that id yet
	 * @param content what to keep instead of what was kept before
	 * @return the draft as it is now
	 */
	public Draft save(String id, Supplier<Identity> identity, Draft.Content content) {
		Instant now = this.clock.instant();
		Instant until = now().plus(this.properties.keep());
		return this.drafts.change(id, (before) -> Change.of((before != null) ? before.saved(content, now, until)
				: Draft.begin(identity.get(), content, now, until)))
			.orElseThrow();
	}

	/**
	 * Tells that somebody wants a link to the draft.
	 * @param id the draft's id
	 * @param contributorId who
	 * @param address where the link goes
	 * @param title the practice's title, if it has one yet
	 * @return false when links were sent there too often: the address is only claimed to
	 * be the sender's own, and nobody's mailbox shall be filled from here
	 */
	public boolean sendLink(String id, String contributorId, String address, @Nullable String title) {
		String digest = Identity.digest(address.strip().toLowerCase(Locale.ROOT));
		Instant yesterday = now().minus(1, ChronoUnit.DAYS);
		long lately = 0;
		for (Document document : this.drafts.collection().find(Filters.eq("state.linkTo", digest))) {
			lately += this.drafts.read(document).state().linksSince(yesterday);
		}
		if (lately >= MOST_LINKS_A_DAY) {
			return false;
		}
		while (true) {
			Aggregate<Draft> before = this.drafts.find(id).orElseThrow();
			if (this.drafts.update(before, before.state().sendLink(contributorId, digest, title, now()))) {
				return true;
			}
		}
	}

	/**
	 * The draft of this id.
	 * @param id an id
	 * @return the draft unless it has expired
	 */
	public Optional<Draft> find(String id) {
		return this.drafts.find(id).map(Aggregate::state).filter(this::fresh);
	}

	/**
	 * The draft a link leads to.
	 * @param token the secret part of the link, as somebody has given it
	 * @return the draft unless it has expired
	 */
	public Optional<Aggregate<Draft>> findByToken(String token) {
		return Optional
			.ofNullable(this.drafts.collection().find(Filters.eq("state.tokenDigest", Identity.digest(token))).first())
			.map(this.drafts::read)
			.filter((draft) -> fresh(draft.state()));
	}

	/**
	 * Forgets a draft that has been sent, unless an event of it is still to be told; then
	 * it is forgotten when it expires.
	 * @param id the draft's id
	 */
	public void forget(String id) {
		this.drafts.forget(id);
	}

	@Override
	public void erase(Gone gone) {
		this.drafts.erase(gone.id(), List.of());
	}

	@Scheduled(fixedDelay = 3_600_000)
	void forgetExpired() {
		List<String> expired = new ArrayList<>();
		for (Document document : this.drafts.collection()
			.find(Filters.lt(EXPIRES, now().toString()))
			.limit(MOST_AT_ONCE)) {
			Aggregate<Draft> draft = this.drafts.read(document);
			expired.add(draft.id());
			String contributorId = draft.state().contributorId();
			// whose form was sent is still needed
			if (contributorId != null && this.submissions.find(draft.id()).isEmpty()) {
				this.contributors.forget(contributorId);
			}
		}
		long forgotten = this.drafts
			.forgetAll(Filters.and(Filters.in("_id", expired), Filters.lt(EXPIRES, now().toString())));
		if (forgotten > 0) {
			logger.info("Forgot {} drafts that were not sent", forgotten);
		}
	}

	private boolean fresh(Draft draft) {
		return draft.expiresAt().isAfter(this.clock.instant());
	}

	/** In whole seconds, so that times compare as the text they are stored as. */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

}
