package org.practicepress.pages.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

import org.springframework.scheduling.annotation.Scheduled;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Who is at the desk, known to all its instances. Only people who have signed in are kept
 * here, each at some browsers at most; what is known of them is sealed with their
 * browser's secret. A request reads one document, and writes none but when it is time to
 * ask the provider.
 */
final class Sittings {

	static final String COLLECTION = "sittings";

	/** How long somebody may rest. */
	static final Duration RESTS = Duration.ofHours(8);

	/** How long somebody who signs out may take to come by the neighbour's desk. */
	private static final Duration LEAVES = Duration.ofMinutes(1);

	/** At so many browsers of one person; the one that was used least lately goes. */
	private static final int MOST = 20;

	private static final String PERSON = "person";

	private static final String ASKED = "asked";

	private static final String UNTIL = "until";

	private static final String LEAVING = "leaving";

	private static final String LEFT_WORDS = "leftWords";

	private static final String SEALED = "sealed";

	private final MongoCollection<Document> sittings;

	private final SharedSecret secret;

	private final Duration askEvery;

	private final InstantSource clock;

	Sittings(MongoDatabase service, SharedSecret secret, Duration askEvery, InstantSource clock) {
		this.sittings = service.getCollection(COLLECTION);
		this.sittings.createIndex(Indexes.ascending(UNTIL));
		this.sittings.createIndex(Indexes.ascending(PERSON, ASKED));
		this.secret = secret;
		this.askEvery = askEvery;
		this.clock = clock;
	}

	/** Who sits at a browser; nobody who is just signing out. */
	Optional<Sitting> find(BrowserId browser) {
		return kept(browser).filter((kept) -> !kept.containsKey(LEAVING)).flatMap((kept) -> read(browser, kept));
	}

	void begin(BrowserId browser, Sitting.Who who, boolean leftWords) {
		String person = BrowserId.encoded(Seal.key(this.secret.get(), "person " + who.subject()));
		Instant now = now();
		this.sittings.insertOne(new Document("_id", browser.digest()).append(PERSON, person)
			.append(ASKED, Date.from(now))
			.append(UNTIL, Date.from(rests(now)))
			.append(LEFT_WORDS, leftWords)
			.append(SEALED, sealed(browser, who)));
		Latest.keep(this.sittings, Filters.eq(PERSON, person), ASKED, MOST);
	}

	/**
	 * Takes it on to ask the provider about somebody.
	 * @return false if it is not time yet, or another request does, here or elsewhere: a
	 * provider may take each refresh token once
	 */
	boolean asks(Sitting sitting) {
		Instant now = now();
		return sitting.isTimeToAsk(now, this.askEvery) && this.sittings
			.updateOne(
					Filters.and(Filters.eq(sitting.browser().digest()), Filters.eq(ASKED, Date.from(sitting.asked()))),
					Updates.combine(Updates.set(ASKED, Date.from(now)), Updates.set(UNTIL, Date.from(rests(now)))))
			.getMatchedCount() == 1;
	}

	/** What the provider says of somebody now. */
	void know(BrowserId browser, Sitting.Who who) {
		update(browser, Updates.set(SEALED, sealed(browser, who)));
	}

	void leftWords(BrowserId browser) {
		update(browser, Updates.set(LEFT_WORDS, true));
	}

	/** From now on nobody sits there, but we know a little longer who did. */
	void leave(BrowserId browser) {
		update(browser, Updates.combine(Updates.set(LEAVING, new Binary(new byte[0])),
				Updates.set(UNTIL, Date.from(this.clock.instant().plus(LEAVES)))));
	}

	/** Where to lead whom we know a little longer. */
	void leadTo(BrowserId browser, String lastStop) {
		update(browser, Updates.set(LEAVING, new Binary(seal(browser).close(lastStop.getBytes(UTF_8)))));
	}

	Optional<String> ledTo(BrowserId browser) {
		return kept(browser).flatMap((kept) -> Optional.ofNullable(kept.get(LEAVING, Binary.class)))
			.flatMap((lastStop) -> seal(browser).open(lastStop.getData()))
			.map((lastStop) -> new String(lastStop, UTF_8));
	}

	void end(BrowserId browser) {
		this.sittings.deleteOne(Filters.eq(browser.digest()));
	}

	@Scheduled(fixedDelay = 3_600_000)
	void sweep() {
		this.sittings.deleteMany(Filters.lt(UNTIL, Date.from(this.clock.instant())));
	}

	/** Never anew: who has signed out elsewhere meanwhile stays signed out. */
	private void update(BrowserId browser, Bson change) {
		this.sittings.updateOne(Filters.eq(browser.digest()), change);
	}

	private Optional<Document> kept(BrowserId browser) {
		return Optional.ofNullable(this.sittings.find(Filters.eq(browser.digest())).first())
			.filter((kept) -> kept.getDate(UNTIL).toInstant().isAfter(this.clock.instant()));
	}

	/** What another version has kept so that this one cannot read it is nobody. */
	private static Optional<Sitting> read(BrowserId browser, Document kept) {
		return seal(browser).open(kept.get(SEALED, Binary.class).getData(), Sitting.Who.class)
			.map((who) -> new Sitting(browser, who, kept.getDate(ASKED).toInstant(),
					kept.getBoolean(LEFT_WORDS, false)));
	}

	private static Binary sealed(BrowserId browser, Sitting.Who who) {
		return new Binary(seal(browser).closeAsJson(who));
	}

	private static Seal seal(BrowserId browser) {
		return browser.seal("sitting");
	}

	/** Requests between two questions write nothing, so it counts from the latter. */
	private Instant rests(Instant now) {
		return now.plus(this.askEvery).plus(RESTS);
	}

	/** As exact as the store keeps it. */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

}
