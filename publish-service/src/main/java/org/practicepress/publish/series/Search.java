package org.practicepress.publish.series;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader looks for.
 *
 * @param q words that must all occur
 * @param country a country code
 * @param theme a theme's code
 * @param category a category's code
 */
record Search(String q, String country, String theme, String category) {

	private static final Pattern SPACES = Pattern.compile("\\s+");

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	static Search of(@Nullable String q, @Nullable String country, @Nullable String theme, @Nullable String category) {
		return new Search(clean(q), clean(country), clean(theme), clean(category));
	}

	public boolean empty() {
		return (this.q + this.country + this.theme + this.category).isEmpty();
	}

	List<Card> in(List<Card> cards) {
		List<String> words = Stream.of(SPACES.split(fold(this.q), -1)).filter((word) -> !word.isEmpty()).toList();
		return cards.stream()
			.filter((card) -> this.country.isEmpty() || card.countries().contains(this.country))
			.filter((card) -> this.theme.isEmpty() || card.themes().contains(this.theme))
			.filter((card) -> this.category.isEmpty() || card.category().equals(this.category))
			.filter((card) -> words.stream().allMatch((word) -> card.searchable().contains(word)))
			.toList();
	}

	/** Without accents, vowel signs and capitals: how people type. */
	static String fold(String text) {
		return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
	}

	private static String clean(@Nullable String value) {
		return (value == null) ? "" : value.strip().substring(0, Math.min(value.strip().length(), 200));
	}

}
