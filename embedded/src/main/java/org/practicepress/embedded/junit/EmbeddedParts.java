package org.practicepress.embedded.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.practicepress.embedded.classpath.SharedClassPath;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.store.EmbeddedStore;

/**
 * The broker and the store that all tests of this JVM share. Started by the first test
 * that asks, stopped with the JVM. A test that needs to be alone takes topics or
 * databases of its own.
 */
public final class EmbeddedParts {

	private static final Path DIRECTORY = temporaryDirectory();

	private static final EmbeddedKafka KAFKA = EmbeddedKafka.start(DIRECTORY.resolve("kafka"), 0);

	private static final EmbeddedStore STORE = EmbeddedStore.start(DIRECTORY.resolve("store"), 0);

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			STORE.close();
			KAFKA.close();
		}));
	}

	private EmbeddedParts() {
	}

	public static String kafka() {
		return KAFKA.bootstrapServers();
	}

	public static String store() {
		return STORE.uri();
	}

	/**
	 * What a service under test is told of them.
	 * @return property assignments for Kafka's and the store's address, what keeps the
	 * other parts out of the service, and what Kafka's clients count out of JMX and the
	 * broker, as on one machine
	 */
	public static String[] properties() {
		return new String[] { "spring.cloud.stream.kafka.binder.brokers=" + kafka(), "spring.mongodb.uri=" + store(),
				"spring.cloud.stream.kafka.binder.configuration.enable.metrics.push=false",
				"spring.cloud.stream.kafka.binder.configuration.metric.reporters=",
				SharedClassPath.withoutNeighbours() };
	}

	private static Path temporaryDirectory() {
		try {
			return Files.createTempDirectory("practice-press-parts");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
