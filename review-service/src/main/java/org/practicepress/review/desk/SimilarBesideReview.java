package org.practicepress.review.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.queue.QueueEntry;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.search.Alike.Reason;
import org.practicepress.review.search.Filter;
import org.practicepress.review.search.FilterWords;
import org.practicepress.review.search.SimilarSubmissions;
import org.practicepress.review.search.SimilarSubmissions.Like;
import org.practicepress.review.search.SimilarSubmissions.Similar;
import org.thymeleaf.context.LazyContextVariable;

import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What may be the same, what is similar and what else the contributor has sent, on the
 * page of a review. It is looked for when a page shows it, and not for each form that is
 * sent.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class SimilarBesideReview {

	private final Reviews reviews;

	private final SimilarSubmissions similar;

	private final FilterWords words;

	private final MessageSource messages;

	SimilarBesideReview(Reviews reviews, SimilarSubmissions similar, FilterWords words, MessageSource messages) {
		this.reviews = reviews;
		this.similar = similar;
		this.words = words;
		this.messages = messages;
	}

	@ModelAttribute
	void similar(@PathVariable String id, Model model, Locale locale) {
		model.addAttribute("similar", new LazyContextVariable<Optional<Shown>>() {

			@Override
			protected Optional<Shown> loadValue() {
				return SimilarBesideReview.this.reviews.find(id)
					.map(SimilarBesideReview.this.similar::to)
					.filter((found) -> !found.isEmpty())
					.map((found) -> shown(found, locale));
			}

		});
	}

	private Shown shown(Similar found, Locale locale) {
		return new Shown(found.same().stream().map((like) -> line(like, locale)).toList(),
				found.similar().stream().map((like) -> line(like, locale)).toList(), found.ofContributor());
	}

	private Line line(Like like, Locale locale) {
		List<String> why = new ArrayList<>();
		Stream.of(Reason.values())
			.filter(like.alike().reasons()::contains)
			.forEach((reason) -> why.add(said("review.similar.reason." + reason.code(), locale, switch (reason) {
				case TITLE -> like.alike().titleWords();
				case COUNTRY -> words(Filter.COUNTRY, like.alike().countries().stream(), locale);
				case THEME -> words(Filter.THEME, like.alike().themes().stream(), locale);
				default -> null;
			})));
		return new Line(like.entry(), like.alike().degree().code(), why);
	}

	private List<String> words(Filter filter, Stream<String> values, Locale locale) {
		return values.map((value) -> this.words.of(filter, value, locale)).sorted().toList();
	}

	private String said(String key, Locale locale, @Nullable List<String> names) {
		String comma = this.messages.getMessage("review.similar.comma", null, locale);
		return this.messages.getMessage(key, (names != null) ? new Object[] { String.join(comma, names) } : null,
				locale);
	}

	/**
	 * What is shown.
	 *
	 * @param same what may be the same
	 * @param similar what is similar
	 * @param ofContributor what else the contributor has sent
	 */
	record Shown(List<Line> same, List<Line> similar, List<QueueEntry> ofContributor) {
	}

	/**
	 * A submission.
	 *
	 * @param entry the submission
	 * @param degree how much it is alike
	 * @param why what both have in common, in words
	 */
	record Line(QueueEntry entry, String degree, List<String> why) {
	}

}
