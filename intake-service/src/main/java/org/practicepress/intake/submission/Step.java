package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A step of a submission's history.
 *
 * @param status what it became
 * @param at when
 * @param said what the editors wrote to the contributor about it; null for nothing, and
 * in steps from before it was kept
 * @param questions what they asked about single answers
 */
public record Step(Status status, Instant at, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String said,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Question> questions) {

	/** Steps from before there were questions have none. */
	public Step {
		questions = (questions != null) ? List.copyOf(questions) : List.of();
	}

	Step with(UnaryOperator<Question> change) {
		return new Step(this.status, this.at, this.said, this.questions.stream().map(change).toList());
	}

}
