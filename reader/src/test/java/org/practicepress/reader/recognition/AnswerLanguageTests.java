package org.practicepress.reader.recognition;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerLanguageTests {

	private final PracticeForm form = PracticeForm.load();

	private final AnswerLanguage language = new AnswerLanguage(this.form);

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

	/** What the form itself says to people, sentence by sentence. */
	@ParameterizedTest
	@EnumSource
	void isToldOfEverySentenceOfTheForm(FormLanguage written) {
		FormLanguage other = (written == FormLanguage.ENGLISH) ? FormLanguage.FRENCH : FormLanguage.ENGLISH;
		List<String> sentences = Stream
			.concat(this.form.fields().stream().map((field) -> field.help(written)),
					this.form.instructions(written).stream())
			.filter((sentence) -> sentence.length() >= 60)
			.toList();
		assertThat(sentences).hasSizeGreaterThan(5);
		assertThat(sentences).allSatisfy((sentence) -> assertThat(
				this.language.of(Answers.of(Map.of("practice.description", List.of(sentence))), other))
			.isEqualTo(written));
	}

	@Test
	void isTheFormsWhenTheTextIsInNone() {
		String german = "Die Genossenschaft verleiht Werkzeug an Menschen, die nach Hause gekommen sind.";
		assertThat(this.language.of(Answers.of(Map.of("practice.description", List.of(german))), FormLanguage.FRENCH))
			.isEqualTo(FormLanguage.FRENCH);
	}

	@Test
	void namesAndFiguresChangeNothing() {
		String text = "Le projet «Back to Work in the Field» (ERRIN, 2021–2024) a été mené avec l’association «El Sol de la Costa».";
		assertThat(this.language.of(Answers.of(Map.of("practice.description", List.of(text))), FormLanguage.SPANISH))
			.isEqualTo(FormLanguage.FRENCH);
	}

	@Test
	void isTheFormsWhenThereIsNotEnoughToTellBy() {
		assertThat(this.language.of(Answers.of(Map.of("practice.title", List.of("Tigris"))), FormLanguage.FRENCH))
			.isEqualTo(FormLanguage.FRENCH);
	}

}
