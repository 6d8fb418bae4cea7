package org.practicepress.intake.mailbox;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.mailbox.StuckMailEvent.Over;
import org.practicepress.intake.mailbox.StuckMailEvent.Stuck;
import org.practicepress.messaging.aggregate.Change;

/**
 * A mail that could not be taken and was set aside. All methods are pure.
 *
 * @param status what is to become of it
 * @param reason why it could not be taken
 * @param since when it was set aside
 * @param attempts how often it was tried; 0 when that is not known any more
 * @param sentAt when it was written, as far as its sender's clock can be trusted
 * @param size in bytes
 * @param reference the submission that its subject names, if there is such a one
 */
record StuckMail(Status status, Reason reason, Instant since, int attempts, @Nullable Instant sentAt, long size,
		@Nullable String reference) {

	/**
	 * It was set aside, or lies there. Who finds it may be faster than who has set it
	 * aside, and knows less.
	 * @param before what was known of it, or null
	 * @param found the mail
	 * @return what becomes of it; null when that is known already
	 */
	static @Nullable Change<StuckMail, StuckMailEvent> found(@Nullable StuckMail before, StuckMail found) {
		boolean known = before != null && before.status != Status.GONE
				&& (before.status != Status.LIES || before.reason != Reason.UNKNOWN || found.reason == Reason.UNKNOWN);
		return known ? null : Change.of(found,
				new Stuck(found.reference, found.reason.code(), found.since, found.attempts, found.sentAt, found.size));
	}

	/**
	 * An operator wants something of it. What was wanted first is done.
	 * @param before what is known of it, or null
	 * @param wanted what
	 * @param now the time
	 * @return what becomes of it; operators are told when there is no such mail
	 */
	static Change<StuckMail, StuckMailEvent> asked(@Nullable StuckMail before, Status wanted, Instant now) {
		if (before == null) {
			return Change.of(new StuckMail(Status.GONE, Reason.UNKNOWN, now, 0, null, 0, null), new Over());
		}
		return Change.of((before.status == Status.LIES) ? before.with(wanted) : before);
	}

	/**
	 * It does not lie there any more.
	 * @return what becomes of it; null when that is known already
	 */
	@Nullable Change<StuckMail, StuckMailEvent> gone() {
		return (this.status == Status.GONE) ? null : Change.of(with(Status.GONE), new Over());
	}

	StuckMail withoutReference() {
		return new StuckMail(this.status, this.reason, this.since, this.attempts, this.sentAt, this.size, null);
	}

	private StuckMail with(Status changed) {
		return new StuckMail(changed, this.reason, this.since, this.attempts, this.sentAt, this.size, this.reference);
	}

	/** What is to become of a mail. */
	enum Status {

		/** Nobody has said. */
		LIES,

		/** It is to be tried once more. */
		RETRY,

		/** It is to be put away. */
		DISCARD,

		/** It lies there no longer. */
		GONE;

		@JsonValue
		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		@JsonCreator
		static Status of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

	/** Why a mail could not be taken. */
	enum Reason {

		/** Too many wait for the contributor's word. */
		TOO_MANY_HELD,

		/** The mail server does not give it out. */
		NOT_FETCHED,

		/** It is no mail that can be opened. */
		NOT_OPENED,

		/** A fault of ours. */
		FAULT,

		/** The process ended each time. */
		ENDED,

		/** It lay there already. */
		UNKNOWN;

		@JsonValue
		String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		@JsonCreator
		static Reason of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
		}

		/**
		 * What a failure was.
		 * @param failure what happened while a mail was being taken that had come whole
		 * @return the reason
		 */
		static Reason because(@Nullable Throwable failure) {
			return switch (failure) {
				case CannotTake known -> known.reason();
				case jakarta.mail.MessagingException unknown -> NOT_OPENED;
				case null, default -> FAULT;
			};
		}

	}

}
