package org.practicepress.review.contact;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.TypedAddress;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;

import org.springframework.stereotype.Component;

/**
 * What became of the letters about each submission. The addresses themselves are not kept
 * here.
 */
@Component
public class Contacts {

	private static final String COLLECTION = "contacts";

	private final Aggregates<Contact, AddressEvent> contacts;

	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	private final Clock clock = Clock.systemUTC();

	Contacts(AggregatesFactory aggregates) {
		this.contacts = aggregates.of(COLLECTION, Contact.class, AddressEvent.class, "addressEvents-out-0");
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the contacts, by submission
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("contacts", "contact", database.getCollection(COLLECTION), Contact.class);
	}

	/**
	 * What is known of the letters about a submission.
	 * @param submissionId the submission's id
	 * @return the contact
	 */
	public Contact find(String submissionId) {
		return this.contacts.find(submissionId).map(Aggregate::state).orElse(Contact.USUAL);
	}

	/**
	 * Has somebody told of each submission whose letters are out of the usual, after
	 * something became of one; may tell again.
	 * @param listener told the submission's id
	 */
	public void onChange(Consumer<String> listener) {
		this.listeners.add(listener);
	}

	/**
	 * Takes in what became of a letter, once.
	 * @param cause the event
	 * @param event its data
	 */
	public void receive(Incoming cause, LetterEvent event) {
		this.contacts.receive(cause.event().subject(), cause, (before) -> {
			Contact known = (before != null) ? before : Contact.USUAL;
			Contact after = known.hear(event, cause.event().time());
			return after.equals(known) ? null : Change.of(after);
		});
		// also when it was taken in before, but perhaps not told
		if (!find(cause.event().subject()).equals(Contact.USUAL)) {
			changed(cause.event().subject());
		}
	}

	/**
	 * Corrects the address of a submission's contributor.
	 * @param submissionId the submission's id
	 * @param reference its short public code
	 * @param given the address, as an editor has typed it
	 * @param editor who has
	 * @return false when it surely is none; then nothing is changed
	 */
	public boolean correct(String submissionId, String reference, @Nullable String given, String editor) {
		Optional<String> email = TypedAddress.of(given);
		email.ifPresent(
				(right) -> this.contacts.change(submissionId, (before) -> ((before != null) ? before : Contact.USUAL)
					.corrected(reference, right, editor, this.clock.instant().truncatedTo(ChronoUnit.MILLIS))));
		changed(submissionId);
		return email.isPresent();
	}

	private void changed(String submissionId) {
		this.listeners.forEach((listener) -> listener.accept(submissionId));
	}

	/**
	 * Erases what is known of a submission's letters, and each address that was told.
	 * @param submissionId the submission's id
	 */
	public void erase(String submissionId) {
		this.contacts.eraseFromTopic(submissionId);
	}

}
