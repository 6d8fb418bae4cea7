package org.practicepress.intake.blankform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.PracticeForm;

import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

class BlankFormControllerTests {

	private final MockMvcTester site = MockMvcTester.of(new BlankFormController(PracticeForm.load()));

	@ParameterizedTest
	@ValueSource(strings = { "en", "fr", "es", "ar" })
	void handsOutTheBlankFormAsAFileToKeep(String language) {
		assertThat(this.site.get().uri("/form/practice-form.{language}.docx", language)).hasStatusOk()
			.hasContentType("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
			.hasHeader("Content-Disposition", "attachment; filename=\"practice-form." + language + ".docx\"")
			.hasHeader("Cache-Control", "max-age=3600, public")
			.containsHeader("ETag");
	}

	@Test
	void handsOutOpenDocumentFormsToo() {
		assertThat(this.site.get().uri("/form/practice-form.ar.odt")).hasStatusOk()
			.hasContentType("application/vnd.oasis.opendocument.text")
			.hasHeader("Content-Disposition", "attachment; filename=\"practice-form.ar.odt\"");
	}

	@Test
	void handsOutFormsToFillInAsPdf() {
		assertThat(this.site.get().uri("/form/practice-form.fr.pdf")).hasStatusOk()
			.hasContentType("application/pdf")
			.hasHeader("Content-Disposition", "attachment; filename=\"practice-form.fr.pdf\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/form/practice-form.de.docx", "/form/practice-form.en.exe", "/form/practice-form.EN.docx",
			"/form/other-form.en.docx", "/form/practice-form.docx" })
	void hasNoOtherForms(String path) {
		assertThat(this.site.get().uri(path)).hasStatus(404);
	}

	@Test
	void sendsNothingTwice() {
		String tag = this.site.get().uri("/form/practice-form.en.docx").exchange().getResponse().getHeader("ETag");
		assertThat(tag).isNotNull();
		assertThat(this.site.get().uri("/form/practice-form.en.docx").header("If-None-Match", String.valueOf(tag)))
			.hasStatus(304);
	}

}
