package org.practicepress.embedded.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.embedded.identity.Accounts.Reason;
import org.practicepress.embedded.identity.AuditTrail.What;
import org.practicepress.embedded.identity.Passwords.Flaw;
import org.practicepress.pages.access.Role;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTests {

	@ParameterizedTest
	@ValueSource(strings = { "fr", "es", "ar" })
	void everyLanguageHasEveryText(String language) throws Exception {
		Properties own = texts("_" + language);
		Properties english = texts("");
		assertThat(own.keySet()).isEqualTo(english.keySet());
		own.forEach((key, text) -> {
			assertThat(text.toString()).as("%s", key).isNotBlank();
			for (String value : new String[] { "{0", "{1", "{2", "{3" }) {
				assertThat(text.toString().contains(value)).as("%s", key)
					.isEqualTo(english.getProperty(key.toString()).contains(value));
			}
			assertThat(new MessageFormat(text.toString(), Locale.of(language)).format(new Object[] { 3, 4, 5, 6 }))
				.as("%s", key)
				.doesNotContain("{");
		});
	}

	@Test
	void whateverCanHappenHasWords() throws Exception {
		Stream<String> keys = Stream
			.of(Arrays.stream(Reason.values()).map((reason) -> "identity.refused." + reason.code()),
					Arrays.stream(Flaw.values()).map((flaw) -> "identity.refused." + flaw.code()),
					Arrays.stream(What.values()).map((what) -> "identity.did." + what.code()),
					Arrays.stream(Role.values()).map((role) -> "identity.role." + role.code()))
			.flatMap((some) -> some);
		assertThat(texts("").stringPropertyNames()).containsAll(keys.toList());
	}

	private static Properties texts(String suffix) throws IOException {
		return PropertiesLoaderUtils.loadProperties(new EncodedResource(
				new ClassPathResource("identity/messages" + suffix + ".properties"), StandardCharsets.UTF_8));
	}

}
