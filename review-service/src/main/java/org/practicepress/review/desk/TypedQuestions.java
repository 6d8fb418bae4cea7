package org.practicepress.review.desk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.Question;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The questions that an editor has typed beside the answers.
 *
 * @param all the questions, as they were typed
 */
record TypedQuestions(List<Question> all) {

	/** What an input is called: this, and then the field's key. */
	static final String NAME = "question.";

	static TypedQuestions of(MultiValueMap<String, String> fields) {
		return new TypedQuestions(fields.entrySet()
			.stream()
			.filter((field) -> field.getKey().startsWith(NAME))
			.flatMap((field) -> field.getValue()
				.stream()
				.filter((typed) -> typed != null && !typed.isBlank())
				.map((typed) -> new Question(field.getKey().substring(NAME.length()), typed)))
			.toList());
	}

	/** Those of a form that was kept. */
	static TypedQuestions of(Map<String, String> fields) {
		MultiValueMap<String, String> all = new LinkedMultiValueMap<>();
		new TreeMap<>(fields).forEach(all::add);
		return of(all);
	}

	/** What was typed at a field; null for nothing. */
	@Nullable String at(String field) {
		return this.all.stream()
			.filter((question) -> question.field().equals(field))
			.findFirst()
			.map(Question::question)
			.orElse(null);
	}

}
