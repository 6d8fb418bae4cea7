package org.practicepress.review.assignment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.search.Filter;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * To whom some new submissions are given. What is left out fits all.
 *
 * @param name what it is called, in the history of what was assigned by it
 * @param languages the languages of the answers, such as {@code ar}
 * @param countries where the practice took place, as ISO 3166 codes such as {@code IQ}
 * @param themes what it is about, as the form's codes
 * @param editors who may get it, by the names that the desk shows; whoever has least does
 * @param most nobody gets it who has as many already; null for any number
 */
record Rule(String name, @DefaultValue List<String> languages, @DefaultValue List<String> countries,
		@DefaultValue List<String> themes, @DefaultValue List<String> editors, @Nullable Integer most) {

	Rule {
		languages = List.copyOf(languages);
		countries = List.copyOf(countries);
		themes = List.copyOf(themes);
		editors = List.copyOf(editors);
	}

	boolean fits(ReviewState review) {
		return any(this.languages, List.of(review.latest().language())) && any(this.countries, review.countries())
				&& any(this.themes, review.latest().answer(Filter.THEME_FIELD));
	}

	/**
	 * Who gets it.
	 * @param free whether somebody is at the desk
	 * @param load how many somebody has
	 * @return whoever has least, of equals the first; empty when nobody can
	 */
	Optional<String> editor(Predicate<String> free, ToLongFunction<String> load) {
		return this.editors.stream()
			.filter(free)
			.map((editor) -> new Candidate(editor, load.applyAsLong(editor)))
			.filter((candidate) -> this.most == null || candidate.load() < this.most)
			.min(Comparator.comparingLong(Candidate::load))
			.map(Candidate::editor);
	}

	private static boolean any(List<String> wanted, List<String> there) {
		return wanted.isEmpty() || there.stream().anyMatch(wanted::contains);
	}

	/** Somebody with what they have. */
	private record Candidate(String editor, long load) {
	}

}
