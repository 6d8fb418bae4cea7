package org.practicepress.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;

/**
 * Gives each service the one form that is asked for, and the licence that it is published
 * under. A form that breaks a rule keeps the service from starting, with everything named
 * that is wrong.
 */
@AutoConfiguration
@EnableConfigurationProperties({ FormProperties.class, LicenceProperties.class })
public final class FormAutoConfiguration {

	@Bean
	Licence licence(LicenceProperties properties) {
		return properties.licence();
	}

	@Bean
	PracticeForm practiceForm(FormProperties properties, Licence licence) {
		Resource location = properties.location();
		if (!location.exists()) {
			throw new PracticeForm.InvalidForm(List.of("there is no " + location.getDescription()));
		}
		try (InputStream yaml = location.getInputStream()) {
			return PracticeForm.read(yaml, licence);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
