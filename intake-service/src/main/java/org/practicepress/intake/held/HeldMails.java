package org.practicepress.intake.held;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
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

	private final Submissions submissions;

	private final Contributors contributors;

	private final TakenAs taken;

	private final Clock clock;

	HeldMails(AggregatesFactory aggregates, Submissions submissions, Contributors contributors, TakenAs taken,
			Clock clock) {
		this.held = aggregates.of(COLLECTION, Held.class, MailEvent.class, "mailEvents-out-0");
		this.submissions = submissions;
		this.contributors = contributors;
		this.taken = taken;
		this.clock = clock;
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
	 * Whether a mail may wait whose sender may not write for a submission.
	 * @param submissionId the submission it answers
	 * @return false when there are too many already
	 */
	public boolean hasRoomForOthers(String submissionId) {
		return this.held.find(submissionId).map(Aggregate::state).orElse(Held.NOTHING).hasRoomForOthers();
	}

	/**
	 * A mail counts, as its contributor has said.
	 * @param submissionId the submission it answers
	 * @param mail the mail
	 * @return false when its files come too late
	 */
	boolean take(String submissionId, WaitingMail mail) {
		String key = mail.mail().key();
		this.submissions.change(submissionId, (now) -> mail.confirmed(now, this.clock.instant()));
		boolean taken = this.submissions.find(submissionId).map((now) -> now.mails().contains(key)).orElse(false);
		if (taken) {
			release(submissionId, key);
		}
		return taken;
	}

	/**
	 * All that somebody has sent counts, as they may write for the submission now. What
	 * comes too late goes on waiting.
	 * @param submissionId the submission
	 * @param address where they wrote from
	 * @param coauthorId names them among the contributors
	 */
	public void takeAllOf(String submissionId, String address, String coauthorId) {
		this.held.find(submissionId)
			.ifPresent(
					(now) -> now.state().of(address).forEach((mail) -> take(submissionId, mail.writtenBy(coauthorId))));
	}

	/**
	 * A mail does not belong to the submission that it answers: it begins one of its own,
	 * once, as if it had named none.
	 * @param submissionId the submission it answers
	 * @param mail the mail of somebody who may not write for it
	 * @param language the language to answer in
	 */
	void refuse(String submissionId, WaitingMail mail, String language) {
		String key = mail.mail().key();
		String own = UUID.nameUUIDFromBytes((submissionId + " " + key).getBytes(StandardCharsets.UTF_8)).toString();
		if (this.submissions.find(own).isEmpty() && !this.submissions.isErased(own)) {
			Identity identity = this.submissions.identityFor(own);
			String contributorId = this.contributors.add(mail.from(), language, identity.statusToken());
			this.submissions.begin(own, identity, mail.own(contributorId));
		}
		this.taken.belongsTo(key, own);
		release(submissionId, key);
	}

	private void release(String submissionId, String key) {
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
