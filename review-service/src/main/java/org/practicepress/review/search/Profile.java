package org.practicepress.review.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Role;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.search.Analysis.Word;
import org.practicepress.review.submission.Contributor;

/**
 * What a submission is compared with others by.
 *
 * @param id its id
 * @param title the practice's title
 * @param text what is told of the practice in words of its own
 * @param language the language of the answers
 * @param countries where it took place, as ISO 3166 codes
 * @param themes what it is about, as the form's codes
 * @param sender the address of its contributor; null when it is not known
 * @param file the digest of the file that the latest form came in; null when it is kept
 * no longer
 */
record Profile(String id, String title, List<String> text, String language, Set<String> countries, Set<String> themes,
		@Nullable String sender, @Nullable String file) {

	private static final String OF_THE_PRACTICE = "practice.";

	/** In characters, of all answers together. */
	private static final int LONGEST_TEXT = 50_000;

	Profile {
		text = List.copyOf(text);
		countries = Set.copyOf(countries);
		themes = Set.copyOf(themes);
	}

	static Profile of(String id, ReviewState state, @Nullable Contributor contributor, PracticeForm form) {
		Revision latest = state.latest();
		List<String> text = new ArrayList<>();
		String title = form.field(Role.TITLE).key();
		int room = LONGEST_TEXT;
		for (Map.Entry<String, List<String>> answer : latest.answers().entrySet()) {
			String key = answer.getKey();
			if (key.startsWith(OF_THE_PRACTICE) && !key.equals(title)
					&& form.find(key).map((field) -> field.choices().isEmpty()).orElse(true)) {
				for (String value : answer.getValue()) {
					text.add(value.substring(0, Math.min(room, value.length())));
					room -= text.getLast().length();
				}
			}
		}
		String email = (contributor != null) ? contributor.email() : null;
		return new Profile(id, state.title(), text, latest.language(), Set.copyOf(state.countries()),
				Set.copyOf(latest.answer(Filter.THEME_FIELD)),
				(email != null) ? email.strip().toLowerCase(Locale.ROOT) : null,
				(latest.original() != null) ? latest.original().sha256() : null);
	}

	/** The words of the text, in order and without accents. */
	List<String> words() {
		return Analysis.tokens(Analysis.PLAIN, String.join("\n", this.text));
	}

	Optional<Fingerprint> fingerprint() {
		return Fingerprint.of(words());
	}

	/**
	 * The stems of the title, but of words that are in every title; each as it stands.
	 */
	Map<String, String> titleWords() {
		Analyzer stemmer = FormLanguage.find(this.language).map(Analysis::stems).orElse(Analysis.PLAIN);
		Map<String, String> words = new LinkedHashMap<>();
		for (Word word : Analysis.words(stemmer, this.title)) {
			String written = this.title.substring(word.begin(), word.end());
			if (!Analysis.isCommon(written)) {
				words.putIfAbsent(word.token(), written);
			}
		}
		return words;
	}

}
