package org.practicepress.intake.webform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.practicepress.form.Answers;
import org.practicepress.form.PracticeForm;

import static org.assertj.core.api.Assertions.assertThat;

class InputsTests {

	private final Inputs inputs = new Inputs(PracticeForm.load());

	@Test
	void answersThatAreShownAndSentAgainStayTheSame() {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		answers.put("contributor.name", List.of("روژین كريم"));
		answers.put("contributor.email", List.of("rozhin@tigris.example"));
		answers.put("practice.country", List.of("IQ", "CD", "LA", "Kurdistan"));
		answers.put("practice.start", List.of("2020-09"));
		answers.put("practice.end", List.of("ongoing"));
		answers.put("practice.phase", List.of("return", "reintegration", "something else"));
		answers.put("practice.people-reached", List.of("1402"));
		answers.put("practice.budget", List.of("120000.5 EUR"));
		answers.put("practice.context", List.of("One.\nTwo.\n- a\n- b\n1. first\n2. second\n3 < 4 & 5"));
		answers.put("practice.links", List.of("https://example.org/a", "https://example.org/b?c=d"));
		answers.put("consent.publish", List.of("yes"));
		Answers before = Answers.of(answers);
		assertThat(this.inputs.answers(this.inputs.typed(before)).asMap()).isEqualTo(before.asMap());
	}

	@Test
	void whatCannotBeReadStaysAsItWasTyped() {
		Answers answers = this.inputs.answers(Map.of("practice.budget", List.of("a lot"), "practice.budget~currency",
				List.of("USD"), "practice.start", List.of("when the war ended"), "practice.people-reached",
				List.of("\u0000between 10 and 20\u001b")));
		assertThat(answers.all("practice.budget")).containsExactly("a lot USD");
		assertThat(answers.all("practice.start")).containsExactly("when the war ended");
		assertThat(answers.all("practice.people-reached")).containsExactly("between 10 and 20");
	}

	@Test
	void aListThatWasLeftAtACurrencyIsNoAnswer() {
		assertThat(this.inputs.answers(Map.of("practice.budget~currency", List.of("USD"))).isEmpty()).isTrue();
	}

	@Test
	void onlyTheFormsOwnInputsAreKept() {
		assertThat(
				this.inputs.typed(Map.of("practice.title", new String[] { "A", " " }, "admin", new String[] { "1" })))
			.isEqualTo(Map.of("practice.title", List.of("A")));
	}

}
