package org.practicepress.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LicenceTests {

	@ParameterizedTest
	@CsvSource({ "CC-BY-4.0, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
			"cc by 4.0, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
			"https://creativecommons.org/licenses/by/4.0, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
			"http://creativecommons.org/licenses/by/4.0/deed.fr, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
			"CC-BY-NC-SA-4.0, CC BY-NC-SA 4.0, https://creativecommons.org/licenses/by-nc-sa/4.0/",
			"CC-BY-NC-ND-3.0-IGO, CC BY-NC-ND 3.0 IGO, https://creativecommons.org/licenses/by-nc-nd/3.0/igo/",
			"CC0-1.0, CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/",
			"https://example.org/our-licence, https://example.org/our-licence, https://example.org/our-licence" })
	void isKnownByItsIdentifierOrItsAddress(String text, String code, String address) {
		Licence licence = Licence.valueOf(text);
		assertThat(licence.code()).isEqualTo(code);
		assertThat(licence.reference()).isEqualTo(address);
		assertThat(licence.address()).hasToString(address);
	}

	@Test
	void termsOfOnesOwnAreShownAsTheyAre() {
		Licence terms = Licence.valueOf(" © Example Hub. All rights reserved. ");
		assertThat(terms.address()).isNull();
		assertThat(terms.reference()).isEqualTo("© Example Hub. All rights reserved.");
		assertThat(terms.shown().ar()).isEqualTo("© Example Hub. All rights reserved.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "MIT", "CC-BY-5.0", "CC BY", "cc by-nc-sa", "https://", "https://exa mple.org/x",
			"javascript:alert(1)", "line\none", "http://a b" })
	void whatLeadsNowhereIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Licence.valueOf(text)).withMessageContaining("CC-BY-4.0");
		assertThatIllegalArgumentException().isThrownBy(() -> Licence.valueOf("many words ".repeat(30)));
	}

	@Test
	void saysWhatAReaderMayDo() {
		assertThat(Licence.USUAL.shown().en()).isEqualTo(
				"Creative Commons Attribution 4.0 International (CC BY 4.0): share and adapt it, and name the source.");
		assertThat(Licence.valueOf("CC-BY-NC-SA-4.0").shown().en()).isEqualTo(
				"Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International (CC BY-NC-SA 4.0): share and"
						+ " adapt it, and name the source. Not for commercial purposes. Pass on what you make of it"
						+ " under the same licence.");
		assertThat(Licence.valueOf("CC-BY-ND-3.0-IGO").shown().fr()).isEqualTo(
				"Creative Commons Attribution - Pas de Modification 3.0 OIG (CC BY-ND 3.0 IGO) : partagez cette fiche"
						+ " telle quelle, en citant la source.");
	}

	/** Nobody may agree to one licence and be published under another. */
	@ParameterizedTest
	@EnumSource
	void contributorsAgreeToTheLicenceOfTheSeries(FormLanguage language) throws IOException {
		PracticeForm form;
		try (var yaml = Objects.requireNonNull(PracticeForm.class.getResourceAsStream("/" + PracticeForm.RESOURCE))) {
			form = PracticeForm.read(yaml, Licence.valueOf("CC-BY-NC-4.0"));
		}
		assertThat(form.field(Role.CONSENT_PUBLISH).help(language)).contains("(CC BY-NC 4.0)").doesNotContain("{");
		assertThat(PracticeForm.load().field(Role.CONSENT_PUBLISH).help(language)).contains("(CC BY 4.0)")
			.doesNotContain("{");
		PracticeForm again = PracticeForm.read(new ByteArrayInputStream(form.source()));
		assertThat(again.field(Role.CONSENT_PUBLISH).help(language)).contains("(CC BY-NC 4.0)");
		assertThat(again.fields()).isEqualTo(form.fields());
	}

	@Test
	void theFormOfTheSeriesSaysWhatItAlwaysSaid() {
		Field consent = PracticeForm.load().field(Role.CONSENT_PUBLISH);
		assertThat(consent.help(FormLanguage.ENGLISH)).isEqualTo(
				"It is published under the Creative Commons Attribution 4.0 licence (CC BY 4.0), so that others can use it.");
		assertThat(consent.help(FormLanguage.ARABIC)).isEqualTo(
				"تُنشر بموجب رخصة المشاع الإبداعي نَسب المُصنَّف 4.0 \u200f(CC BY 4.0) لكي يستفيد منها الآخرون.");
	}

}
