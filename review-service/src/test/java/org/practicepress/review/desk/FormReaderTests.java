package org.practicepress.review.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.practicepress.review.decision.Revision;
import org.practicepress.form.PracticeForm;
import org.practicepress.review.decision.Samples;
import org.practicepress.review.desk.AnsweredSection.Answer;
import org.practicepress.review.desk.AnsweredSection.Strip;
import org.practicepress.review.desk.Passage.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class FormReaderTests {

	private final FormReader reader = new FormReader(PracticeForm.load());

	@Test
	void answersStandUnderTheirQuestionsInTheOrderOfTheForm() {
		List<AnsweredSection> sections = this.reader.read(Samples.revision(1, "A title"), Locale.ENGLISH, "Other");
		List<Answer> answers = sections.stream().flatMap((section) -> section.answers().stream()).toList();
		assertThat(answers).extracting(Answer::key)
			.containsExactly("practice.title", "practice.summary", "practice.country", "practice.start",
					"practice.theme", "practice.people-reached", "practice.challenges", "practice.links",
					"consent.publish");
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.label()).isNotBlank());
	}

	@Test
	void codesAreWordsInTheEditorsLanguage() {
		assertThat(answer(Locale.ENGLISH, "practice.start").lines()).containsExactly("September 2020");
		assertThat(answer(Locale.FRENCH, "practice.start").lines()).containsExactly("septembre 2020");
		assertThat(answer(Locale.ENGLISH, "practice.country").lines()).containsExactly("Iraq");
		assertThat(answer(Locale.of("es"), "practice.country").lines()).containsExactly("Irak");
		assertThat(answer(Locale.ENGLISH, "practice.theme").lines()).hasSize(2).doesNotContain("enterprise-support");
	}

	@Test
	void textIsParagraphsAndLists() {
		assertThat(answer(Locale.ENGLISH, "practice.challenges").blocks()).containsExactly(
				new Passage(Kind.PARAGRAPH, 1, List.of("Two of them.")),
				new Passage(Kind.BULLETS, 1, List.of("Owners hired relatives", "Prices <b>moved</b>")));
		assertThat(Passage.of("- a\nb\n\n- c\n-d")).containsExactly(new Passage(Kind.BULLETS, 1, List.of("a")),
				new Passage(Kind.PARAGRAPH, 1, List.of("b")), new Passage(Kind.BULLETS, 1, List.of("c")),
				new Passage(Kind.PARAGRAPH, 1, List.of("-d")));
		assertThat(Passage.of("1. a\n2. b\nc\n3. d\n1. e")).containsExactly(
				new Passage(Kind.NUMBERS, 1, List.of("a", "b")), new Passage(Kind.PARAGRAPH, 1, List.of("c")),
				new Passage(Kind.NUMBERS, 3, List.of("d")), new Passage(Kind.NUMBERS, 1, List.of("e")));
		assertThat(Passage.of("")).isEmpty();
	}

	@Test
	void questionLeftOpenIsShownWhenThatIsAProblem() {
		Answer links = answer(Locale.ENGLISH, "practice.links");
		assertThat(links.problems()).containsExactly("not-a-url");
		assertThat(links.lines()).isEmpty();
	}

	@Test
	void answerToAQuestionNoLongerAskedIsNotLost() {
		Revision known = Samples.revision(1, "A title");
		Map<String, List<String>> answers = new LinkedHashMap<>(known.answers());
		answers.put("practice.weather", List.of("Sunny"));
		Revision older = new Revision(1, known.receivedAt(), "web", 1, "en", null, known.title(), answers, null, null,
				List.of(), known.original(), List.of(), List.of(), null);
		AnsweredSection last = this.reader.read(older, Locale.ENGLISH, "Other answers").getLast();
		assertThat(last.title()).isEqualTo("Other answers");
		assertThat(last.answers()).singleElement()
			.returns("practice.weather", Answer::label)
			.returns(List.of(new Passage(Kind.PARAGRAPH, 1, List.of("Sunny"))), Answer::blocks);
	}

	@Test
	void whatMayHaveBeenReadWronglyIsMarked() {
		assertThat(answer(Locale.ENGLISH, "practice.summary").doubtful()).isTrue();
		assertThat(answer(Locale.ENGLISH, "practice.title").doubtful()).isFalse();
	}

	@Test
	void leadsToThePlaceOnThePageWithALittleAroundIt() {
		assertThat(answer(Locale.ENGLISH, "practice.title").strips()).isEmpty();
		assertThat(answer(Locale.ENGLISH, "practice.summary").strips()).containsExactly(
				new Strip(1, "d".repeat(64), "0 782 595 60", 595, 842),
				new Strip(2, "e".repeat(64), "0 0 595 58", 595, 842));
	}

	private Answer answer(Locale locale, String key) {
		return this.reader.read(Samples.revision(1, "A title"), locale, "Other")
			.stream()
			.flatMap((section) -> section.answers().stream())
			.filter((answer) -> answer.key().equals(key))
			.findFirst()
			.orElseThrow();
	}

}
