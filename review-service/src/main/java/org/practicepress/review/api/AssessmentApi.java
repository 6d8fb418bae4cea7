package org.practicepress.review.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.rubric.Assessment;
import org.practicepress.review.rubric.Assessment.Flaw;
import org.practicepress.review.rubric.Assessment.Score;
import org.practicepress.review.rubric.Assessment.Step;
import org.practicepress.review.rubric.Assessments;
import org.practicepress.review.rubric.Assessments.Seen;
import org.practicepress.review.rubric.Rubric;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a submission is judged, for programs. Whatever changes something answers with all
 * that the caller may see then.
 */
@RestController
@RequestMapping(path = "/api/reviews/{id}/assessments", produces = MediaType.APPLICATION_JSON_VALUE)
class AssessmentApi {

	private final Assessments assessments;

	private final Reviews reviews;

	private final Rubric rubric;

	AssessmentApi(Assessments assessments, Reviews reviews, Rubric rubric) {
		this.assessments = assessments;
		this.reviews = reviews;
		this.rubric = rubric;
	}

	@GetMapping
	AssessmentList assessments(@PathVariable String id, Authentication reader) {
		return new AssessmentList(this.rubric.criteria(),
				this.reviews.find(id)
					.map((review) -> this.assessments.seenBy(review, reader.getName()))
					.orElseThrow(() -> problem(Flaw.UNKNOWN))
					.stream()
					.map(AssessmentApi::json)
					.toList());
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	AssessmentList judge(@PathVariable String id, @RequestBody ScoresJson wanted, Authentication editor) {
		Map<String, Score> scores = new LinkedHashMap<>();
		if (wanted.scores() != null) {
			wanted.scores()
				.forEach((key, score) -> scores.put(key, new Score((score.points() != null) ? score.points() : 0,
						(score.comment() != null) ? score.comment() : "")));
		}
		return answer(this.assessments.judge(id, Colleague.of(editor), scores), id, editor);
	}

	@PostMapping(path = "/conflict", consumes = MediaType.APPLICATION_JSON_VALUE)
	AssessmentList declareConflict(@PathVariable String id, @RequestBody ConflictJson wanted, Authentication editor) {
		return answer(this.assessments.declareConflict(id, Colleague.of(editor), wanted.reason()), id, editor);
	}

	@PostMapping("/conflict-end")
	AssessmentList endConflict(@PathVariable String id, Authentication editor) {
		return answer(this.assessments.endConflict(id, Colleague.of(editor)), id, editor);
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	private AssessmentList answer(Optional<Flaw> flaw, String id, Authentication editor) {
		flaw.ifPresent((wrong) -> {
			throw problem(wrong);
		});
		return assessments(id, editor);
	}

	private static AssessmentJson json(Seen seen) {
		Assessment assessment = seen.assessment();
		return new AssessmentJson(assessment.editor(), seen.own(), assessment.given(), assessment.revision(),
				seen.open() ? assessment.scores() : null, assessment.conflict(), assessment.steps());
	}

	private static ErrorResponseException problem(Flaw flaw) {
		return Problem.of(switch (flaw) {
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case CONFLICT -> HttpStatus.CONFLICT;
			case MISSING, TOO_LONG -> HttpStatus.UNPROCESSABLE_CONTENT;
		}, flaw.code(), flaw.sentence());
	}

	/** What scores are given as. */
	record ScoresJson(@JsonSetter(nulls = Nulls.SET) @Nullable Map<String, ScoreJson> scores) {
	}

	/** One of them. */
	record ScoreJson(@JsonSetter(nulls = Nulls.SET) @Nullable Integer points,
			@JsonSetter(nulls = Nulls.SET) @Nullable String comment) {
	}

	/** What a conflict is declared as. */
	record ConflictJson(@JsonSetter(nulls = Nulls.SET) @Nullable String reason) {
	}

	/** What practices are judged by, and how this one is. */
	record AssessmentList(List<Rubric.Criterion> criteria, List<AssessmentJson> assessments) {
	}

	/** How somebody judges it; without scores that the caller may not see yet. */
	record AssessmentJson(String editor, boolean own, boolean given, int revision, @Nullable Map<String, Score> scores,
			@Nullable String conflict, List<Step> steps) {
	}

}
