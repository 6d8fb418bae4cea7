package org.practicepress.review.decision;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.practicepress.review.decision.Asked.Became;
import org.practicepress.review.decision.Decision.Made;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.Decision.Refused;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.ReviewCommand.Decline;
import org.practicepress.review.decision.ReviewCommand.Reopen;
import org.practicepress.review.decision.ReviewCommand.RequestChanges;
import org.practicepress.review.decision.ReviewEvent.ChangesRequested;

import static org.assertj.core.api.Assertions.assertThat;

class AskedTests {

	private static final Instant NOW = Instant.parse("2026-11-03T09:40:05Z");

	private static final Question HOW_MANY = new Question("practice.results", "How many?");

	private static final Question WHO = new Question("practice.photos", "Who took it?");

	@Test
	void whatIsAskedIsTextAndTidied() {
		Decision decision = decide(new Question("practice.results", " <b>How</b>\r\nmany?\u202e "),
				new Question("practice.donor", " \n"));
		ChangesRequested told = (ChangesRequested) ((Made) decision).event();
		assertThat(told.questions()).containsExactly(new Question("practice.results", "<b>How</b>\nmany?"));
		ReviewState after = Review.apply(Samples.review(Status.IN_REVIEW), told, NOW);
		assertThat(after.history().getLast().questions()).isEqualTo(told.questions());
		assertThat(after.history().getLast().message()).isEqualTo("Please.");
	}

	@Test
	void noMoreIsAskedThanAnybodyAnswers() {
		assertThat(decide(questions(Question.MOST))).isInstanceOf(Made.class);
		assertThat(decide(questions(Question.MOST + 1))).isEqualTo(new Refused(Refusal.TOO_MANY_QUESTIONS));
		assertThat(decide(new Question("practice.results", "x".repeat(Question.LONGEST)))).isInstanceOf(Made.class);
		assertThat(decide(new Question("practice.results", "x".repeat(Question.LONGEST + 1))))
			.isEqualTo(new Refused(Refusal.QUESTION_TOO_LONG));
		assertThat(decide(HOW_MANY, new Question("practice.results", "Where?")))
			.isEqualTo(new Refused(Refusal.QUESTION_TWICE));
	}

	@Test
	void eachQuestionIsAnsweredRepliedToOrLeftOpen() {
		ReviewState asked = asking(Samples.review(Status.IN_REVIEW), HOW_MANY, WHO);
		assertThat(Asked.of(asked, (field) -> true)).extracting(Asked::became)
			.containsExactly(Became.WAITING, Became.WAITING);
		ReviewState revised = revised(asked, 2, new Reply("practice.photos", "Who took it?", "My sister."));
		assertThat(Asked.of(revised, "practice.results"::equals)).containsExactly(
				new Asked("practice.results", "How many?", Became.ANSWERED, null),
				new Asked("practice.photos", "Who took it?", Became.REPLIED, "My sister."));
		assertThat(Asked.of(revised, (field) -> false)).extracting(Asked::open).containsExactly(true, false);
	}

	@Test
	void whatWasSaidToAnotherQuestionAtTheSameFieldIsNoReply() {
		ReviewState first = revised(asking(Samples.review(Status.IN_REVIEW), HOW_MANY), 2,
				new Reply("practice.results", "How many?", "Nobody counted."));
		Question again = new Question("practice.results", "Can you ask ten of them?");
		ReviewState second = revised(asking(first, again), 3,
				new Reply("practice.results", "How many?", "Nobody counted."));
		assertThat(Asked.of(second, (field) -> false))
			.containsExactly(new Asked("practice.results", again.question(), Became.OPEN, null));
	}

	@Test
	void whatIsDecidedIsNotAskedAnyMore() {
		ReviewState revised = revised(asking(Samples.review(Status.IN_REVIEW), HOW_MANY), 2);
		ReviewState declined = Review.apply(revised,
				((Made) Review.decide(revised, new Decline("No."), "ana", NOW)).event(), NOW);
		assertThat(Asked.of(declined, (field) -> false)).isEmpty();
		ReviewState reopened = Review.apply(declined,
				((Made) Review.decide(declined, new Reopen(), "ana", NOW)).event(), NOW);
		assertThat(Asked.of(reopened, (field) -> false)).isEmpty();
		assertThat(Asked.of(asking(revised), (field) -> false)).as("asked for other changes").isEmpty();
		assertThat(Asked.of(
				revised.with(Status.WITHDRAWN).noting(new HistoryEntry(NOW, What.WITHDRAWN, 0, null, null, List.of())),
				(field) -> false))
			.isEmpty();
	}

	private static Question[] questions(int count) {
		Question[] questions = new Question[count];
		for (int at = 0; at < count; at++) {
			questions[at] = new Question("practice.field-" + at, "Why?");
		}
		return questions;
	}

	private static Decision decide(Question... questions) {
		return Review.decide(Samples.review(Status.IN_REVIEW), new RequestChanges("Please.", List.of(questions)), "ana",
				NOW);
	}

	private static ReviewState asking(ReviewState before, Question... questions) {
		ReviewState state = before.with(Status.IN_REVIEW);
		return Review.apply(state,
				((Made) Review.decide(state, new RequestChanges("Please.", List.of(questions)), "ana", NOW)).event(),
				NOW);
	}

	private static ReviewState revised(ReviewState before, int number, Reply... replies) {
		return before.revisedBy(Samples.revision(number, "Boosting employment"), List.of(), List.of())
			.with(Status.IN_REVIEW)
			.noting(new HistoryEntry(NOW, What.REVISED, number, null, null, List.of()).replying(List.of(replies)));
	}

}
