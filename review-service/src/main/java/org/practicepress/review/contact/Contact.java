package org.practicepress.review.contact;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.review.contact.AddressEvent.Corrected;
import org.practicepress.review.submission.Contributor;

/**
 * What has become of the letters about a submission, as far as it is out of the usual; of
 * those that editors wrote, whatever it is. All methods are pure.
 *
 * @param notes what was out of the usual, the latest last
 * @param lostSince since when nothing gets to the contributor; null when nothing is known
 * against it
 * @param written what has become of each message that editors wrote, in the order in
 * which they wrote them. Letters go out in that order, one after the other, so of those
 * written last nothing may be known yet.
 */
public record Contact(List<Note> notes, @Nullable Instant lostSince,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Written> written) {

	private static final int MOST = 30;

	/** What mail programs say that answer for people who are away. */
	private static final String AWAY = "away";

	private static final Set<What> ASTRAY = EnumSet.of(What.BOUNCED, What.CAME_BACK, What.REFUSED);

	/** The kind of letter that has an editor's own words and nothing else. */
	private static final String MESSAGE_WRITTEN = "message-written";

	static final Contact USUAL = new Contact(List.of(), null);

	/** What an earlier version kept has no messages. */
	public Contact {
		notes = List.copyOf(notes);
		written = (written != null) ? List.copyOf(written) : List.of();
	}

	public Contact(List<Note> notes, @Nullable Instant lostSince) {
		this(notes, lostSince, List.of());
	}

	/**
	 * A message that an editor wrote.
	 *
	 * @param cause the event that told of it
	 * @param became what has become of it
	 * @param at when
	 */
	public record Written(String cause, Became became, Instant at) {
	}

	/**
	 * What can become of a message that an editor wrote.
	 */
	public enum Became {

		/** The mail server has taken it. */
		SENT("sent"),

		/** It has not got there yet. */
		DELAYED("delayed"),

		/** It came back. */
		CAME_BACK("came-back"),

		/** It was not sent. */
		NOT_SENT("not-sent");

		private final String code;

		Became(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

	}

	/**
	 * Something that is out of the usual.
	 *
	 * @param at when
	 * @param what what
	 * @param kind what the letter tells; null when it is about none
	 * @param status what a mail server says, in a code
	 * @param editor who did it; null when nobody did
	 */
	public record Note(Instant at, What what, @Nullable String kind, @Nullable String status, @Nullable String editor) {
	}

	/**
	 * What can become of a letter, or of an address.
	 */
	public enum What {

		/** It came back: the address takes no mail. */
		BOUNCED("bounced"),

		/** It came back for another reason. */
		CAME_BACK("came-back"),

		/** The mail server has not taken it. */
		REFUSED("refused"),

		/** It has not got there yet. */
		DELAYED("delayed"),

		/** A program has answered it. */
		AWAY("away"),

		/** An editor has corrected the address. */
		CORRECTED("corrected");

		private final String code;

		What(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

	}

	/**
	 * Whether letters reach the contributor.
	 * @return what is wrong with that; empty when nothing is known against it
	 */
	public Optional<Trouble> trouble() {
		if (this.lostSince != null) {
			return Optional.of(Trouble.LOST);
		}
		return this.notes.stream().anyMatch((note) -> ASTRAY.contains(note.what())) ? Optional.of(Trouble.ASTRAY)
				: Optional.empty();
	}

	/**
	 * Whether a letter would reach the contributor, as far as is known.
	 * @param contributor who that is; null when not known or erased
	 * @return false when there is no address, or it takes no mail
	 */
	public boolean reaches(@Nullable Contributor contributor) {
		return this.lostSince == null && contributor != null && contributor.email() != null;
	}

	/**
	 * What can be wrong with letters to somebody.
	 */
	public enum Trouble {

		/** Their address takes no mail, so nothing more is written to it. */
		LOST("lost"),

		/** One did not get there. */
		ASTRAY("astray");

		private final String code;

		Trouble(String code) {
			this.code = code;
		}

		public String code() {
			return this.code;
		}

	}

	/**
	 * Takes in what became of a letter.
	 * @param event what
	 * @param at when
	 * @return the contact; the same when it is as usual
	 */
	Contact hear(LetterEvent event, Instant at) {
		return event.kind().equals(MESSAGE_WRITTEN) ? noted(event, at).became(event, at) : noted(event, at);
	}

	private Contact noted(LetterEvent event, Instant at) {
		return switch (event) {
			case LetterEvent.Sent sent -> new Contact(this.notes, null, this.written);
			case LetterEvent.Bounced bounced -> lost(new Note(at, bounced.permanent() ? What.BOUNCED : What.CAME_BACK,
					bounced.kind(), bounced.status(), null), bounced.permanent());
			case LetterEvent.Failed failed -> switch (failed.reason()) {
				case "rejected", "bad-address" -> lost(new Note(at, What.REFUSED, failed.kind(), null, null), true);
				case "gave-up" -> lost(new Note(at, What.REFUSED, failed.kind(), null, null), false);
				default -> this;
			};
			case LetterEvent.Noted noted -> noting(new Note(at, noted.outcome().equals(AWAY) ? What.AWAY : What.DELAYED,
					noted.kind(), noted.status(), null));
		};
	}

	/** A note that somebody is away says nothing of the letter. */
	private Contact became(LetterEvent event, Instant at) {
		Became became = switch (event) {
			case LetterEvent.Sent sent -> Became.SENT;
			case LetterEvent.Bounced bounced -> Became.CAME_BACK;
			case LetterEvent.Failed failed -> Became.NOT_SENT;
			case LetterEvent.Noted noted -> noted.outcome().equals(AWAY) ? Became.SENT : Became.DELAYED;
		};
		Written after = new Written(event.cause(), became, at);
		boolean known = this.written.stream().anyMatch((one) -> one.cause().equals(event.cause()));
		return new Contact(this.notes, this.lostSince,
				known ? this.written.stream().map((one) -> one.cause().equals(event.cause()) ? after : one).toList()
						: Stream.concat(this.written.stream(), Stream.of(after)).toList());
	}

	private Contact lost(Note note, boolean forGood) {
		Instant since = (this.lostSince != null || !forGood) ? this.lostSince : note.at();
		return new Contact(noting(note).notes(), since, this.written);
	}

	private Contact noting(Note note) {
		List<Note> all = Stream.concat(this.notes.stream(), Stream.of(note)).toList();
		return new Contact(all.subList(Math.max(0, all.size() - MOST), all.size()), this.lostSince, this.written);
	}

	/**
	 * An editor corrects the address.
	 * @param reference the submission's short public code
	 * @param email where mail reaches the contributor
	 * @param editor who says so
	 * @param at when
	 * @return what follows
	 */
	Change<Contact, AddressEvent> corrected(String reference, String email, String editor, Instant at) {
		return Change.of(
				new Contact(noting(new Note(at, What.CORRECTED, null, null, editor)).notes(), null, this.written),
				new Corrected(reference, email, editor));
	}

}
