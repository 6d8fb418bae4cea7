package org.practicepress.messaging.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class TracingSwitchTests {

	@Test
	void whereItIsNotSwitchedOnNothingOfItIsConfigured() throws IOException {
		assertThat(left(new MockEnvironment())).isEmpty();
		assertThat(left(service())).isEmpty();
		assertThat(left(service().withProperty("management.tracing.export.enabled", "false"))).isEmpty();
		assertThat(left(new MockEnvironment().withProperty("management.tracing.export.enabled", "true")))
			.as("whoever is no service")
			.isEmpty();
	}

	@Test
	void whereItIsSwitchedOnAllOfItIs() throws IOException {
		assertThat(left(service().withProperty("management.tracing.export.enabled", "true")))
			.contains("org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration");
	}

	private static MockEnvironment service() {
		return new MockEnvironment().withProperty("practice-press.messaging.database", "lossless");
	}

	/** What is left of tracing among all auto-configurations that there are. */
	private static List<String> left(MockEnvironment environment) throws IOException {
		TracingSwitch filter = new TracingSwitch();
		filter.setEnvironment(environment);
		String[] all = all().toArray(String[]::new);
		boolean[] matches = filter.match(all, mock(AutoConfigurationMetadata.class));
		List<String> left = new ArrayList<>();
		for (int index = 0; index < all.length; index++) {
			if (!isTracing(all[index])) {
				assertThat(matches[index]).as(all[index]).isTrue();
			}
			else if (matches[index]) {
				left.add(all[index]);
			}
		}
		return left;
	}

	private static boolean isTracing(String name) {
		return name.contains(".tracing.") || name.contains("opentelemetry");
	}

	private static List<String> all() throws IOException {
		List<String> all = new ArrayList<>();
		for (var file : Collections.list(AutoConfigurations.class.getClassLoader()
			.getResources("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"))) {
			try (InputStream in = file.openStream()) {
				new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
					.map(String::strip)
					.filter((line) -> line.startsWith("org.springframework."))
					.forEach(all::add);
			}
		}
		return all;
	}

}
