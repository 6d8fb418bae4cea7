package org.practicepress.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PracticeFormTests {

	private final PracticeForm form = PracticeForm.load();

	@Test
	void asksWhatTheSeriesNeeds() {
		assertThat(this.form.mark(FormLanguage.ENGLISH)).isEqualTo("practice-form v1 · en");
		assertThat(this.form.sections()).extracting(Section::key)
			.containsExactly("about-you", "at-a-glance", "story", "results", "learning", "annexes", "consent");
		assertThat(this.form.fields()).hasSize(42);
		assertThat(this.form.fields()).filteredOn(Field::required)
			.extracting(Field::key)
			.containsExactly("contributor.name", "contributor.email", "contributor.organisation", "practice.title",
					"practice.summary", "practice.country", "practice.start", "practice.phase", "practice.level",
					"practice.dimension", "practice.theme", "practice.target-group", "practice.context",
					"practice.objective", "practice.description", "practice.results", "practice.evidence",
					"practice.success-factors", "practice.challenges", "practice.sustainability",
					"practice.replication", "practice.recommendations", "consent.publish", "consent.contact");
		assertThat(this.form.field("practice.description").words()).isEqualTo(600);
		assertThat(this.form.field("practice.photos").items()).isEqualTo(8);
	}

	@Test
	void knowsWhoPlaysWhichRole() {
		for (Role role : Role.values()) {
			assertThat(this.form.field(role)).isNotNull();
		}
		assertThat(this.form.field(Role.TITLE).key()).isEqualTo("practice.title");
		assertThat(this.form.field(Role.CONSENT_PUBLISH).mustBe()).isEqualTo(Field.YES);
	}

	/** A label is what a returned form is recognised by when its controls are lost. */
	@ParameterizedTest
	@EnumSource
	void hasNoTwoLabelsAlike(FormLanguage language) {
		assertThat(this.form.fields()).extracting((field) -> field.label(language)).doesNotHaveDuplicates();
		for (Field field : this.form.fields()) {
			assertThat(field.choices()).extracting((choice) -> choice.label(language)).doesNotHaveDuplicates();
		}
	}

	@Test
	void writesArabicInArabicLetters() {
		Pattern arabic = Pattern.compile(".*\\p{IsArabic}.*", Pattern.DOTALL);
		for (Field field : this.form.fields()) {
			assertThat(field.label(FormLanguage.ARABIC)).matches(arabic);
			assertThat(field.label(FormLanguage.SPANISH)).doesNotMatch(arabic);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			practice.phase          | post-arrival | en | Post-arrival
			practice.phase          | post-arrival | ar | ما بعد الوصول
			practice.country        | IQ           | en | Iraq
			practice.country        | IQ           | fr | Irak
			practice.country        | IQ           | ar | العراق
			practice.country        | Atlantis     | en | Atlantis
			practice.start          | 2021-03      | en | March 2021
			practice.start          | 2021-03      | fr | mars 2021
			practice.start          | 2021-03      | es | marzo 2021
			practice.start          | 2021-03      | ar | مارس 2021
			practice.start          | spring       | en | spring
			practice.end            | ongoing      | es | Sigue en marcha
			practice.end            | 2023-12      | en | December 2023
			practice.people-reached | 12500        | en | 12,500
			practice.people-reached | 12500        | es | 12.500
			practice.people-reached | many         | en | many
			practice.budget         | 120000.5 EUR | en | 120,000.5 EUR
			practice.budget         | 120000       | en | 120,000
			consent.publish         | yes          | fr | Oui
			practice.title          | As it stands | fr | As it stands
			""")
	void saysAValueInWords(String key, String value, String language, String words) {
		assertThat(this.form.field(key).display(List.of(value), FormLanguage.of(language)).replace('\u00a0', ' '))
			.isEqualTo(words);
	}

	@Test
	void saysSeveralValuesAsAList() {
		Field country = this.form.field(Role.COUNTRY);
		assertThat(country.display(List.of("IQ", "SN"), FormLanguage.ENGLISH)).isEqualTo("Iraq, Senegal");
		assertThat(country.display(List.of("IQ", "SN"), FormLanguage.ARABIC)).isEqualTo("العراق، السنغال");
		assertThat(country.display(List.of(), FormLanguage.ENGLISH)).isEmpty();
	}

	@Test
	void tellsALimitInWords() {
		assertThat(this.form.words().limit(this.form.field(Role.SUMMARY), FormLanguage.FRENCH))
			.isEqualTo("60 mots au plus");
		assertThat(this.form.words().limit(this.form.field(Role.PHOTOS), FormLanguage.ENGLISH)).isEqualTo("Up to 8");
		assertThat(this.form.words().limit(this.form.field(Role.COUNTRY), FormLanguage.ENGLISH)).isEmpty();
	}

	@Test
	void knowsCountriesByNameInTheReadersOrder() {
		assertThat(Countries.sorted(FormLanguage.ENGLISH)).startsWith("AF").contains("IQ", "SN");
		assertThat(Countries.sorted(FormLanguage.SPANISH)).hasSameSizeAs(Countries.sorted(FormLanguage.ARABIC));
		assertThat(Countries.known("UK")).isFalse();
		assertThat(Countries.known("GB")).isTrue();
	}

	@Test
	void speaksTheReadersLanguageOrEnglish() {
		assertThat(FormLanguage.of(Locale.CANADA_FRENCH)).isEqualTo(FormLanguage.FRENCH);
		assertThat(FormLanguage.of(Locale.GERMANY)).isEqualTo(FormLanguage.ENGLISH);
		assertThat(FormLanguage.ARABIC.direction()).isEqualTo("rtl");
	}

	@Test
	void refusesAFormThatWouldBreakLaterAndNamesEverythingWrong() {
		String broken = yaml().replace("title: practice.title", "title: practice.nowhere")
			.replace("key: practice.quote", "key: practice.results")
			.replace("fr: Votre fonction", "fr: ''")
			.replace("code: post-arrival", "code: Post Arrival")
			.replace("es: Socios", "es: Budget");
		assertThatExceptionOfType(PracticeForm.InvalidForm.class).isThrownBy(() -> read(broken))
			.satisfies((invalid) -> assertThat(invalid.broken()).containsExactlyInAnyOrder(
					"The role title is given to 'practice.nowhere', which is no field",
					"Two fields are called 'practice.results'",
					"'practice.partners' and 'practice.budget' have the same label, perhaps in two languages or versions",
					"The label of 'contributor.role' is empty in a language",
					"The choice 'Post Arrival' of 'practice.phase' is not made of small letters and hyphens"));
	}

	@Test
	void refusesWhatItDoesNotUnderstand() {
		String misspelt = yaml().replaceFirst("required: true", "requierd: true");
		assertThatExceptionOfType(PracticeForm.InvalidForm.class).isThrownBy(() -> read(misspelt))
			.withMessageContaining("requierd");
		String untranslated = yaml().replace("          fr: Votre fonction\n", "");
		assertThatExceptionOfType(PracticeForm.InvalidForm.class).isThrownBy(() -> read(untranslated))
			.withMessageContaining("fr");
		String unlabelled = yaml().replace("label: {en: Social, fr: Sociale, es: Social, ar: اجتماعي}", "label:");
		assertThatExceptionOfType(PracticeForm.InvalidForm.class).isThrownBy(() -> read(unlabelled))
			.withMessageContaining("The choice 'social' has no label");
	}

	private static PracticeForm read(String yaml) {
		return PracticeForm.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
	}

	private static String yaml() {
		try (InputStream yaml = Objects
			.requireNonNull(PracticeForm.class.getResourceAsStream("/" + PracticeForm.RESOURCE))) {
			return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
