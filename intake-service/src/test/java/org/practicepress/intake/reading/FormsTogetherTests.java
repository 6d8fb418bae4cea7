package org.practicepress.intake.reading;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.submission.Samples;
import org.practicepress.reader.result.Recognised;

import static org.assertj.core.api.Assertions.assertThat;

class FormsTogetherTests {

	private static final FormsTogether.Found BAKERY = found("a.docx", "A bakery", "Mosul");

	private static final FormsTogether.Found WELL = found("b.docx", "A well", "Kaolack");

	@Test
	void twoPracticesAreTwo() {
		FormsTogether forms = FormsTogether.of(List.of(BAKERY, WELL), null);
		assertThat(forms.stays().form()).isEqualTo(BAKERY);
		assertThat(forms.further()).singleElement()
			.satisfies((group) -> assertThat(group.form()).isEqualTo(WELL))
			.satisfies((group) -> assertThat(group.again()).isEmpty());
	}

	@Test
	void theSameTitleOrTheSameAnswersAreTheSameFormTwice() {
		FormsTogether.Found draft = found("c.docx", " a  BAKERY ", "Duhok");
		FormsTogether.Found untitled = found("d.docx", null, "Erbil");
		FormsTogether.Found copy = found("e.docx", null, "Erbil");
		FormsTogether forms = FormsTogether.of(List.of(BAKERY, draft, untitled, copy), null);
		assertThat(forms.stays().form()).isEqualTo(BAKERY);
		assertThat(forms.stays().again()).containsExactly(draft.file());
		assertThat(forms.further()).singleElement().satisfies((group) -> {
			assertThat(group.form()).isEqualTo(untitled);
			assertThat(group.again()).containsExactly(copy.file());
		});
	}

	@Test
	void aCorrectionIsKnownByItsTitleWhateverStandsBeforeIt() {
		FormsTogether forms = FormsTogether.of(List.of(WELL, BAKERY), "A bakery");
		assertThat(forms.stays().form()).isEqualTo(BAKERY);
		assertThat(forms.further()).extracting(FormsTogether.Group::form).containsExactly(WELL);
		assertThat(FormsTogether.of(List.of(WELL, BAKERY), "Renamed").stays().form()).isEqualTo(WELL);
	}

	private static FormsTogether.Found found(String name, @Nullable String title, String place) {
		Answers answers = Answers.of(Map.of("practice.title", (title != null) ? List.of(title) : List.of(),
				"practice.place", List.of(place)));
		return new FormsTogether.Found(new Recognised.Practice(1, FormLanguage.ENGLISH, answers, Map.of(), Map.of(),
				List.of(), List.of(), Map.of()), title, Samples.file(name));
	}

}
