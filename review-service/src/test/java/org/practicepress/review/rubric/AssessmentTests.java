package org.practicepress.review.rubric;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.practicepress.review.rubric.Assessment.Flaw;
import org.practicepress.review.rubric.Assessment.Score;
import org.practicepress.review.rubric.Assessment.Step;
import org.practicepress.review.rubric.Assessment.What;

import static org.assertj.core.api.Assertions.assertThat;

class AssessmentTests {

	private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

	private static final String TEXTS = "{en: a, fr: b, es: c, ar: d}";

	private static final Rubric RUBRIC = RubricTests
		.read("criteria: [{key: cost, label: %s, guidance: %s}, {key: care, label: %s, guidance: %s}]".formatted(TEXTS,
				TEXTS, TEXTS, TEXTS));

	private static final Assessment NEW = new Assessment("id", "submission", "sub-ana", "ana", 0, Map.of(), null,
			List.of());

	@Test
	void everyCriterionNeedsItsPoints() {
		for (Map<String, Score> wanted : List.of(Map.<String, Score>of(), scores(0, 3), scores(3, 6), scores(-1, 3),
				Map.of("cost", new Score(3, "")), Map.of("cost", new Score(3, ""), "other", new Score(3, "")))) {
			assertThat(NEW.judged(wanted, RUBRIC, 1, NOW).flaw()).isEqualTo(Flaw.MISSING);
		}
		Assessment judged = NEW.judged(scores(1, 5), RUBRIC, 2, NOW).after();
		assertThat(judged.given()).isTrue();
		assertThat(judged.revision()).isEqualTo(2);
		assertThat(judged.steps()).containsExactly(new Step(NOW, What.GIVEN));
		assertThat(judged.judged(scores(1, 5), RUBRIC, 2, NOW).after()).as("sent twice").isSameAs(judged);
		assertThat(judged.judged(scores(2, 5), RUBRIC, 2, NOW).after().steps()).extracting(Step::what)
			.containsExactly(What.GIVEN, What.CHANGED);
	}

	@Test
	void wordsAreTidiedAndNotEndless() {
		Map<String, Score> wanted = Map.of("cost", new Score(3, " \u202Ewhy\r\n"), "care", new Score(3, ""), "more",
				new Score(9, "is left out"));
		assertThat(NEW.judged(wanted, RUBRIC, 1, NOW).after().scores())
			.isEqualTo(Map.of("cost", new Score(3, "why"), "care", new Score(3, "")));
		assertThat(NEW.judged(Map.of("cost", new Score(3, "x".repeat(2_001)), "care", new Score(3, "")), RUBRIC, 1, NOW)
			.flaw()).isEqualTo(Flaw.TOO_LONG);
		assertThat(NEW.conflicted("x".repeat(2_001), NOW).flaw()).isEqualTo(Flaw.TOO_LONG);
	}

	@Test
	void whoHasAConflictDoesNotJudge() {
		Assessment judged = NEW.judged(scores(3, 3), RUBRIC, 1, NOW).after();
		Assessment conflicted = judged.conflicted("My sister works there.", NOW).after();
		assertThat(conflicted.given()).isFalse();
		assertThat(conflicted.judged(scores(3, 3), RUBRIC, 1, NOW).flaw()).isEqualTo(Flaw.CONFLICT);
		assertThat(conflicted.conflicted("My sister works there.", NOW).after()).as("sent twice").isSameAs(conflicted);
		Assessment free = conflicted.free(NOW).after();
		assertThat(free.judged(scores(3, 3), RUBRIC, 1, NOW).flaw()).isNull();
		assertThat(free.free(NOW).after()).isSameAs(free);
		assertThat(free.steps()).extracting(Step::what)
			.containsExactly(What.GIVEN, What.CONFLICT_DECLARED, What.CONFLICT_ENDED);
	}

	private static Map<String, Score> scores(int cost, int care) {
		return Map.of("cost", new Score(cost, ""), "care", new Score(care, ""));
	}

}
