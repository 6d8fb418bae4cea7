package org.practicepress.reader.recognition;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerLanguageTests {

	private final AnswerLanguage language = new AnswerLanguage(PracticeForm.load());

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | The cooperative lends tools to people who came back, and they pay when the first harvest is sold.
			fr | La coopérative prête des outils aux personnes revenues, qui paient après la première récolte vendue.
			es | La cooperativa presta herramientas a quienes han vuelto, y pagan cuando venden la primera cosecha.
			ar | تُعير التعاونية الأدوات للعائدين، ويدفعون ثمن استعمالها بعد بيع أول محصول في السوق القريبة من القرية.
			""")
	void isToldFromTheTextWhateverTheForm(String code, String text) {
		Answers answers = Answers.of(Map.of("practice.description", List.of(text)));
		for (FormLanguage form : FormLanguage.values()) {
			assertThat(this.language.of(answers, form).code()).isEqualTo(code);
		}
	}

	@Test
	void isTheFormsWhenThereIsNotEnoughToTellBy() {
		assertThat(this.language.of(Answers.of(Map.of("practice.title", List.of("Tigris"))), FormLanguage.FRENCH))
			.isEqualTo(FormLanguage.FRENCH);
	}

}
