package org.practicepress.messaging;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.embedded.kafka.EmbeddedKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A broker that asks who is there (SASL, RFC 4422): dead letters reach it by the same
 * settings as everything else, whichever of the two ways they were given.
 */
class SecuredBrokerTests {

	private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

	private static final Map<String, String> BROKER = Map.of("listener.security.protocol.map",
			"BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT", "sasl.enabled.mechanisms", "PLAIN",
			"sasl.mechanism.inter.broker.protocol", "PLAIN", "listener.name.broker.plain.sasl.jaas.config",
			LOGIN + " username=\"broker\" password=\"b\" user_broker=\"b\" user_press=\"secret\";");

	private static final Map<String, String> CLIENT = Map.of("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism",
			"PLAIN", "sasl.jaas.config", LOGIN + " username=\"press\" password=\"secret\";");

	@ParameterizedTest
	@ValueSource(strings = { "spring.cloud.stream.kafka.binder.configuration.", "spring.kafka.properties." })
	void takesDeadLettersByTheBindersSettings(String prefix, @TempDir Path directory) {
		List<String> properties = CLIENT.entrySet()
			.stream()
			.map((setting) -> prefix + setting.getKey() + "=" + setting.getValue())
			.toList();
		try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0, BROKER);
				MessagingSite site = new MessagingSite(kafka.bootstrapServers(), EmbeddedParts.store(), CLIENT,
						properties)) {
			String id = UUID.randomUUID().toString();
			site.send("jar.events", id, "not an event".getBytes(StandardCharsets.UTF_8));
			assertThat(site.records("jar.events.shelf.dlq", id, 1)).hasSize(1);
			site.fill(id, "quince");
			site.awaitContents(id, "quince");
		}
	}

}
