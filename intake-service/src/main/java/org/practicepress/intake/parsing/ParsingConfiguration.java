package org.practicepress.intake.parsing;

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
		return new TikaDocumentParser(properties, Pace.QUICK);
	}

	@Bean
	TikaDocumentParser patientParser(ParsingProperties properties) {
		return new TikaDocumentParser(properties, Pace.PATIENT);
	}

}
