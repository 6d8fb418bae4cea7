package org.practicepress.notification.letter;

import java.util.Locale;

/**
 * What a letter tells.
 */
public enum Kind {

	/** A form was begun on the site; a link to go on was asked for. */
	DRAFT_SAVED,

	/** A complete form has come. */
	RECEIVED,

	/** A corrected form has come and is complete. */
	REVISED,

	/** The form lacks something without which it cannot be reviewed. */
	INCOMPLETE,

	/** What was sent cannot be read as the form. */
	UNREADABLE,

	/** The contributor has written something without sending a form. */
	MESSAGE_RECEIVED,

	/** What was sent cannot be read yet, for a fault of ours. */
	DELAYED,

	/** A mail may be forged and waits for the contributor's word. */
	MAIL_HELD,

	/** To somebody else than the contributor: whether they write for the submission. */
	COAUTHOR_ASKED,

	/** The mail that asks somebody so does not get there. */
	COAUTHOR_UNREACHED,

	/** Everything is to be erased; waits for the contributor's word. */
	ERASURE_ASKED,

	/** Everything is erased: the last letter. */
	ERASED,

	/** The contributor has taken the practice back. */
	WITHDRAWN,

	/** An editor has begun to read. */
	REVIEW_STARTED,

	/** The editor asks for a corrected form. */
	CHANGES_REQUESTED,

	/** The corrected form has not come yet. */
	REMINDER,

	/** An editor has something to say to the contributor. */
	MESSAGE_WRITTEN,

	/** An editor answers a mail that nobody could make anything of. */
	MAIL_ANSWERED,

	/** The practice will become a factsheet. */
	ACCEPTED,

	/** The practice will not become a factsheet. */
	DECLINED,

	/** Another submission of the same practice goes on in its place. */
	MERGED,

	/** The contributor is asked to look at the draft of the factsheet. */
	DRAFT_SHOWN,

	/** The factsheet is published. */
	PUBLISHED,

	/** The factsheet was taken down. */
	FACTSHEET_WITHDRAWN,

	/** To somebody at the desk: what waits there. */
	DESK_DIGEST,

	/** To somebody at the desk: a new submission. */
	DESK_RECEIVED,

	/** To who holds a submission: a corrected form has come. */
	DESK_REVISED,

	/** To who holds a submission: the contributor has written. */
	DESK_MESSAGE,

	/** To somebody at the desk: a colleague asks them in a note. */
	DESK_MENTIONED;

	/**
	 * The public name, as in events, metrics and message keys.
	 * @return such as {@code changes-requested}
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether the contributor is not waited for any more once this has happened.
	 * @return true for what they have sent, and for what was decided
	 */
	public boolean endsWaiting() {
		return switch (this) {
			case RECEIVED, REVISED, INCOMPLETE, UNREADABLE, MESSAGE_RECEIVED, DELAYED, ERASED, WITHDRAWN,
					REVIEW_STARTED, CHANGES_REQUESTED, ACCEPTED, DECLINED, MERGED, DRAFT_SHOWN, PUBLISHED,
					FACTSHEET_WITHDRAWN ->
				true;
			case DRAFT_SAVED, MAIL_HELD, COAUTHOR_ASKED, COAUTHOR_UNREACHED, ERASURE_ASKED, REMINDER, MESSAGE_WRITTEN,
					MAIL_ANSWERED, DESK_DIGEST, DESK_RECEIVED, DESK_REVISED, DESK_MESSAGE, DESK_MENTIONED ->
				false;
		};
	}

	/**
	 * Whether the letter answers something the contributor has just sent.
	 * @return true for a receipt
	 */
	public boolean receipt() {
		return switch (this) {
			case DRAFT_SAVED, RECEIVED, REVISED, INCOMPLETE, UNREADABLE, MESSAGE_RECEIVED, DELAYED, WITHDRAWN -> true;
			case ERASURE_ASKED, ERASED, MAIL_HELD, COAUTHOR_ASKED, COAUTHOR_UNREACHED, REVIEW_STARTED,
					CHANGES_REQUESTED, REMINDER, MESSAGE_WRITTEN, MAIL_ANSWERED, ACCEPTED, DECLINED, MERGED,
					DRAFT_SHOWN, PUBLISHED, FACTSHEET_WITHDRAWN, DESK_DIGEST, DESK_RECEIVED, DESK_REVISED, DESK_MESSAGE,
					DESK_MENTIONED ->
				false;
		};
	}

	/**
	 * Whether the letter can ask whether it is the same practice as another.
	 * @return true for receipts of complete forms, and for the letter that follows most
	 */
	public boolean asksLikeness() {
		return this == RECEIVED || this == REVISED || this == REVIEW_STARTED;
	}

	/**
	 * Whether the letter is to somebody at the desk, and not to a contributor.
	 * @return true if so
	 */
	public boolean toTheDesk() {
		return switch (this) {
			case DESK_DIGEST, DESK_RECEIVED, DESK_REVISED, DESK_MESSAGE, DESK_MENTIONED -> true;
			case DRAFT_SAVED, RECEIVED, REVISED, INCOMPLETE, UNREADABLE, MESSAGE_RECEIVED, DELAYED, MAIL_HELD,
					COAUTHOR_ASKED, COAUTHOR_UNREACHED, ERASURE_ASKED, ERASED, WITHDRAWN, REVIEW_STARTED,
					CHANGES_REQUESTED, REMINDER, MESSAGE_WRITTEN, MAIL_ANSWERED, ACCEPTED, DECLINED, MERGED,
					DRAFT_SHOWN, PUBLISHED, FACTSHEET_WITHDRAWN ->
				false;
		};
	}

}
