package org.practicepress.intake.parsing;

import java.io.IOException;
import java.time.Duration;

import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.report.Workers;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.guard.WorkDirectory;
import org.practicepress.reader.wire.Pace;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the reading of files with the service and stops its child processes with it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ParsingProperties.class)
class ParsingConfiguration {

	private static final String BINDINGS = "spring.cloud.stream.kafka.bindings.";

	private static final String INTERVAL = ".consumer.configuration.max.poll.interval.ms";

	private final ParsingProperties properties;

	ParsingConfiguration(ParsingProperties properties,
			@Value("${" + BINDINGS + "documentEvents-in-0" + INTERVAL + "}") long quickInterval,
			@Value("${" + BINDINGS + "postponedDocuments-in-0" + INTERVAL + "}") long patientInterval) {
		properties.requireWithin(Duration.ofMillis(quickInterval), properties.quickTimeout());
		properties.requireWithin(Duration.ofMillis(patientInterval), properties.timeout());
		this.properties = properties;
	}

	@Bean
	WorkDirectory workDirectory() throws IOException {
		return WorkDirectory.create(this.properties.workDirectory());
	}

	@Bean
	GuardedReader quickReader(PracticeForm form, WorkDirectory work) {
		return new GuardedReader(this.properties.settings(this.properties.quickTimeout()), form, Pace.QUICK, work);
	}

	@Bean
	GuardedReader patientReader(PracticeForm form, WorkDirectory work) {
		return new GuardedReader(this.properties.settings(this.properties.timeout()), form, Pace.PATIENT, work);
	}

	@Bean
	Workers.Told quickChildren(GuardedReader quickReader) {
		return () -> workers("quick", quickReader.children());
	}

	@Bean
	Workers.Told patientChildren(GuardedReader patientReader) {
		return () -> workers("patient", patientReader.children());
	}

	private static Workers workers(String name, GuardedReader.Children children) {
		return new Workers(name, children.all(), children.busy(), children.started(), children.killed());
	}

}
