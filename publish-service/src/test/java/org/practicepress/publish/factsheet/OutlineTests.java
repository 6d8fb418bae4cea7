package org.practicepress.publish.factsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.practicepress.form.PracticeForm;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class OutlineTests {

	@Test
	void theHousesOrderForTheHousesForm() {
		Outline outline = Outline.of(PracticeForm.load());
		assertThat(outline.glance()).startsWith("practice.country", "practice.place", "practice.start")
			.endsWith("practice.people-reached", "practice.budget", "practice.evidence");
		assertThat(outline.sections()).startsWith("practice.context", "practice.objective", "practice.description")
			.endsWith("practice.replication", "practice.recommendations")
			.doesNotContain("practice.summary", "practice.partners");
		assertThat(outline.links()).containsExactly("practice.links");
	}

	@Test
	void whatAnotherFormAsksComesAfterwards() throws IOException {
		String yaml = new ClassPathResource("form/practice-form.yml").getContentAsString(StandardCharsets.UTF_8)
			.replace("key: practice.lessons\n", "key: practice.surprises\n")
			.replace("key: practice.donor\n", "key: practice.paid-by\n");
		Outline outline = Outline
			.of(PracticeForm.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
		assertThat(outline.sections()).endsWith("practice.surprises").doesNotContain("practice.lessons");
		assertThat(outline.glance()).endsWith("practice.paid-by").doesNotContain("practice.donor");
	}

}
