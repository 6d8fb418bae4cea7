package org.practicepress.review.notes;

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
