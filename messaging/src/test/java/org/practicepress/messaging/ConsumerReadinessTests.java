package org.practicepress.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service whose consumer has stopped is not ready, until it is started again.
 */
class ConsumerReadinessTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	@Test
	void readinessIsDownWhileAConsumerDoesNotRun() throws Exception {
		List<String> properties = new ArrayList<>(Arrays.asList(EmbeddedParts.properties()));
		Collections.addAll(properties, "practice-press.messaging.database=consumers",
				"practice-press.messaging.source=/test", "spring.cloud.function.definition=fragile",
				"spring.cloud.stream.bindings.fragile-in-0.destination=fragile",
				"spring.cloud.stream.bindings.fragile-in-0.group=test");
		try (ConfigurableApplicationContext service = new SpringApplicationBuilder(Service.class)
			.web(WebApplicationType.NONE)
			.run(properties.stream().map((property) -> "--" + property).toArray(String[]::new))) {
			Awaitility.await().atMost(PATIENCE).until(() -> readiness(service).equals(Status.UP));

			try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
					Map.of("bootstrap.servers", EmbeddedParts.kafka()), new ByteArraySerializer(),
					new ByteArraySerializer())) {
				producer.send(new ProducerRecord<>("fragile", new byte[] { 1 })).get();
			}
			Awaitility.await().atMost(PATIENCE).until(() -> readiness(service).equals(Status.DOWN));

			service.getBean(Service.class).mended = true;
			BindingsLifecycleController bindings = service.getBean(BindingsLifecycleController.class);
			bindings.changeState("fragile-in-0", State.STOPPED);
			assertThat(readiness(service)).isEqualTo(Status.DOWN);
			bindings.changeState("fragile-in-0", State.STARTED);
			Awaitility.await().atMost(PATIENCE).until(() -> readiness(service).equals(Status.UP));
		}
	}

	private static Status readiness(ConfigurableApplicationContext service) {
		return Objects.requireNonNull(service.getBean(HealthEndpoint.class).healthForPath("readiness")).getStatus();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Service {

		private volatile boolean mended;

		@Bean
		Consumer<Message<byte[]>> fragile() {
			return (message) -> {
				if (!this.mended) {
					throw new NoClassDefFoundError("a part of the service is gone");
				}
			};
		}

	}

}
