package org.practicepress.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

import org.practicepress.messaging.trace.TracingSwitch;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Adds {@code messaging/defaults.yml} below everything else a service configures: how
 * Spring Cloud Stream must be set for what this library promises; and
 * {@code messaging/tracing.yml} where traces are switched on. Leaves alone an application
 * that names no database for messaging.
 */
final class MessagingDefaults implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.containsProperty("practice-press.messaging.database")) {
			return;
		}
		environment.getPropertySources().addLast(new MapPropertySource("retention on topics", retention(environment)));
		try {
			add("defaults.yml", environment);
			if (TracingSwitch.isOn(environment)) {
				add("tracing.yml", environment);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void add(String file, ConfigurableEnvironment environment) throws IOException {
		new YamlPropertySourceLoader().load("messaging " + file, new ClassPathResource("messaging/" + file))
			.forEach(environment.getPropertySources()::addLast);
	}

	/** As Kafka wants to have it told. */
	private static Map<String, Object> retention(ConfigurableEnvironment environment) {
		Duration events = Binder.get(environment)
			.bindOrCreate("practice-press.retention", RetentionProperties.class)
			.events();
		Duration segment = RetentionProperties.segment(events);
		return Map.of("practice-press.messaging.topics.retention", events.minus(segment).toMillis(),
				"practice-press.messaging.topics.segment", segment.toMillis());
	}

}
