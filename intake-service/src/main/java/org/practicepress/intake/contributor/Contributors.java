package org.practicepress.intake.contributor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;

import org.springframework.stereotype.Repository;

/**
 * Where contributors are kept. Each submission has a contributor of its own: nobody has
 * shown to own the address on a form, so a form must not change what another one says.
 * Their ids are random and say nothing of them.
 */
@Repository
public class Contributors {

	private static final String COLLECTION = "contributors";

	private static final String BINDING = "contributorEvents-out-0";

	private final Aggregates<Contributor, ContributorEvent> contributors;

	Contributors(AggregatesFactory aggregates) {
		this.contributors = aggregates.of(COLLECTION, Contributor.class, ContributorEvent.class, BINDING);
	}

	/**
	 * What goes along when the hub is moved. The others are told of each again, as they
	 * were told before.
	 * @param database the service's database
	 * @return the contributors
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("contributors", "contributor", database.getCollection(COLLECTION),
				Contributor.class)
			.retold("/intake", BINDING, (contributor) -> contributor.isUnknown() ? null : contributor.toEvent());
	}

	/**
	 * Adds the contributor of a new submission. Whoever can be written to is told to
	 * everybody; of whom nothing is known there is nothing to tell before
	 * {@link #update}.
	 * @param email where to answer; null when no address is known yet
	 * @param language the language to write in
	 * @param statusToken the secret part of the address of the submission's page
	 * @return the contributor's id
	 */
	public String add(@Nullable String email, String language, String statusToken) {
		String id = UUID.randomUUID().toString();
		add(id, Contributor.unknown((email != null) ? email.strip() : null, language).opening(statusToken));
		return id;
	}

	/**
	 * Adds the contributor of a new submission whose form is yet to be read: what is
	 * known of them is told once, with what the form says, by {@link #update}.
	 * @param email where to answer
	 * @param language the language to write in
	 * @return the contributor's id
	 */
	public String addUntold(String email, String language) {
		String id = UUID.randomUUID().toString();
		this.contributors.create(id, Change.of(Contributor.unknown(email.strip(), language)));
		return id;
	}

	/**
	 * Adds somebody who is known by an id already.
	 * @param id a new id
	 * @param contributor what is known of them
	 */
	public void add(String id, Contributor contributor) {
		this.contributors.create(id, contributor.isUnknown() ? Change.of(contributor) : told(contributor));
	}

	public Optional<Contributor> find(String id) {
		return this.contributors.find(id).map(Aggregate::state);
	}

	/**
	 * Whether somebody writes from the contributor's address.
	 * @param id the contributor's id
	 * @param email an address
	 * @return true when it is the same but for letter case
	 */
	public boolean isAt(String id, String email) {
		return find(id).map((known) -> areSame(email, known.email())).orElse(false);
	}

	/**
	 * Replaces what is known of a contributor and tells everybody; does nothing when it
	 * was told.
	 * @param id the id of a contributor that was added
	 * @param decision what is known now, given what was known; without an address the one
	 * there is remains, and so does the link. A pure function
	 * @return what is known now
	 */
	public Contributor update(String id, UnaryOperator<Contributor> decision) {
		while (true) {
			Aggregate<Contributor> before = this.contributors.find(id).orElseThrow();
			Contributor after = decision.apply(before.state()).keeping(before.state());
			boolean told = after.equals(before.state()) && !after.isUnknown();
			if (told || this.contributors.update(before, told(after))) {
				return after;
			}
		}
	}

	/**
	 * The contributor says that letters go to a wrong address.
	 * @param id the contributor's id
	 * @param email the right one
	 */
	public void correct(String id, String email) {
		this.contributors.change(id, (known) -> corrected(known, email));
	}

	/**
	 * An editor says so, once.
	 * @param id the contributor's id
	 * @param cause the event
	 * @param email the right one
	 */
	void correct(String id, Incoming cause, String email) {
		this.contributors.receive(id, cause, (known) -> corrected(known, email));
	}

	private static @Nullable Change<Contributor, ContributorEvent> corrected(@Nullable Contributor known,
			String email) {
		Contributor after = (known != null) ? known.correctedTo(email.strip()) : null;
		return (after == null || after.equals(known)) ? null : told(after);
	}

	/**
	 * Erases all that is known of a contributor. The others keep the address and the
	 * language, for the last letter, until {@link #forget}.
	 * @param id the contributor's id
	 */
	public void erase(String id) {
		Optional<Contributor> known = find(id);
		if (known.isPresent()) {
			this.contributors.erase(id, List.of(known.get().atLast().toEvent()));
		}
	}

	/**
	 * Takes a contributor out of the topic and of everything the others know.
	 * @param id the contributor's id
	 */
	public void forget(String id) {
		this.contributors.eraseFromTopic(id);
	}

	private static Change<Contributor, ContributorEvent> told(Contributor contributor) {
		return Change.of(contributor, contributor.toEvent());
	}

	static boolean areSame(String email, @Nullable String other) {
		return other != null && normalised(email).equals(normalised(other));
	}

	/**
	 * Only the domain is surely without case, but nobody shares a mailbox with its
	 * capitals.
	 */
	private static String normalised(String email) {
		return email.strip().toLowerCase(Locale.ROOT);
	}

}
