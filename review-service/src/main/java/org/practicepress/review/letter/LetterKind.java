package org.practicepress.review.letter;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.practicepress.review.decision.HistoryEntry.What;

/**
 * What an editor's words to the contributor go with, by the public name of the command.
 */
public enum LetterKind {

	/** Asking for changes. */
	CHANGES_REQUESTS("changes-requests"),

	/** Accepting. */
	ACCEPTANCE("acceptance"),

	/** Declining. */
	DECLINE("decline"),

	/** Merging it into another. */
	MERGING("merging"),

	/** Answering, or writing without being asked. */
	MESSAGES("messages");

	/** The names, as a pattern of an address has them. */
	public static final String NAMES = "changes-requests|acceptance|decline|merging|messages";

	private static final Map<What, LetterKind> OF = Map.of(What.CHANGES_REQUESTED, CHANGES_REQUESTS, What.ACCEPTED,
			ACCEPTANCE, What.DECLINED, DECLINE, What.MERGED, MERGING, What.MESSAGE_WRITTEN, MESSAGES);

	private final String code;

	LetterKind(String code) {
		this.code = code;
	}

	public String code() {
		return this.code;
	}

	/**
	 * The kind of letter that tells of something.
	 * @param what what has happened
	 * @return empty when no letter with an editor's words does
	 */
	public static Optional<LetterKind> of(What what) {
		return Optional.ofNullable(OF.get(what));
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
