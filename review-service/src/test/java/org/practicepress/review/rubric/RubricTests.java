package org.practicepress.review.rubric;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.review.rubric.Rubric.Criterion;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RubricTests {

	private static final String TEXTS = "{en: a, fr: b, es: c, ar: d}";

	@Test
	void theUsualOneIsWholeInEveryLanguage() throws IOException {
		try (InputStream yaml = new ClassPathResource("review/rubric.yml").getInputStream()) {
			assertThat(Rubric.read(yaml).criteria()).extracting(Criterion::key)
				.containsExactly("relevance", "effectiveness", "sustainability", "replicability", "innovation",
						"participation", "do-no-harm");
		}
	}

	@Test
	void anOrganisationHasItsOwn() {
		assertThat(read("criteria: [{key: cost, label: %s, guidance: %s}]".formatted(TEXTS, TEXTS)).criteria())
			.singleElement()
			.extracting((criterion) -> criterion.label().ar())
			.isEqualTo("d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "criteria: []", "criteria: 7", "criteria: [null]", "nothing: []",
			"criteria: [{key: Cost, label: T, guidance: T}]", "criteria: [{key: '', label: T, guidance: T}]",
			"criteria: [{key: a.b, label: T, guidance: T}]", "criteria: [{label: T, guidance: T}]",
			"criteria: [{key: a, label: T}]", "criteria: [{key: a, label: T, guidance: T, points: 9}]",
			"criteria: [{key: a, label: {en: a}, guidance: T}]",
			"criteria: [{key: a, label: {en: ' ', fr: b, es: c, ar: d}, guidance: T}]",
			"criteria: [{key: a, label: T, guidance: T}, {key: a, label: T, guidance: T}]" })
	void isRefused(String yaml) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(yaml.replace("T", TEXTS)))
			.withMessageContaining("rubric");
	}

	static Rubric read(String yaml) {
		return Rubric.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
	}

}
