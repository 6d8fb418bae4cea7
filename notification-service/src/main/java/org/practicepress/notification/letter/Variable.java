package org.practicepress.notification.letter;

import java.util.Locale;

/**
 * What a template can leave for a letter to fill in, each in braces: {@code {practice}}.
 */
enum Variable {

	/** The submission's short public code. */
	REFERENCE(Shape.WORDS),

	/** Who signs the letters. */
	SENDER(Shape.WORDS),

	/** The practice, with its title where that is known. */
	PRACTICE(Shape.WORDS),

	/** The factsheet's number in the series. */
	NUMBER(Shape.WORDS),

	/** What the practice was accepted as. */
	CATEGORY(Shape.WORDS),

	/** The practice that goes on, where the recipient may know it. */
	KEPT(Shape.WORDS),

	/** The last day of something. */
	UNTIL(Shape.WORDS),

	/** The day on which an editor asked for changes. */
	ASKED(Shape.WORDS),

	/** Thanks for what could not be read, with the name of the file. */
	THANKS(Shape.WORDS),

	/** Why it could not be read. */
	WHY(Shape.WORDS),

	/** What to do about it. */
	MEND(Shape.WORDS),

	/** The title of a practice, for those at the desk. */
	TITLE(Shape.WORDS),

	/** How many wait for somebody to take them. */
	QUEUED(Shape.WORDS),

	/** How many more there are that a digest has no room for. */
	MORE(Shape.WORDS),

	/** What an editor wrote. */
	MESSAGE(Shape.PIECE),

	/** What an editor asks about single answers. */
	QUESTIONS(Shape.PIECE),

	/** What editors have corrected in answers. */
	CORRECTIONS(Shape.PIECE),

	/** Questions without an answer. */
	MISSING(Shape.PIECE),

	/** Answers that must be looked at again. */
	OTHERS(Shape.PIECE),

	/** Practices that this one may be the same as. */
	SIMILAR(Shape.PIECE),

	/** Answers that could be better. */
	IMPROVABLE(Shape.PIECE),

	/** What was understood where something else was written. */
	UNDERSTOOD(Shape.PIECE),

	/** Pictures that are not taken as photos. */
	PICTURES(Shape.PIECE),

	/** What was read in the form. */
	ANSWERS(Shape.PIECE),

	/** Submissions that nobody has taken, new since the last digest. */
	ARRIVED(Shape.PIECE),

	/** Submissions of one's own to which something has come. */
	MINE(Shape.PIECE),

	/** Submissions in whose notes a colleague asks the recipient. */
	MENTIONED(Shape.PIECE),

	/** Submissions that wait longer than usual. */
	OVERDUE(Shape.PIECE),

	/** The first page of the site. */
	SITE(Shape.ADDRESS),

	/** The contributor's private page. */
	STATUS(Shape.ADDRESS),

	/** The form on the site, filled in already. */
	FORM(Shape.ADDRESS),

	/** The form in Word, filled in, with what an editor asks as comments. */
	FILLED_FORM(Shape.ADDRESS),

	/** The blank form, where it helps to have one. */
	BLANK_FORM(Shape.ADDRESS),

	/** Where the contributor gives their word. */
	CONFIRM(Shape.ADDRESS),

	/** The draft of the factsheet, for its contributor. */
	DRAFT(Shape.ADDRESS),

	/** Where the contributor says what they think of the draft, or of what is similar. */
	ANSWER(Shape.ADDRESS),

	/** The published factsheet. */
	FACTSHEET(Shape.ADDRESS),

	/** The factsheet, or its draft, as PDF. */
	PDF(Shape.ADDRESS),

	/** The same as a Word document. */
	WORD(Shape.ADDRESS),

	/** The queue at the desk. */
	DESK(Shape.ADDRESS),

	/** The page of a submission at the desk. */
	SUBMISSION(Shape.ADDRESS),

	/** Where somebody at the desk chooses which mails they get. */
	MAILS(Shape.ADDRESS),

	/** What ends these mails. */
	UNSUBSCRIBE(Shape.ADDRESS);

	private final Shape shape;

	Variable(Shape shape) {
		this.shape = shape;
	}

	Shape shape() {
		return this.shape;
	}

	/**
	 * Its name in templates.
	 * @return such as {@code blank-form}
	 */
	String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Where it can stand. */
	enum Shape {

		/** Within a text. */
		WORDS,

		/** In a line of its own: a list, or what somebody wrote. */
		PIECE,

		/** Where a link leads. */
		ADDRESS

	}

}
