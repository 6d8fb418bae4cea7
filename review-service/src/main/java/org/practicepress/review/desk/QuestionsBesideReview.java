package org.practicepress.review.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.decision.Asked;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.Question;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.letter.LetterKind;
import org.practicepress.review.queue.Reviews;
import org.thymeleaf.context.LazyContextVariable;

import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What was asked about single answers, and what may be asked, on the page of a review.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class QuestionsBesideReview {

	private final Reviews reviews;

	private final FormReader form;

	private final Drafts drafts;

	QuestionsBesideReview(Reviews reviews, FormReader form, Drafts drafts) {
		this.reviews = reviews;
		this.form = form;
		this.drafts = drafts;
	}

	@ModelAttribute
	void questions(@PathVariable String id, Model model, Authentication editor, Locale locale) {
		model.addAttribute("questions", new LazyContextVariable<Optional<Shown>>() {

			@Override
			protected Optional<Shown> loadValue() {
				return QuestionsBesideReview.this.reviews.find(id)
					.map((review) -> shown(review,
							(model.getAttribute("typed") instanceof TypedQuestions typed) ? typed : drafted(id, editor),
							locale));
			}

		});
	}

	/** What is kept of a letter that asks for changes; null when there is none. */
	private @Nullable TypedQuestions drafted(String id, Authentication editor) {
		Draft draft = this.drafts.of(id, editor.getName()).get(LetterKind.CHANGES_REQUESTS.code());
		return (draft != null) ? TypedQuestions.of(draft.fields()) : null;
	}

	private Shown shown(Aggregate<ReviewState> review, @Nullable TypedQuestions typed, Locale locale) {
		Revision latest = review.state().latest();
		Revision then = Asked.asking(review.state())
			.map(HistoryEntry::revision)
			.flatMap((number) -> this.reviews.revision(review, number))
			.orElse(latest);
		List<At> asked = Asked
			.of(review.state(),
					(field) -> !this.form.lines(then, field, locale).equals(this.form.lines(latest, field, locale)))
			.stream()
			.map((question) -> new At(question, label(question.field(), locale),
					this.form.lines(then, question.field(), locale), this.form.shows(latest, question.field())))
			.toList();
		return new Shown(asked, typed, this.form.leftOut(latest, locale), (field) -> label(field, locale));
	}

	private String label(String field, Locale locale) {
		return this.form.label(field, locale);
	}

	/**
	 * A question that was put.
	 *
	 * @param asked the question, and what has become of it
	 * @param label what the form asks there
	 * @param before what was answered when it was put
	 * @param besideAnswer whether the page shows an answer to stand beside
	 */
	record At(Asked asked, String label, List<String> before, boolean besideAnswer) {
	}

	/** What the form asks at a field. */
	interface Labels {

		String of(String field);

	}

	/**
	 * All questions of a page.
	 *
	 * @param asked those that were put last
	 * @param typed those that an editor has typed and not sent; null for none
	 * @param leftOut what the form asks and the page shows no answer to, by field key
	 * @param labels what the form asks at each field
	 */
	record Shown(List<At> asked, @Nullable TypedQuestions typed, Map<String, String> leftOut, Labels labels) {

		/** The question at a field; null when none was put. */
		public @Nullable At at(String field) {
			return this.asked.stream().filter((one) -> one.asked().field().equals(field)).findFirst().orElse(null);
		}

		/** Those at fields that the page shows no answer to. */
		public List<At> elsewhere() {
			return this.asked.stream().filter((one) -> !one.besideAnswer()).toList();
		}

		/** How many wait for the contributor still. */
		public long open() {
			return this.asked.stream().filter((one) -> one.asked().open()).count();
		}

		/** Whether a corrected form has come since they were put. */
		public boolean revised() {
			return this.asked.stream().anyMatch((one) -> one.asked().became() != Asked.Became.WAITING);
		}

		/** Whether the form still has a field. */
		public boolean askable(String field) {
			return !this.labels.of(field).equals(field);
		}

		/** What stands where a question is typed: an open one can be put again. */
		public String text(String field) {
			if (this.typed != null) {
				return Optional.ofNullable(this.typed.at(field)).orElse("");
			}
			At at = at(field);
			return (at != null && at.asked().open() && askable(field)) ? at.asked().question() : "";
		}

		/** Whether something is typed where nothing was answered or asked. */
		public boolean typedElsewhere() {
			return this.leftOut.keySet().stream().anyMatch((field) -> at(field) == null && !text(field).isEmpty());
		}

		public boolean tooLong(String field) {
			return this.typed != null && text(field).strip().length() > Question.LONGEST;
		}

		/** What was typed, where the page may have no room for it any more. */
		public List<Question> unsent() {
			return (this.typed != null) ? this.typed.all() : List.of();
		}

		public String label(String field) {
			return this.labels.of(field);
		}

	}

}
