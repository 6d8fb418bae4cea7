package org.practicepress.intake.parsing;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.reader.guard.ReaderSettings;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ParsingPropertiesTests {

	private final ParsingProperties properties = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("nothing.is.said", ParsingProperties.class);

	@Test
	void whatHoldsWhenNothingIsSaidHoldsWithoutASiteToo() {
		assertThat(this.properties.settings(this.properties.timeout())).isEqualTo(ReaderSettings.DEFAULT);
	}

	/** Or else Kafka would give the arrival to another worker in the middle. */
	@ParameterizedTest
	@ValueSource(strings = { "documentEvents-in-0", "postponedDocuments-in-0" })
	void twoFailedStartsAndAReadingStayWithinThePollIntervalOfBothWorkers(String worker) throws IOException {
		PropertySource<?> settings = new YamlPropertySourceLoader()
			.load("intake", new ClassPathResource("intake-service.yml"))
			.getFirst();
		Duration interval = Duration.ofMillis(Long.parseLong(String.valueOf(settings.getProperty(
				"spring.cloud.stream.kafka.bindings." + worker + ".consumer.configuration.max.poll.interval.ms"))));
		this.properties.requireWithin(interval, this.properties.quickTimeout());
		this.properties.requireWithin(interval, this.properties.timeout());
	}

	@Test
	void aServiceWhoseReadingMightOutlastThePollIntervalDoesNotStart() {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.properties.requireWithin(Duration.ofMinutes(15), Duration.ofMinutes(10)))
			.withMessageContaining("max.poll.interval.ms")
			.withMessageContaining("practice-press.intake.parsing.timeout");
	}

}
