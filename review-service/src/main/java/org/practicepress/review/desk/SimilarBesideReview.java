package org.practicepress.review.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;
import org.practicepress.review.likeness.Likeness.Asked;
import org.practicepress.review.likeness.Likenesses;
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
 * What may be the same, what the contributor was asked about that, what is similar and
 * what else they have sent, on the page of a review. It is looked for when a page shows
 * it, and not for each form that is sent.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class SimilarBesideReview {

	private final Reviews reviews;

	private final SimilarSubmissions similar;

	private final Likenesses likenesses;

	private final FilterWords words;

	private final MessageSource messages;

	SimilarBesideReview(Reviews reviews, SimilarSubmissions similar, Likenesses likenesses, FilterWords words,
			MessageSource messages) {
		this.reviews = reviews;
		this.similar = similar;
		this.likenesses = likenesses;
		this.words = words;
		this.messages = messages;
	}

	@ModelAttribute
	void similar(@PathVariable String id, Model model, Locale locale) {
		model.addAttribute("similar", new LazyContextVariable<Optional<Shown>>() {

			@Override
			protected Optional<Shown> loadValue() {
				return SimilarBesideReview.this.reviews.find(id)
					.map((review) -> shown(review.state(), SimilarBesideReview.this.similar.to(review), locale))
					.filter((shown) -> !shown.isEmpty());
			}

		});
	}

	private Shown shown(ReviewState review, Similar found, Locale locale) {
		return new Shown(found.same().stream().map((like) -> line(like, locale)).toList(),
				found.similar().stream().map((like) -> line(like, locale)).toList(), found.ofContributor(),
				this.likenesses.askedAbout(review.id())
					.stream()
					.map((about) -> new Question(about.entry(), about.asked(), answer(review, about.asked())))
					.toList());
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

	/** What has followed; of a reply by mail nobody knows what it is about. */
	private static String answer(ReviewState review, Asked asked) {
		if (asked.answeredAt() != null) {
			return "another";
		}
		if (review.status() == Status.WITHDRAWN) {
			return "withdrawn";
		}
		if (!asked.holds()) {
			return "gone";
		}
		return review.messages().stream().anyMatch((message) -> message.at().isAfter(asked.askedAt())) ? "written"
				: "open";
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
	 * @param asked what the contributor was asked about, and whether they have answered
	 */
	record Shown(List<Line> same, List<Line> similar, List<QueueEntry> ofContributor, List<Question> asked) {

		private boolean isEmpty() {
			return this.same.isEmpty() && this.similar.isEmpty() && this.ofContributor.isEmpty()
					&& this.asked.isEmpty();
		}

	}

	/**
	 * A submission that the contributor was asked about.
	 *
	 * @param entry the submission
	 * @param asked what they were asked, and what they said
	 * @param answer what has followed
	 */
	record Question(QueueEntry entry, Asked asked, String answer) {
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
