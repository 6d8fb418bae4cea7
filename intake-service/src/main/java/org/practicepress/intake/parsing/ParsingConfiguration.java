package org.practicepress.intake.parsing;

import org.practicepress.reader.guard.TikaDocumentParser;
import org.practicepress.reader.text.Pace;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the reading of files with the service and stops its child processes with it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ParsingProperties.class)
class ParsingConfiguration {

	@Bean
	TikaDocumentParser quickParser(ParsingProperties properties) {
		return new TikaDocumentParser(properties.settings(properties.quickTimeout()), Pace.QUICK);
	}

	@Bean
	TikaDocumentParser patientParser(ParsingProperties properties) {
		return new TikaDocumentParser(properties.settings(properties.timeout()), Pace.PATIENT);
	}

}
