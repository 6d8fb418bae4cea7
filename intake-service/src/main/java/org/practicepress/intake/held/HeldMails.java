package org.practicepress.intake.held;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.transfer.Kind;

import org.springframework.stereotype.Repository;

/**
 * Where mails wait. When a method returns, what it did is durable, its events included.
 */
@Repository
public class HeldMails implements Traces {

	private static final String COLLECTION = "held-mails";

	private final Aggregates<Held, MailEvent> held;

	HeldMails(AggregatesFactory aggregates) {
		this.held = aggregates.of(COLLECTION, Held.class, MailEvent.class, "mailEvents-out-0");
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the mails that wait, by submission
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("held-mails", "held", database.getCollection(COLLECTION), Held.class);
	}

	/**
	 * Keeps a mail until the contributor has said that it is theirs. Keeping it twice
	 * changes nothing.
	 * @param submissionId the submission it answers
	 * @param reference the submission's short public code
	 * @param key names the mail
	 * @param mail the mail
	 * @return false when too many wait already
	 */
	public boolean hold(String submissionId, String reference, String key, WaitingMail mail) {
		change(submissionId, (now) -> (now.find(key).isPresent() || now.full()) ? null : now.and(reference, mail));
		return find(submissionId, key).isPresent();
	}

	/**
	 * A mail that waits.
	 * @param submissionId the submission it answers
	 * @param key names the mail
	 * @return the mail; empty when no such mail waits
	 */
	Optional<WaitingMail> find(String submissionId, String key) {
		return this.held.find(submissionId).map(Aggregate::state).flatMap((now) -> now.find(key));
	}

	/**
	 * What the mails that wait have brought.
	 * @param submissionId the submission they answer
	 * @return the files
	 */
	public List<ClaimCheck> files(String submissionId) {
		return this.held.find(submissionId)
			.stream()
			.flatMap((held) -> held.state().mails().stream())
			.flatMap((mail) -> Stream.of(mail.arrival().files().stream(), Stream.ofNullable(mail.arrival().words()),
					Stream.ofNullable(mail.words())))
			.flatMap(Function.identity())
			.toList();
	}

	/**
	 * A mail waits no longer.
	 * @param submissionId the submission it answers
	 * @param key names the mail
	 */
	void release(String submissionId, String key) {
		change(submissionId, (now) -> now.find(key).isPresent() ? now.without(key) : null);
	}

	@Override
	public void erase(Gone gone) {
		this.held.erase(gone.id(), List.of());
	}

	private void change(String submissionId, Function<Held, @Nullable Change<Held, MailEvent>> decision) {
		this.held.change(submissionId, (before) -> decision.apply((before != null) ? before : Held.NOTHING));
	}

}
