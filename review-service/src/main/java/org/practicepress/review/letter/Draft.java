package org.practicepress.review.letter;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.PlainText;
import org.practicepress.review.decision.Revision;

/**
 * What somebody at the desk has typed about a submission and not sent.
 *
 * @param kind what it is for: a kind of letter, a note, scores, or a corrected answer
 * @param fields what stands in the fields of the form, by their names
 * @param keptAt when it was kept
 */
public record Draft(String kind, Map<String, String> fields, Instant keptAt) {

	/** The kind that is a note to colleagues. */
	public static final String NOTES = "notes";

	/** The kind that is scores. */
	public static final String ASSESSMENT = "assessment";

	/** How the kinds begin that are a corrected answer; then comes the field's key. */
	public static final String CORRECTION = "correction.";

	/** What drafts there are, as a pattern of an address has them. */
	public static final String KINDS = LetterKind.NAMES + "|" + NOTES + "|" + ASSESSMENT + "|correction\\.[a-z0-9.-]+";

	/** About ten times what may be sent: who types too much does not lose it. */
	public static final int LONGEST = 100_000;

	/** Those of the form itself, which nobody has typed. */
	private static final Set<String> NOT_TYPED = Set.of("version", "key", "field");

	public Draft {
		fields = Map.copyOf(fields);
	}

	/**
	 * The version of the review that they had before them.
	 * @return the version; 0 when there is none
	 */
	public long version() {
		String version = this.fields.get("version");
		return (version != null && !version.isEmpty() && version.length() < 19
				&& version.chars().allMatch((sign) -> sign >= '0' && sign <= '9')) ? Long.parseLong(version) : 0;
	}

	public @Nullable String message() {
		return this.fields.get("message");
	}

	public @Nullable String category() {
		return this.fields.get("category");
	}

	/** The reference of the submission to merge into. */
	public @Nullable String into() {
		return this.fields.get("into");
	}

	/**
	 * What stands for an answer.
	 * @return the text; null when it is no correction
	 */
	public @Nullable String text() {
		return this.kind.startsWith(CORRECTION) ? this.fields.get("text") : null;
	}

	/** Whether it is a correction to what the answer says already. */
	boolean saysNothingNew(Revision form) {
		String text = text();
		return text != null && form.answer(this.kind.substring(CORRECTION.length()))
			.stream()
			.anyMatch((answer) -> PlainText.tidied(answer).equals(PlainText.tidied(text)));
	}

	static boolean isEmpty(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.allMatch((field) -> NOT_TYPED.contains(field.getKey()) || field.getValue().isBlank());
	}

	static boolean isTooLong(Map<String, String> fields) {
		return fields.size() > 100 || fields.entrySet()
			.stream()
			.mapToLong((one) -> one.getKey().length() + one.getValue().length())
			.sum() > LONGEST;
	}

}
