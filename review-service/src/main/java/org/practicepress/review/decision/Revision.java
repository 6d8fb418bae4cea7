package org.practicepress.review.decision;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * One readable form of a submission, as read. Never changed; a corrected form is another
 * revision.
 *
 * @param number its number as intake counts, which skips what could not be read
 * @param receivedAt when it came
 * @param channel how it came
 * @param formVersion the version of the form
 * @param formLanguage the language of the form
 * @param title the practice's title
 * @param answers the answers by field key, normalised; in the order of the form
 * @param problems what is still wrong
 * @param original the file as it came
 * @param photos the photos with it
 * @param documents other files with it
 */
public record Revision(int number, Instant receivedAt, String channel, int formVersion, String formLanguage,
		String title, Map<String, List<String>> answers, List<Problem> problems, ClaimCheck original,
		List<Photo> photos, List<ClaimCheck> documents) {

	public Revision {
		answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
		problems = List.copyOf(problems);
		photos = List.copyOf(photos);
		documents = List.copyOf(documents);
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
