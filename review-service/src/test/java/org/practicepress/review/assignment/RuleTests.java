package org.practicepress.review.assignment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.form.PracticeForm;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Samples;
import org.practicepress.review.decision.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleTests {

	private static final PracticeForm FORM = PracticeForm.load();

	/** In English, from Iraq, about enterprises and employment. */
	private static final ReviewState REVIEW = Samples.review(Status.QUEUED);

	@Test
	void whatIsLeftOutFitsAllAndWhatIsNamedMustFit() {
		assertThat(rule(List.of(), List.of(), List.of()).fits(REVIEW)).isTrue();
		assertThat(rule(List.of("ar", "en"), List.of("SY", "IQ"), List.of("enterprise-support")).fits(REVIEW)).isTrue();
		assertThat(rule(List.of("ar"), List.of("IQ"), List.of()).fits(REVIEW)).isFalse();
		assertThat(rule(List.of("en"), List.of("SY"), List.of()).fits(REVIEW)).isFalse();
		assertThat(rule(List.of(), List.of(), List.of("health")).fits(REVIEW)).isFalse();
	}

	@Test
	void whoHasLeastGetsItAndNobodyWhoIsAwayOrHasEnough() {
		Map<String, Long> loads = Map.of("ana", 3L, "bea", 1L, "cem", 1L);
		Rule rule = rule(null);
		assertThat(rule.editor((name) -> true, loads::get)).contains("bea");
		assertThat(rule.editor((name) -> !name.equals("bea"), loads::get)).contains("cem");
		assertThat(rule.editor((name) -> name.equals("ana"), loads::get)).contains("ana");
		assertThat(rule.editor((name) -> false, loads::get)).isEmpty();
		assertThat(rule(1).editor((name) -> true, loads::get)).isEmpty();
		assertThat(rule(2).editor((name) -> name.equals("ana"), loads::get)).isEmpty();
	}

	static Stream<Arguments> wrong() {
		List<String> ana = List.of("ana");
		return Stream.of(Arguments.of(new Rule("", List.of(), List.of(), List.of(), ana, null), "needs a name"),
				Arguments.of(new Rule("A", List.of("xx"), List.of(), List.of(), ana, null), "no language 'xx'"),
				Arguments.of(new Rule("A", List.of(), List.of("Iraq"), List.of(), ana, null), "no country 'Iraq'"),
				Arguments.of(new Rule("A", List.of(), List.of(), List.of("weaving"), ana, null), "no theme 'weaving'"),
				Arguments.of(new Rule("A", List.of(), List.of(), List.of(), List.of(), null), "names no editors"),
				Arguments.of(new Rule("A", List.of(), List.of(), List.of(), ana, 0), "most below 1"));
	}

	@ParameterizedTest(name = "{1}")
	@MethodSource
	void wrong(Rule rule, String why) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Rules(new AssignmentProperties(List.of(rule)), FORM))
			.withMessageContaining("practice-press.review.assignment.rules")
			.withMessageContaining(why);
	}

	@Test
	void noTwoRulesHaveOneName() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Rules(new AssignmentProperties(List.of(rule(null), rule(2))), FORM))
			.withMessageContaining("two of that name");
		assertThat(new Rules(new AssignmentProperties(List.of(rule(null))), FORM).all()).hasSize(1);
	}

	private static Rule rule(List<String> languages, List<String> countries, List<String> themes) {
		return new Rule("Arabic", languages, countries, themes, List.of("ana"), null);
	}

	private static Rule rule(@Nullable Integer most) {
		return new Rule("Arabic", List.of(), List.of(), List.of(), List.of("ana", "bea", "cem"), most);
	}

}
