package org.practicepress.review.letter;

import java.util.Optional;
import java.util.stream.Stream;

import org.practicepress.review.decision.HistoryEntry.What;

/**
 * What an editor's words to the contributor go with, by the public name of the command.
 */
public enum LetterKind {

	/** Asking for changes. */
	CHANGES_REQUESTS("changes-requests", What.CHANGES_REQUESTED),

	/** Accepting. */
	ACCEPTANCE("acceptance", What.ACCEPTED),

	/** Declining. */
	DECLINE("decline", What.DECLINED),

	/** Merging it into another. */
	MERGING("merging", What.MERGED),

	/** Answering, or writing without being asked. */
	MESSAGES("messages", What.MESSAGE_WRITTEN);

	/** The names, as a pattern of an address has them. */
	public static final String NAMES = "changes-requests|acceptance|decline|merging|messages";

	private final String code;

	private final What tells;

	LetterKind(String code, What tells) {
		this.code = code;
		this.tells = tells;
	}

	public String code() {
		return this.code;
	}

	/** What such a letter tells of. */
	What tells() {
		return this.tells;
	}

	/**
	 * The kind of letter that tells of something.
	 * @param what what has happened
	 * @return empty when no letter with an editor's words does
	 */
	public static Optional<LetterKind> of(What what) {
		return Stream.of(values()).filter((kind) -> kind.tells == what).findFirst();
	}

	/**
	 * Finds one.
	 * @param code its public name
	 * @return empty when none is called so
	 */
	public static Optional<LetterKind> find(String code) {
		return Stream.of(values()).filter((kind) -> kind.code.equals(code)).findFirst();
	}

}
