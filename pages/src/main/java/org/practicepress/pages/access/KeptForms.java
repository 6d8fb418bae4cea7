package org.practicepress.pages.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.types.Binary;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * The forms that were not sent, of all browsers: each sealed with its browser's secret,
 * for a day at most. A form is found by browser and path together.
 *
 * <p>
 * Strangers share a room of some forms that are not too long. When that is full nothing
 * more of theirs is taken, so they can neither fill the store nor push out an editor's
 * words.
 */
final class KeptForms {

	static final String COLLECTION = "unsentForms";

	/** So many of one browser; the oldest goes. */
	private static final int MOST = 8;

	/** So many of all who are not signed in, for an hour each. */
	private static final long ROOM = 64;

	/** So many bytes of each of those. */
	private static final int LONGEST = 125_000;

	private static final Duration OF_EDITORS = Duration.ofDays(1);

	private static final Duration OF_STRANGERS = Duration.ofHours(1);

	private static final String BROWSER = "browser";

	private static final String AT = "at";

	private static final String UNTIL = "until";

	private static final String STRANGER = "stranger";

	private static final String SEALED = "sealed";

	private final MongoCollection<Document> forms;

	private final InstantSource clock;

	KeptForms(MongoDatabase service, InstantSource clock) {
		this.forms = service.getCollection(COLLECTION);
		this.forms.createIndex(Indexes.ascending(BROWSER, AT));
		this.forms.createIndex(Indexes.ascending(STRANGER));
		this.forms.createIndex(Indexes.ascending(UNTIL));
		this.clock = clock;
	}

	void keep(BrowserId browser, Form form) {
		put(browser, sealed(browser, form), form.path(), OF_EDITORS, false);
	}

	/**
	 * Keeps what a stranger has filled in.
	 * @return false if there is no room
	 */
	boolean keepOfStranger(BrowserId browser, Form form) {
		byte[] sealed = sealed(browser, form);
		if (sealed.length > LONGEST || this.forms.countDocuments(Filters.eq(STRANGER, true),
				new CountOptions().limit((int) ROOM)) >= ROOM) {
			return false;
		}
		put(browser, sealed, form.path(), OF_STRANGERS, true);
		return true;
	}

	Optional<Form> find(BrowserId browser, String path) {
		return Optional.ofNullable(this.forms.find(Filters.eq(id(browser, path))).first())
			.flatMap((kept) -> read(browser, kept));
	}

	void forget(BrowserId browser, String path) {
		this.forms.deleteOne(Filters.eq(id(browser, path)));
	}

	void forgetAll(BrowserId browser) {
		this.forms.deleteMany(Filters.eq(BROWSER, browser.digest()));
	}

	/**
	 * Whoever was a stranger has signed in, and is known by another secret.
	 * @return whether there was anything to take along
	 */
	boolean move(BrowserId from, BrowserId to) {
		List<Form> moved = this.forms.find(Filters.eq(BROWSER, from.digest()))
			.sort(Sorts.ascending(AT))
			.into(new ArrayList<>())
			.stream()
			.flatMap((kept) -> read(from, kept).stream())
			.toList();
		moved.forEach((form) -> keep(to, form));
		if (!moved.isEmpty()) {
			forgetAll(from);
		}
		return !moved.isEmpty();
	}

	@Scheduled(fixedDelay = 3_600_000)
	void sweep() {
		this.forms.deleteMany(Filters.lt(UNTIL, Date.from(this.clock.instant())));
	}

	private void put(BrowserId browser, byte[] sealed, String path, Duration lasts, boolean stranger) {
		Instant now = this.clock.instant();
		Document kept = new Document("_id", id(browser, path)).append(BROWSER, browser.digest())
			.append(AT, Date.from(now))
			.append(UNTIL, Date.from(now.plus(lasts)))
			.append(SEALED, new Binary(sealed));
		if (stranger) {
			kept.append(STRANGER, true);
		}
		this.forms.replaceOne(Filters.eq(kept.getString("_id")), kept, new ReplaceOptions().upsert(true));
		Latest.keep(this.forms, Filters.eq(BROWSER, browser.digest()), AT, MOST);
	}

	private Optional<Form> read(BrowserId browser, Document kept) {
		if (kept.getDate(UNTIL).toInstant().isBefore(this.clock.instant())) {
			return Optional.empty();
		}
		return seal(browser).open(kept.get(SEALED, Binary.class).getData(), Form.class);
	}

	private static byte[] sealed(BrowserId browser, Form form) {
		return seal(browser).closeAsJson(form);
	}

	private static Seal seal(BrowserId browser) {
		return browser.seal("unsent form");
	}

	private static String id(BrowserId browser, String path) {
		return browser.proof("unsent form at " + path);
	}

	/**
	 * A form that was not sent.
	 *
	 * @param path where it is sent to
	 * @param fields what was filled in
	 */
	record Form(String path, Map<String, List<String>> fields) {

		Form {
			Objects.requireNonNull(path, "path");
			Objects.requireNonNull(fields, "fields");
		}

	}

}
