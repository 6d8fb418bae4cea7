package org.practicepress.review.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * One readable form of a submission, as read. A corrected form is another revision; never
 * changed, but that the file it came in may be kept no longer.
 *
 * @param number its number as intake counts, which skips what could not be read
 * @param receivedAt when it came
 * @param channel how it came
 * @param formVersion the version of the form
 * @param formLanguage the language of the form
 * @param answersLanguage the language of the answers; null when nobody told
 * @param title the practice's title
 * @param answers the answers by field key, normalised; in the order of the form
 * @param found how each answer was found, by field key; empty when that was not told
 * @param written what was written, by field key, where the answer says something else;
 * empty when that was not told
 * @param problems what is still wrong
 * @param original the file as it came; null once it is kept no longer
 * @param photos the photos with it
 * @param documents other files with it
 * @param facsimile what its pages look like; null when nothing needs comparing, or nobody
 * told
 */
public record Revision(int number, Instant receivedAt, String channel, int formVersion, String formLanguage,
		@Nullable String answersLanguage, String title, Map<String, List<String>> answers,
		@Nullable Map<String, String> found, @Nullable Map<String, String> written, List<Problem> problems,
		@Nullable ClaimCheck original, List<Photo> photos, List<ClaimCheck> documents, @Nullable Facsimile facsimile) {

	/** What rests on lines of text alone. */
	private static final Set<String> DOUBTFUL = Set.of("text-label", "ocr");

	public Revision {
		answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
		found = (found != null) ? new TreeMap<>(found) : Map.of();
		written = (written != null) ? new TreeMap<>(written) : Map.of();
		problems = List.copyOf(problems);
		photos = List.copyOf(photos);
		documents = List.copyOf(documents);
	}

	/**
	 * This form without the file that it came in, and without the pictures of its pages.
	 * @return the form that is known by its answers alone
	 */
	public Revision withoutOriginal() {
		return new Revision(this.number, this.receivedAt, this.channel, this.formVersion, this.formLanguage,
				this.answersLanguage, this.title, this.answers, this.found, this.written, this.problems, null,
				this.photos, this.documents, null);
	}

	/**
	 * This form with what editors have corrected in it.
	 */
	Revision corrected(String title, List<Correction> corrections) {
		if (corrections.isEmpty()) {
			return this;
		}
		Map<String, List<String>> corrected = new LinkedHashMap<>(this.answers);
		corrections.forEach((one) -> corrected.put(one.field(), List.of(one.text())));
		return new Revision(this.number, this.receivedAt, this.channel, this.formVersion, this.formLanguage,
				this.answersLanguage, title, corrected, this.found, this.written, this.problems, this.original,
				this.photos, this.documents, this.facsimile);
	}

	/**
	 * What the pages look like that an answer stands on.
	 * @return the pages, none when that is not known
	 */
	public List<Facsimile.Page> pages() {
		return (this.facsimile != null) ? this.facsimile.pages() : List.of();
	}

	/**
	 * Where on the pages an answer stands.
	 * @param field the field's key
	 * @return the strips, in the order of the pages; none when that is not known
	 */
	public List<Facsimile.Excerpt> excerpts(String field) {
		return (this.facsimile != null) ? this.facsimile.excerpts().getOrDefault(field, List.of()) : List.of();
	}

	/**
	 * Whether an answer may have been read wrongly and should be compared with the
	 * original.
	 * @param field the field's key
	 * @return true for what was found in running text or in a picture of it
	 */
	public boolean doubtful(String field) {
		String by = (this.found != null) ? this.found.get(field) : null;
		return by != null && DOUBTFUL.contains(by);
	}

	/**
	 * What was written where the answer says something else.
	 * @param field the field's key
	 * @return the contributor's words; null when the answer says the same
	 */
	public @Nullable String writtenOtherwise(String field) {
		return (this.written != null) ? this.written.get(field) : null;
	}

	/**
	 * The language of what the contributor wrote.
	 * @return the language of the answers, else of the form
	 */
	public String language() {
		return (this.answersLanguage != null) ? this.answersLanguage : this.formLanguage;
	}

	/**
	 * The answers to one field.
	 * @param field the field's key
	 * @return the answers, none when it was left empty
	 */
	public List<String> answer(String field) {
		return this.answers.getOrDefault(field, List.of());
	}

}
