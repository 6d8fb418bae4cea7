package org.practicepress.intake.contributor;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;

import org.springframework.stereotype.Repository;

/**
 * Where contributors are kept. Their ids are random and say nothing of them.
 */
@Repository
public class Contributors {

	private final Aggregates<Contributor, ContributorEvent> contributors;

	/**
	 * Normalised address to contributor id. A collection of its own makes addresses
	 * unique, also where the contributors are spread over shards.
	 */
	private final MongoCollection<Document> addresses;

	Contributors(AggregatesFactory aggregates, MongoDatabase serviceDatabase) {
		this.contributors = aggregates.of("contributors", Contributor.class, ContributorEvent.class,
				"contributorEvents-out-0");
		this.addresses = serviceDatabase.getCollection("addresses");
	}

	/**
	 * The contributor at an address; a new one when nobody is known there.
	 * @param email an address
	 * @param language the language to write to a new contributor in
	 * @return the contributor's id
	 */
	public String at(String email, String language) {
		String id = claim(email, UUID.randomUUID().toString());
		// also mends what a crash left: an address without its contributor
		create(id, Contributor.unknown(email.strip(), language));
		return id;
	}

	/**
	 * A contributor of whom no address is known yet.
	 * @param language the language to write in
	 * @return the contributor's id
	 */
	public String anonymous(String language) {
		String id = UUID.randomUUID().toString();
		create(id, Contributor.unknown(null, language));
		return id;
	}

	/**
	 * A contributor of whom no address was known has given one now.
	 * @param id the contributor's id
	 * @param email the address
	 * @return the id of whoever is at this address: this contributor, unless somebody was
	 * known there already
	 */
	public String nowAt(String id, String email) {
		return claim(email, id);
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
		return find(id).map(Contributor::email)
			.map((known) -> normalised(known).equals(normalised(email)))
			.orElse(false);
	}

	/**
	 * Replaces what is known of a contributor and tells everybody; does nothing when it
	 * was known.
	 * @param id the contributor's id
	 * @param known what is known now; without an address the one there is remains
	 */
	public void update(String id, Contributor known) {
		while (true) {
			Optional<Aggregate<Contributor>> before = this.contributors.find(id);
			if (before.isEmpty()) {
				create(id, known);
				continue;
			}
			Contributor after = known.reachedAt((known.email() != null) ? null : before.get().state().email());
			if (after.equals(before.get().state())
					|| this.contributors.update(before.get(), Change.of(after, after.toEvent()))) {
				return;
			}
		}
	}

	private void create(String id, Contributor contributor) {
		if (this.contributors.find(id).isEmpty()) {
			this.contributors.create(id, Change.of(contributor, contributor.toEvent()));
		}
	}

	private String claim(String email, String id) {
		String address = normalised(email);
		try {
			this.addresses.insertOne(new Document("_id", address).append("contributorId", id));
			return id;
		}
		catch (MongoWriteException ex) {
			Document taken = this.addresses.find(Filters.eq(address)).first();
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY || taken == null) {
				throw ex;
			}
			return taken.getString("contributorId");
		}
	}

	/**
	 * Only the domain is surely without case, but nobody shares a mailbox with its
	 * capitals.
	 */
	private static String normalised(String email) {
		return email.strip().toLowerCase(Locale.ROOT);
	}

}
