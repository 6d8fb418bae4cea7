package org.practicepress.form;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersTests {

	@Test
	void answersThatFitStayAsTheyAre() {
		Answers answers = Answers.of(Map.of("practice.title", List.of("A bakery"), "practice.place", List.of("Mosul")));
		assertThat(answers.bounded(13)).isEqualTo(answers);
		assertThat(Answers.none().bounded(0)).isEqualTo(Answers.none());
	}

	@Test
	void onlyTheLongestAreCutOff() {
		Answers answers = Answers
			.of(Map.of("practice.title", List.of("A bakery"), "practice.context", List.of("x".repeat(10_000))));
		Answers bounded = answers.bounded(1_000);
		assertThat(bounded.first("practice.title")).contains("A bakery");
		assertThat(bounded.first("practice.context")).hasValueSatisfying(
				(text) -> assertThat(text).hasSizeBetween(250, 1_000).startsWith("xxx").endsWith("x\u2026"));
	}

	@Test
	void oneAnswerOfVeryManyValuesIsCutOffAmongThem() {
		Answers answers = Answers.of(Map.of("practice.links", Collections.nCopies(1_000, "https://tigris.example")));
		assertThat(answers.bounded(100).all("practice.links")).hasSizeBetween(2, 5)
			.first()
			.isEqualTo("https://tigris.example");
	}

	/** What is measured is what is sent. */
	@ParameterizedTest
	@ValueSource(strings = { "plain", "\"quoted\" \\ back", "line\nline\ttab", "Étape", "مخبز في دهوك", "合同",
			"\ud83e\uddf5" })
	void roomIsMeasuredAsJson(String text) {
		String value = text.repeat(1_000);
		JsonMapper mapper = new JsonMapper();
		String bounded = Answers.of(Map.of("practice.title", List.of(value)))
			.bounded(900)
			.first("practice.title")
			.orElseThrow();
		int quotes = 2;
		assertThat(mapper.writeValueAsBytes(bounded).length - quotes).isBetween(890, 900);
	}

	@ParameterizedTest
	@ValueSource(ints = { 7, 8, 9, 10, 11, 12, 13 })
	void noLetterIsCutInTwo(int most) {
		String bounded = Answers.of(Map.of("practice.title", List.of("\ud83e\uddf5".repeat(50))))
			.bounded(most)
			.first("practice.title")
			.orElseThrow();
		assertThat(bounded.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(most);
		assertThat(bounded.codePoints()).containsOnly(0x1f9f5, 0x2026);
	}

}
