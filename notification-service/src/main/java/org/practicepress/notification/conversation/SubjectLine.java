package org.practicepress.notification.conversation;

import java.util.Locale;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.notification.letter.Untrusted;

/**
 * Subjects that mail programs keep in one thread and intake finds the submission by.
 */
final class SubjectLine {

	private static final int LONGEST = 150;

	/** What mail programs of our four languages and some others put before an answer. */
	private static final Pattern ANSWER_MARKS = Pattern
		.compile("^(?:(?:re|réf?|rép|aw|sv|antw|رد)\\s*(?:\\[\\d+])?:\\s*)+", Pattern.CASE_INSENSITIVE);

	private SubjectLine() {
	}

	/**
	 * The subject of an answer.
	 * @param theirs the subject of the mail that is answered
	 * @param reference the submission's code
	 * @return {@code Re: <theirs> [reference]}; null when theirs says nothing
	 */
	static @Nullable String answer(@Nullable String theirs, String reference) {
		String line = (theirs != null) ? Untrusted.line(theirs, Integer.MAX_VALUE) : "";
		String bare = ANSWER_MARKS.matcher(line).replaceFirst("");
		return bare.isEmpty() ? null : "Re: " + marked(bare, reference);
	}

	/**
	 * A subject with the reference in it, once.
	 * @param subject the subject
	 * @param reference the submission's code
	 * @return the subject, never cut so that the reference is lost
	 */
	static String marked(String subject, String reference) {
		String mark = "[" + reference + "]";
		String bare = Untrusted.line(subject, LONGEST);
		return bare.toUpperCase(Locale.ROOT).contains(mark) ? bare : bare + " " + mark;
	}

}
