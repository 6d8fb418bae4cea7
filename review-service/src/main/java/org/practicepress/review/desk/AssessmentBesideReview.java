package org.practicepress.review.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.practicepress.form.FormLanguage;
import org.practicepress.pages.access.Role;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.rubric.Assessment;
import org.practicepress.review.rubric.Assessment.Score;
import org.practicepress.review.rubric.Assessments;
import org.practicepress.review.rubric.Assessments.Seen;
import org.practicepress.review.rubric.Rubric;

import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * How a submission is judged, on the page of its review.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class AssessmentBesideReview {

	private static final Score NONE = new Score(0, "");

	private final Reviews reviews;

	private final Assessments assessments;

	private final Rubric rubric;

	private final UnsentForms unsent;

	private final Drafts drafts;

	AssessmentBesideReview(Reviews reviews, Assessments assessments, Rubric rubric, UnsentForms unsent, Drafts drafts) {
		this.reviews = reviews;
		this.assessments = assessments;
		this.rubric = rubric;
		this.unsent = unsent;
		this.drafts = drafts;
	}

	@ModelAttribute
	void assessment(@PathVariable String id, Model model, Authentication reader, HttpServletRequest request,
			Locale locale) {
		List<Seen> seen = this.reviews.find(id)
			.map((review) -> this.assessments.seenBy(review, reader.getName()))
			.orElse(List.of());
		Optional<Assessment> own = seen.stream().filter(Seen::own).map(Seen::assessment).findFirst();
		Optional<Map<String, Score>> kept = LetterPages.unsent(this.unsent, request, id, Draft.ASSESSMENT)
			.or(() -> Optional.ofNullable(this.drafts.of(id, reader.getName()).get(Draft.ASSESSMENT))
				.map((draft) -> MultiValueMap.fromSingleValue(draft.fields())))
			.map((fields) -> AssessmentPages.scores(fields, this.rubric));
		Map<String, Score> scores = kept.or(() -> own.map(Assessment::scores)).orElse(Map.of());
		FormLanguage language = FormLanguage.find(locale.getLanguage()).orElse(FormLanguage.ENGLISH);
		model.addAttribute("judged", new Judged(this.rubric.criteria().stream().map((criterion) -> {
			Score score = scores.getOrDefault(criterion.key(), NONE);
			return new Row(criterion.key(), criterion.label().in(language), criterion.guidance().in(language),
					score.points(), score.comment());
		}).toList(), seen, Role.EDITOR.isHeldBy(reader), kept.isPresent()));
	}

	/**
	 * What is shown.
	 *
	 * @param criteria the criteria, with one's own scores
	 * @param seen what all did, as far as they may be seen
	 * @param judges whether who looks may judge
	 * @param unsent whether the scores are such that were not taken
	 */
	record Judged(List<Row> criteria, List<Seen> seen, boolean judges, boolean unsent) {

		Judged {
			criteria = List.copyOf(criteria);
			seen = List.copyOf(seen);
		}

		/** What colleagues have done, who have not taken it back. */
		public List<Seen> others() {
			return this.seen.stream()
				.filter((one) -> !one.own() && (one.assessment().given() || one.assessment().conflict() != null))
				.toList();
		}

		public boolean given() {
			return own().anyMatch(Assessment::given);
		}

		public boolean conflicted() {
			return own().anyMatch((one) -> one.conflict() != null);
		}

		private Stream<Assessment> own() {
			return this.seen.stream().filter(Seen::own).map(Seen::assessment);
		}

	}

	/**
	 * A criterion.
	 *
	 * @param key its name in data
	 * @param label what it is called
	 * @param guidance what its points mean
	 * @param points one's own; 0 for none
	 * @param comment one's own
	 */
	record Row(String key, String label, String guidance, int points, String comment) {
	}

}
