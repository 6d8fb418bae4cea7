package org.practicepress.review.notes;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What somebody at the desk has written about a submission, for those at the desk.
 *
 * @param id its id
 * @param submissionId the submission it is about
 * @param owner the identity provider's id for who has written it
 * @param editor the name people know them by
 * @param text plain text; empty once it is taken back
 * @param mentions the colleagues it names, by name
 * @param unseen those of them who have neither seen nor answered it yet, as far as they
 * said
 * @param writtenAt when it was written, to the millisecond
 * @param takenBackAt when its writer took it back; null as long as it stands
 */
public record Note(String id, String submissionId, String owner, String editor, String text, List<String> mentions,
		List<String> unseen, Instant writtenAt, @Nullable Instant takenBackAt) {

	/** In characters, about two pages. */
	public static final int LONGEST = 5_000;

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int RIGHT_TO_LEFT_MARK = 0x200F;

	private static final int ARABIC_LETTER_MARK = 0x061C;

	public Note {
		mentions = List.copyOf(mentions);
		unseen = List.copyOf(unseen);
	}

	/**
	 * The text as it is shown: in lines, each cut where it names somebody.
	 * @return the lines
	 */
	public List<List<Mentions.Piece>> lines() {
		return this.text.lines().map((line) -> Mentions.cut(line, this.mentions)).toList();
	}

	/**
	 * A text as it is kept: without signs that nobody sees and that turn the words around
	 * them, and with one form of each letter, so that a name is found in it.
	 */
	static String tidied(String text) {
		StringBuilder tidied = new StringBuilder(text.length());
		text.replace("\r\n", "\n")
			.codePoints()
			.map(Note::tidied)
			.filter((sign) -> sign != 0)
			.forEach(tidied::appendCodePoint);
		return Normalizer.normalize(tidied, Normalizer.Form.NFC).strip();
	}

	/** Joiners are part of words and emoji; marks set right what stands between words. */
	private static int tidied(int sign) {
		if (sign == '\n' || sign == '\r' || sign == 0x2028 || sign == 0x2029) {
			return '\n';
		}
		return switch (Character.getType(sign)) {
			case Character.CONTROL -> (sign == '\t') ? sign : 0;
			case Character.FORMAT ->
				(sign >= ZERO_WIDTH_NON_JOINER && sign <= RIGHT_TO_LEFT_MARK) || sign == ARABIC_LETTER_MARK ? sign : 0;
			case Character.SURROGATE -> 0;
			default -> sign;
		};
	}

	/** Why it is not written. */
	public enum Flaw {

		/** Nothing that could be read. */
		MISSING("note-missing", "The note says nothing."),

		/** More than anybody reads. */
		TOO_LONG("note-too-long", "The note is longer than 5,000 characters."),

		/** More than anybody looks through. */
		TOO_MANY("too-many-notes", "There are two hundred notes already."),

		/** Not there, or somebody else's. */
		UNKNOWN("unknown", "There is no such review, or no such note of yours.");

		private final String code;

		private final String sentence;

		Flaw(String code, String sentence) {
			this.code = code;
			this.sentence = sentence;
		}

		public String code() {
			return this.code;
		}

		/**
		 * What programs are told.
		 * @return a sentence in English
		 */
		public String sentence() {
			return this.sentence;
		}

	}

}
