package org.practicepress.intake.blankform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;

import static org.assertj.core.api.Assertions.assertThat;

class WordFormTests {

	private static final Pattern TAG = Pattern.compile("<w:tag w:val=\"([^\"]+)\"");

	private final PracticeForm form = PracticeForm.load();

	@ParameterizedTest
	@EnumSource
	void asksEveryQuestionInItsLanguage(FormLanguage language) throws IOException {
		try (XWPFDocument word = blank(language)) {
			List<String> texts = new ArrayList<>();
			word.getParagraphs().forEach((paragraph) -> texts.add(paragraph.getText()));
			word.getTables()
				.forEach((table) -> table.getRows()
					.forEach((row) -> row.getCell(0)
						.getParagraphs()
						.forEach((paragraph) -> texts.add(paragraph.getText().replace("\u00a0*", "")))));
			assertThat(texts).contains(this.form.title(language));
			for (Section section : this.form.sections()) {
				assertThat(texts).contains(section.label(language));
				for (Field field : section.fields()) {
					assertThat(texts).contains(field.label(language));
				}
			}
			assertThat(word.getTables()).hasSameSizeAs(this.form.sections());
		}
	}

	@ParameterizedTest
	@EnumSource
	void keepsAPlaceForEveryAnswer(FormLanguage language) throws IOException {
		List<String> expected = new ArrayList<>();
		for (Field field : this.form.fields()) {
			switch (field.type()) {
				case FILES -> {
				}
				case CHOICES, YES_NO -> boxes(field, expected);
				case MONTH, MONTH_OR_ONGOING -> {
					expected.add(field.key());
					boxes(field, expected);
				}
				default -> expected.add(field.key());
			}
		}
		try (XWPFDocument word = blank(language)) {
			assertThat(TAG.matcher(word.getDocument().xmlText()).results().map((tag) -> tag.group(1)))
				.containsExactlyElementsOf(expected);
		}
	}

	private static void boxes(Field field, List<String> expected) {
		for (Choice choice : field.choices()) {
			expected.add(field.key() + "/" + choice.code());
		}
	}

	@ParameterizedTest
	@EnumSource
	void saysWhichFormItIsInTheFooterAndInItsProperties(FormLanguage language) throws IOException {
		try (XWPFDocument word = blank(language)) {
			assertThat(word.getFooterList()).singleElement()
				.satisfies((footer) -> assertThat(footer.getText()).contains(this.form.mark(language)));
			assertThat(word.getProperties().getCustomProperties().getProperty("practice-form").getLpwstr())
				.isEqualTo("v1");
			assertThat(word.getProperties().getCustomProperties().getProperty("language").getLpwstr())
				.isEqualTo(language.code());
			assertThat(word.getProperties().getCoreProperties().getTitle()).isEqualTo(this.form.title(language));
		}
	}

	@ParameterizedTest
	@EnumSource
	void runsTheWayItsLanguageRuns(FormLanguage language) throws IOException {
		try (XWPFDocument word = blank(language)) {
			String xml = word.getDocument().xmlText();
			assertThat(xml.contains("<w:bidiVisual/>")).isEqualTo(language.rightToLeft());
			assertThat(xml.contains("<w:rtl/>")).isEqualTo(language.rightToLeft());
			assertThat(word.getStyles().getDefaultRunStyle()).isNotNull();
			assertThat(WordForm.languageTag(language).toLowerCase(Locale.ROOT)).startsWith(language.code());
		}
	}

	@Test
	void isTheSameFileWheneverItIsWritten() throws IOException {
		byte[] word = new WordForm(this.form).write(FormLanguage.FRENCH);
		assertThat(word).isEqualTo(new WordForm(this.form).write(FormLanguage.FRENCH));
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(word))) {
			assertThat(zip.getNextEntry()).isNotNull()
				.satisfies((entry) -> assertThat(entry.getTimeLocal()).hasYear(1980));
		}
	}

	private XWPFDocument blank(FormLanguage language) throws IOException {
		byte[] blank = new WordForm(this.form).write(language);
		return new XWPFDocument(new ByteArrayInputStream(blank));
	}

}
