package org.practicepress.intake.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.submission.Photo;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * What the form on the site hands over, as the JSON file of an arrival. Nothing has to be
 * recognised in it: the answers are normalised already.
 *
 * @param formVersion the form's version
 * @param formLanguage the language the questions were asked in
 * @param answers all answers by field key, the contributor's own included
 * @param written what was typed, by field key, where the answer says something else
 * @param photos all photos, those of an earlier revision included
 * @param documents all other files, those of an earlier revision included
 * @param replies what was typed to questions about answers, by field key
 */
public record TypedForm(int formVersion, FormLanguage formLanguage, Map<String, List<String>> answers,
		@Nullable Map<String, String> written, List<Photo> photos, List<ClaimCheck> documents,
		@Nullable Map<String, String> replies) {

	/** What such a file is called and what it is. */
	public static final String FILE_NAME = "answers.json";

	/** Its media type. */
	public static final String MEDIA_TYPE = "application/json";

	public TypedForm {
		answers = new LinkedHashMap<>(answers);
		// forms of before it was told wait to be read
		written = (written != null) ? Map.copyOf(written) : Map.of();
		photos = List.copyOf(photos);
		documents = List.copyOf(documents);
		replies = (replies != null) ? Map.copyOf(replies) : Map.of();
	}

	/** Names nobody: answers may be somebody's telephone. */
	@Override
	public String toString() {
		return "TypedForm" + this.answers.keySet();
	}

}
