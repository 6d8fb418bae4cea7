package org.practicepress.review.operations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.review.operations.TroubleEvent.LetterStuck;
import org.practicepress.review.operations.TroubleEvent.MailStuck;
import org.practicepress.review.operations.TroubleEvent.Over;

/**
 * Letters of a submission that do not go out, or a mail that could not be taken, as its
 * service has told last, and what operators have done about it. All methods are pure.
 *
 * @param id the submission's id, or what names the mail
 * @param kind what it is
 * @param open whether it is so now
 * @param pending whether an operator has asked for something that was not done yet
 * @param reference the submission's short public code, as far as known
 * @param letter the id of the letter that speaks for all of the submission; null of a
 * mail
 * @param tells what that letter tells; null of a mail
 * @param reason why it does not go out or was not taken
 * @param answer what the mail server said; null when it was not asked
 * @param since since when, to the second, because the store compares the times as texts
 * @param attempts how often it was tried, at least
 * @param waiting whether it is tried again by itself
 * @param more how many other letters of the submission could not be sent, or wait behind
 * @param sentAt when the mail was written, as far as known; null of a letter
 * @param size of the mail in bytes; 0 of a letter
 * @param actedAt when an operator has done something about it last
 * @param history what operators have done, the last last
 */
public record Trouble(String id, Kind kind, boolean open, boolean pending, @Nullable String reference,
		@Nullable String letter, @Nullable String tells, String reason, @Nullable String answer, Instant since,
		int attempts, boolean waiting, int more, @Nullable Instant sentAt, long size, @Nullable Instant actedAt,
		List<Act> history) {

	/** Who acts more often is known by the log. */
	private static final int MOST = 20;

	public Trouble {
		history = List.copyOf(history);
	}

	/**
	 * What its service has told.
	 * @param before what was known, or null
	 * @param id the submission's id, or what names the mail
	 * @param event what is told
	 * @return what is known now; null if there is still nothing to know
	 */
	static @Nullable Trouble told(@Nullable Trouble before, String id, TroubleEvent event) {
		List<Act> history = (before != null) ? before.history : List.of();
		Instant actedAt = (before != null) ? before.actedAt : null;
		return switch (event) {
			case LetterStuck stuck -> new Trouble(id, Kind.LETTER, true,
					before != null && before.pending && Objects.equals(before.letter, stuck.letter()),
					stuck.reference(), stuck.letter(), stuck.kind(), stuck.reason(), stuck.answer(),
					stuck.since().truncatedTo(ChronoUnit.SECONDS), stuck.attempts(), stuck.waiting(), stuck.more(),
					null, 0, actedAt, history);
			case MailStuck stuck -> new Trouble(id, Kind.MAIL, true, before != null && before.pending,
					stuck.reference(), null, null, stuck.reason(), null, stuck.since().truncatedTo(ChronoUnit.SECONDS),
					stuck.attempts(), false, 0, stuck.sentAt(), stuck.size(), actedAt, history);
			case Over over -> (before != null) ? before.with(false, false, actedAt, history) : null;
		};
	}

	/**
	 * An operator asks for something. Only of what is stuck, and once.
	 * @param what what
	 * @param by the operator's name
	 * @param at when
	 * @param why the operator's reason; null when none is needed
	 * @return what follows; null when there is nothing to do, or somebody else does it
	 */
	@Nullable Change<Trouble, OperatorEvent> asked(What what, String by, Instant at, @Nullable String why) {
		if (!this.open || this.pending) {
			return null;
		}
		Instant now = at.truncatedTo(ChronoUnit.SECONDS);
		List<Act> acts = new ArrayList<>(
				this.history.subList(Math.max(0, this.history.size() - MOST + 1), this.history.size()));
		acts.add(new Act(what, by, now, why, this.reason));
		return Change.of(with(true, true, now, acts), switch (what) {
			case RETRY -> new OperatorEvent.RetryAsked(this.kind, this.letter, by);
			case DISCARD -> new OperatorEvent.DiscardAsked(this.kind, this.letter, by);
		});
	}

	/**
	 * The submission that it is about is erased: what operators have written may be about
	 * its contributor.
	 * @return what is left
	 */
	Trouble withoutSubmission() {
		return new Trouble(this.id, this.kind, this.open, this.pending, null, this.letter, this.tells, this.reason,
				this.answer, this.since, this.attempts, this.waiting, this.more, this.sentAt, this.size, this.actedAt,
				this.history.stream()
					.map((act) -> new Act(act.what(), act.by(), act.at(), null, act.reason()))
					.toList());
	}

	/**
	 * What an operator has done last.
	 * @return null when nothing was done
	 */
	public @Nullable Act last() {
		return this.history.isEmpty() ? null : this.history.getLast();
	}

	private Trouble with(boolean nowOpen, boolean nowPending, @Nullable Instant nowActedAt, List<Act> acts) {
		return new Trouble(this.id, this.kind, nowOpen, nowPending, this.reference, this.letter, this.tells,
				this.reason, this.answer, this.since, this.attempts, this.waiting, this.more, this.sentAt, this.size,
				nowActedAt, acts);
	}

	/** What is stuck. */
	public enum Kind {

		/** Letters to a contributor. */
		LETTER,

		/** A mail to us. */
		MAIL;

		/**
		 * Its name in the store, in JSON and among the words of the pages.
		 * @return such as {@code letter}
		 */
		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * The kind of that name.
		 * @param code the name
		 * @return empty when there is no such kind
		 */
		public static Optional<Kind> find(String code) {
			return Stream.of(values()).filter((kind) -> kind.code().equals(code)).findFirst();
		}

		@JsonCreator
		static Kind of(String code) {
			return find(code).orElseThrow(() -> new IllegalArgumentException("nothing of the kind " + code));
		}

	}

	/** How it stands with a letter that is stuck. */
	public enum Standing {

		/** It is tried again by itself. */
		WAITING,

		/** It could not be sent. */
		FAILED,

		/** It was sent, and came back. */
		BOUNCED;

		/** The reason that services tell of what came back. */
		static final String CAME_BACK = "bounced";

		/**
		 * Its name in addresses, in JSON and among the words of the pages.
		 * @return such as {@code waiting}
		 */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * The standing of that name.
		 * @param code the name
		 * @return empty when there is no such standing
		 */
		public static Optional<Standing> find(String code) {
			return Stream.of(values()).filter((standing) -> standing.code().equals(code)).findFirst();
		}

	}

	/** What an operator wants. */
	public enum What {

		/** To have it tried once more. */
		RETRY,

		/** To have it put away: it is settled in another way. */
		DISCARD;

		/**
		 * Its name in the store, in JSON and among the words of the pages.
		 * @return such as {@code retry}
		 */
		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		@JsonCreator
		static What of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

	/**
	 * What an operator has done.
	 *
	 * @param what what
	 * @param by the operator's name
	 * @param at when
	 * @param why the operator's reason; null when none is needed
	 * @param reason why it was stuck then
	 */
	public record Act(What what, String by, Instant at, @Nullable String why, String reason) {
	}

}
