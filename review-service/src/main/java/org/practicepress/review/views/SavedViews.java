package org.practicepress.review.views;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.practicepress.messaging.transfer.InOrder;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;
import org.practicepress.review.search.Asked;
import org.practicepress.review.views.SavedView.Flaw;

import org.springframework.stereotype.Component;

/**
 * The searches that people have saved. One of a person and a name there is once: saving
 * it again, or twice by a double click, replaces it.
 */
@Component
public class SavedViews {

	/** Of one person, and of those for all. */
	static final int MOST = 50;

	private static final String COLLECTION = "savedViews";

	private static final String ID = "_id";

	private static final String OWNER = "owner";

	private static final String BY = "by";

	private static final String NAME = "name";

	private static final String SHARED = "shared";

	private static final String SEARCH = "search";

	private static final String SAVED_AT = "savedAt";

	private final MongoCollection<Document> collection;

	private final Clock clock = Clock.systemUTC();

	SavedViews(MongoDatabase serviceDatabase) {
		this.collection = serviceDatabase.getCollection(COLLECTION);
		this.collection.createIndex(Indexes.ascending(OWNER, NAME));
		this.collection.createIndex(Indexes.ascending(SHARED, NAME));
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return all that were saved
	 */
	public static Kind inExport(MongoDatabase database) {
		return new Records<>("saved-views", database.getCollection(COLLECTION), SavedView.class, SavedViews::read,
				SavedViews::document);
	}

	/**
	 * What somebody sees.
	 * @param person the provider's id for them
	 * @return those for all, and then their own, each by name
	 */
	public List<SavedView> of(String person) {
		List<SavedView> views = list(Filters.eq(SHARED, true), 2 * MOST);
		list(Filters.eq(OWNER, person), 2 * MOST).stream().filter((view) -> !view.shared()).forEach(views::add);
		return views;
	}

	/**
	 * Saves a search.
	 * @param person the provider's id for who does
	 * @param by the name people know them by
	 * @param name what it is to be called, as they typed it
	 * @param asked what they look for
	 * @param forAll whether everybody is to see it, for chief editors; one that everybody
	 * sees already stays so
	 * @return what is wrong; empty when it is saved
	 */
	public Optional<Flaw> save(String person, String by, String name, Asked asked, boolean forAll) {
		String tidied = SavedView.tidied(name);
		Map<String, List<String>> search = asked.parameters();
		if (search.values().stream().flatMap(List::stream).mapToInt(String::length).sum() > SavedView.LONGEST_SEARCH) {
			return Optional.of(Flaw.SEARCH_TOO_LONG);
		}
		Optional<SavedView> before = find(id(person, tidied));
		boolean sharedBefore = before.map(SavedView::shared).orElse(false);
		boolean shared = forAll || sharedBefore;
		Optional<Flaw> flaw = flaw(tidied).or(() -> (before.isEmpty() && isFull(Filters.eq(OWNER, person)))
				|| (shared && !sharedBefore && isFull(Filters.eq(SHARED, true))) ? Optional.of(Flaw.TOO_MANY)
						: Optional.empty());
		if (flaw.isEmpty()) {
			put(new SavedView(id(person, tidied), person, by, tidied, shared, search,
					this.clock.instant().truncatedTo(ChronoUnit.SECONDS)));
		}
		return flaw;
	}

	/**
	 * Calls one otherwise.
	 * @param id its id
	 * @param name what it is to be called, as they typed it
	 * @param person the provider's id for who does
	 * @param chief whether they are a chief editor
	 * @return what is wrong; empty when it is called so
	 */
	public Optional<Flaw> rename(String id, String name, String person, boolean chief) {
		Optional<SavedView> changed = changed(id, person, chief);
		if (changed.isEmpty()) {
			return Optional.of(Flaw.UNKNOWN);
		}
		SavedView before = changed.get();
		String tidied = SavedView.tidied(name);
		String after = id(before.owner(), tidied);
		Optional<Flaw> flaw = flaw(tidied)
			.or(() -> !after.equals(id) && find(after).isPresent() ? Optional.of(Flaw.NAME_TAKEN) : Optional.empty());
		if (flaw.isEmpty() && !after.equals(id)) {
			put(new SavedView(after, before.owner(), before.by(), tidied, before.shared(), before.search(),
					before.savedAt()));
			delete(id);
		}
		return flaw;
	}

	/**
	 * Shares one with all, or no longer. For chief editors.
	 * @param id its id
	 * @param withAll whether everybody is to see it
	 * @param person the provider's id for the chief editor
	 * @return what is wrong; empty when it is so
	 */
	public Optional<Flaw> share(String id, boolean withAll, String person) {
		Optional<SavedView> view = changed(id, person, true);
		if (view.isEmpty()) {
			return Optional.of(Flaw.UNKNOWN);
		}
		if (withAll && !view.get().shared() && isFull(Filters.eq(SHARED, true))) {
			return Optional.of(Flaw.TOO_MANY);
		}
		this.collection.updateOne(Filters.eq(id), Updates.set(SHARED, withAll));
		return Optional.empty();
	}

	/**
	 * Deletes one. One that is gone already may be deleted again.
	 * @param id its id
	 * @param person the provider's id for who does
	 * @param chief whether they are a chief editor
	 * @return what is wrong; empty when it is gone
	 */
	public Optional<Flaw> delete(String id, String person, boolean chief) {
		Optional<SavedView> view = find(id);
		if (view.isPresent() && !view.get().isChangedBy(person, chief)) {
			return Optional.of(Flaw.UNKNOWN);
		}
		delete(id);
		return Optional.empty();
	}

	/**
	 * A submission is erased: no search looks for its reference any more.
	 * @param reference its short public code
	 */
	public void erase(String reference) {
		InOrder.read(this.collection, ID, (document) -> {
			SavedView view = read(document);
			if (view.search()
				.getOrDefault(Asked.TEXT, List.of())
				.stream()
				.anyMatch((words) -> words.toUpperCase(Locale.ROOT).contains(reference))) {
				delete(view.id());
			}
		});
	}

	private static Optional<Flaw> flaw(String name) {
		if (name.isEmpty()) {
			return Optional.of(Flaw.NAME_MISSING);
		}
		return (name.length() > SavedView.LONGEST_NAME) ? Optional.of(Flaw.NAME_TOO_LONG) : Optional.empty();
	}

	private boolean isFull(Bson filter) {
		return this.collection.countDocuments(filter, new CountOptions().limit(MOST)) >= MOST;
	}

	private Optional<SavedView> changed(String id, String person, boolean chief) {
		return find(id).filter((view) -> view.isChangedBy(person, chief));
	}

	private Optional<SavedView> find(String id) {
		return Optional.ofNullable(this.collection.find(Filters.eq(id)).first()).map(SavedViews::read);
	}

	private List<SavedView> list(Bson filter, int most) {
		FindIterable<Document> found = this.collection.find(filter).sort(Sorts.ascending(NAME)).limit(most);
		return found.map(SavedViews::read).into(new ArrayList<>());
	}

	private void put(SavedView view) {
		this.collection.replaceOne(Filters.eq(view.id()), document(view), new ReplaceOptions().upsert(true));
	}

	private void delete(String id) {
		this.collection.deleteOne(Filters.eq(id));
	}

	/** By whose it is and what it is called, so that there are no two. */
	private static String id(String person, String name) {
		return UUID.nameUUIDFromBytes((person + '\n' + name).getBytes(StandardCharsets.UTF_8)).toString();
	}

	private static SavedView read(Document document) {
		Map<String, List<String>> search = new LinkedHashMap<>();
		document.get(SEARCH, Document.class).forEach((name, values) -> {
			List<String> texts = new ArrayList<>();
			((List<?>) values).forEach((value) -> texts.add(String.valueOf(value)));
			search.put(name, texts);
		});
		return new SavedView(document.getString(ID), document.getString(OWNER), document.getString(BY),
				document.getString(NAME), document.getBoolean(SHARED, false), search,
				Instant.parse(document.getString(SAVED_AT)));
	}

	private static Document document(SavedView view) {
		return new Document(ID, view.id()).append(OWNER, view.owner())
			.append(BY, view.by())
			.append(NAME, view.name())
			.append(SHARED, view.shared())
			.append(SEARCH, new Document(new LinkedHashMap<>(view.search())))
			.append(SAVED_AT, view.savedAt().toString());
	}

}
