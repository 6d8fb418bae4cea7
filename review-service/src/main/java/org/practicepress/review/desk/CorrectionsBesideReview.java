package org.practicepress.review.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.comparison.Comparison;
import org.practicepress.review.comparison.Passage;
import org.practicepress.review.correction.Corrections;
import org.practicepress.review.decision.CorrectedAnswer;
import org.practicepress.review.decision.Correction;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.queue.Reviews;
import org.thymeleaf.context.LazyContextVariable;

import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What is corrected in single answers, and what may be, on the page of a review.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class CorrectionsBesideReview {

	private final Reviews reviews;

	private final Corrections corrections;

	private final Drafts drafts;

	private final UnsentForms unsent;

	private final FormReader form;

	CorrectionsBesideReview(Reviews reviews, Corrections corrections, Drafts drafts, UnsentForms unsent,
			FormReader form) {
		this.reviews = reviews;
		this.corrections = corrections;
		this.drafts = drafts;
		this.unsent = unsent;
		this.form = form;
	}

	@ModelAttribute
	void corrections(@PathVariable String id, Model model, Authentication editor, HttpServletRequest request,
			Locale locale) {
		model.addAttribute("corrections", new LazyContextVariable<Optional<Shown>>() {

			@Override
			protected Optional<Shown> loadValue() {
				return CorrectionsBesideReview.this.reviews.find(id)
					.map(Aggregate::state)
					.map((review) -> new Shown(review, CorrectionsBesideReview.this.corrections,
							CorrectionsBesideReview.this.drafts.of(id, editor.getName()),
							(field) -> LetterPages
								.unsent(CorrectionsBesideReview.this.unsent, request, id, Draft.CORRECTION + field)
								.map((typed) -> typed.getFirst("text"))
								.orElse(null),
							(field) -> CorrectionsBesideReview.this.form.label(field, locale)));
			}

		});
	}

	/** What stands at a field. */
	interface ByField {

		@Nullable String of(String field);

	}

	/**
	 * All corrections of a page.
	 *
	 * @param review the review
	 * @param possible which answers can be corrected
	 * @param drafts what an editor has typed and not sent, by its kind
	 * @param away what the page kept when nobody was signed in any more, by field
	 * @param labels what the form asks at each field
	 */
	record Shown(ReviewState review, Corrections possible, Map<String, Draft> drafts, ByField away, ByField labels) {

		/** What is corrected at a field; null for nothing. */
		public @Nullable Correction at(String field) {
			return this.review.correction(field).orElse(null);
		}

		public boolean possible(String field) {
			return this.possible.possible(this.review.latest(), field);
		}

		public boolean line(String field) {
			return this.possible.isLine(field);
		}

		/** The contributor's words and the editor's, with what differs. */
		public List<Passage> passages(String own, @Nullable String text) {
			return Comparison.ofText(own, (text != null) ? text : own,
					Locale.forLanguageTag(this.review.latest().language()));
		}

		/**
		 * What stood for the contributor's words until they changed them, or said that
		 * they want them; null when nothing did, or they wrote the same.
		 */
		public @Nullable HistoryEntry fallen(String field) {
			return this.review.history()
				.stream()
				.filter((entry) -> entry.correction() != null && entry.correction().field().equals(field))
				.reduce((earlier, later) -> later)
				.filter((entry) -> entry.correction() != null && fell(entry.correction()))
				.orElse(null);
		}

		private boolean fell(CorrectedAnswer corrected) {
			List<String> now = this.review.latest().answer(corrected.field());
			return corrected.text() != null && at(corrected.field()) == null && !now.equals(List.of(corrected.text()));
		}

		public String kind(String field) {
			return Draft.CORRECTION + field;
		}

		/** What somebody has typed at a field and not sent; null for nothing. */
		public @Nullable String typed(String field) {
			String away = this.away.of(field);
			Draft draft = this.drafts.get(kind(field));
			return (away != null) ? away : (draft != null) ? draft.text() : null;
		}

		/** What stands where a correction is typed. */
		public String text(String field) {
			String typed = typed(field);
			return (typed != null) ? typed : String.join("\n", this.review.corrected().answer(field));
		}

		/** What was typed and cannot be sent any more, each by its field's key. */
		public List<Draft> left(boolean corrects) {
			return this.drafts.values()
				.stream()
				.filter((draft) -> draft.text() != null && !(corrects && possible(field(draft))))
				.toList();
		}

		public String field(Draft draft) {
			return draft.kind().substring(Draft.CORRECTION.length());
		}

		public @Nullable String label(String field) {
			return this.labels.of(field);
		}

	}

}
