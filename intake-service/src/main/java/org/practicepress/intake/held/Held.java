package org.practicepress.intake.held;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.practicepress.messaging.aggregate.Change;

/**
 * The mails of one submission that wait, oldest first. All methods are pure.
 *
 * @param mails the mails
 */
public record Held(List<WaitingMail> mails) {

	/** Whoever forges mails can send many. */
	private static final int MOST = 20;

	/** So that they keep nobody else's out. */
	private static final int MOST_BY_OTHERS = 10;

	/** None waits. */
	static final Held NOTHING = new Held(List.of());

	public Held {
		mails = List.copyOf(mails);
	}

	boolean full() {
		return this.mails.size() >= MOST;
	}

	/** Whether one more may wait that somebody has sent who may not write for it. */
	boolean hasRoomForOthers() {
		return !full() && this.mails.stream().filter(WaitingMail::byAnother).count() < MOST_BY_OTHERS;
	}

	/**
	 * The mails of somebody who may not write for the submission.
	 * @param address where they wrote from
	 * @return the mails, oldest first
	 */
	List<WaitingMail> of(String address) {
		return this.mails.stream().filter((waiting) -> address.equalsIgnoreCase(waiting.from())).toList();
	}

	/**
	 * A mail that waits.
	 * @param key names it
	 * @return the mail; empty when no such mail waits
	 */
	Optional<WaitingMail> find(String key) {
		return this.mails.stream().filter((waiting) -> waiting.mail().key().equals(key)).findFirst();
	}

	/**
	 * One more mail waits, and its contributor is asked.
	 * @param reference the submission's short public code
	 * @param mail the mail
	 * @return what follows
	 */
	Change<Held, MailEvent> and(String reference, WaitingMail mail) {
		return Change.of(new Held(Stream.concat(this.mails.stream(), Stream.of(mail)).toList()),
				new MailEvent.Held(reference, mail.arrival().contributorId(), mail.mail().key()));
	}

	/**
	 * A mail waits no longer.
	 * @param key names it
	 * @return the others
	 */
	Change<Held, MailEvent> without(String key) {
		return Change.of(new Held(this.mails.stream().filter((waiting) -> !waiting.mail().key().equals(key)).toList()));
	}

}
