package org.practicepress.notification.letter;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The letters that there are templates for, each with what it can say. Most kinds have
 * one.
 */
enum Mail {

	DRAFT_SAVED, RECEIVED, REVISED, INCOMPLETE, UNREADABLE, MESSAGE_RECEIVED, DELAYED, MAIL_HELD, COAUTHOR_ASKED,
	COAUTHOR_UNREACHED, ERASURE_ASKED, ERASED, WITHDRAWN, REVIEW_STARTED, CHANGES_REQUESTED, REMINDER, MESSAGE_WRITTEN,
	MAIL_ANSWERED, ACCEPTED, DECLINED, MERGED, DRAFT_SHOWN, PUBLISHED, FACTSHEET_WITHDRAWN,

	/** Taken down before it was published. */
	FACTSHEET_DROPPED,

	DESK_DIGEST, DESK_RECEIVED, DESK_REVISED, DESK_MESSAGE, DESK_MENTIONED;

	/**
	 * The letter about what happened.
	 * @param notice what happened
	 * @return its letter
	 */
	static Mail of(Notice notice) {
		return (notice instanceof Notice.FactsheetWithdrawn withdrawn && withdrawn.number() == null) ? FACTSHEET_DROPPED
				: valueOf(notice.kind().name());
	}

	/**
	 * What its files are called.
	 * @return such as {@code changes-requested}
	 */
	String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * What its template must say: without it the letter would have no sense.
	 * @return some of its variables
	 */
	Set<Variable> needed() {
		return switch (this) {
			case DRAFT_SAVED -> EnumSet.of(Variable.FORM);
			case INCOMPLETE -> EnumSet.of(Variable.MISSING, Variable.OTHERS);
			case UNREADABLE -> EnumSet.of(Variable.WHY, Variable.MEND);
			case MAIL_HELD, COAUTHOR_ASKED, ERASURE_ASKED -> EnumSet.of(Variable.CONFIRM);
			case CHANGES_REQUESTED, REMINDER, MESSAGE_WRITTEN, MAIL_ANSWERED, ACCEPTED, DECLINED, MERGED,
					FACTSHEET_WITHDRAWN, FACTSHEET_DROPPED ->
				EnumSet.of(Variable.MESSAGE);
			case DRAFT_SHOWN -> EnumSet.of(Variable.DRAFT);
			case PUBLISHED -> EnumSet.of(Variable.FACTSHEET);
			case DESK_DIGEST ->
				EnumSet.of(Variable.ARRIVED, Variable.MINE, Variable.OVERDUE, Variable.DESK, Variable.UNSUBSCRIBE);
			case DESK_RECEIVED, DESK_REVISED, DESK_MESSAGE, DESK_MENTIONED ->
				EnumSet.of(Variable.SUBMISSION, Variable.UNSUBSCRIBE);
			case RECEIVED, REVISED, MESSAGE_RECEIVED, DELAYED, COAUTHOR_UNREACHED, ERASED, WITHDRAWN, REVIEW_STARTED ->
				EnumSet.noneOf(Variable.class);
		};
	}

	/**
	 * What its template can say.
	 * @return its variables, always in the same order
	 */
	Set<Variable> variables() {
		Set<Variable> all = switch (this) {
			case DRAFT_SAVED -> EnumSet.of(Variable.UNTIL);
			// nothing is known any more, or nobody else's business
			case ERASED, COAUTHOR_ASKED -> EnumSet.noneOf(Variable.class);
			case RECEIVED, REVISED ->
				EnumSet.of(Variable.PRACTICE, Variable.SIMILAR, Variable.ANSWER, Variable.IMPROVABLE,
						Variable.UNDERSTOOD, Variable.PICTURES, Variable.ANSWERS, Variable.FORM, Variable.STATUS);
			case INCOMPLETE ->
				EnumSet.of(Variable.PRACTICE, Variable.UNDERSTOOD, Variable.ANSWERS, Variable.FORM, Variable.STATUS);
			case UNREADABLE ->
				EnumSet.of(Variable.PRACTICE, Variable.THANKS, Variable.BLANK_FORM, Variable.FORM, Variable.STATUS);
			case ERASURE_ASKED -> EnumSet.of(Variable.PRACTICE, Variable.UNTIL, Variable.STATUS);
			case CHANGES_REQUESTED -> EnumSet.of(Variable.PRACTICE, Variable.QUESTIONS, Variable.CORRECTIONS,
					Variable.FORM, Variable.FILLED_FORM, Variable.STATUS);
			case REMINDER -> EnumSet.of(Variable.PRACTICE, Variable.ASKED, Variable.QUESTIONS, Variable.FORM,
					Variable.FILLED_FORM, Variable.STATUS);
			case ACCEPTED -> EnumSet.of(Variable.PRACTICE, Variable.CATEGORY, Variable.CORRECTIONS, Variable.STATUS);
			case MERGED -> EnumSet.of(Variable.PRACTICE, Variable.KEPT, Variable.FACTSHEET, Variable.STATUS);
			case MESSAGE_WRITTEN, DECLINED -> EnumSet.of(Variable.PRACTICE, Variable.CORRECTIONS, Variable.STATUS);
			case DRAFT_SHOWN -> EnumSet.of(Variable.PRACTICE, Variable.PDF, Variable.ANSWER, Variable.STATUS);
			case PUBLISHED ->
				EnumSet.of(Variable.PRACTICE, Variable.NUMBER, Variable.PDF, Variable.WORD, Variable.STATUS);
			case FACTSHEET_WITHDRAWN -> EnumSet.of(Variable.PRACTICE, Variable.NUMBER, Variable.STATUS);
			case REVIEW_STARTED -> EnumSet.of(Variable.PRACTICE, Variable.SIMILAR, Variable.ANSWER, Variable.STATUS);
			case MESSAGE_RECEIVED, DELAYED, MAIL_HELD, COAUTHOR_UNREACHED, WITHDRAWN, MAIL_ANSWERED,
					FACTSHEET_DROPPED ->
				EnumSet.of(Variable.PRACTICE, Variable.STATUS);
			case DESK_DIGEST -> EnumSet.of(Variable.MENTIONED, Variable.MORE, Variable.QUEUED, Variable.MAILS);
			case DESK_RECEIVED, DESK_REVISED, DESK_MESSAGE, DESK_MENTIONED ->
				EnumSet.of(Variable.TITLE, Variable.DESK, Variable.MAILS);
		};
		if (this != DESK_DIGEST) {
			all.add(Variable.REFERENCE);
		}
		all.addAll(EnumSet.of(Variable.SENDER, Variable.SITE));
		all.addAll(needed());
		return all;
	}

}
