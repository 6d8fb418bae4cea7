package org.practicepress.embedded.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.apache.kafka.server.share.persister.NoOpStatePersister;
import org.practicepress.embedded.LoopbackPort;

/**
 * A single-node Kafka cluster on loopback. What it has acknowledged survives the end of
 * this JVM, {@code kill -9} included, and is there when it is started on the same
 * directory again.
 */
public final class EmbeddedKafka implements AutoCloseable {

	private static final int NODE_ID = 1;

	static {
		KafkaYammerMetrics.defaultRegistry().addListener(new NoRates());
	}

	private final KafkaRaftServer server;

	private final String bootstrapServers;

	private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
		this.server = server;
		this.bootstrapServers = bootstrapServers;
	}

	/**
	 * Starts a broker and returns when it takes clients.
	 * @param directory where its log is kept; made when absent
	 * @param port the port on 127.0.0.1; 0 for any free one
	 * @return the running broker
	 * @throws IllegalStateException when it cannot start
	 */
	public static EmbeddedKafka start(Path directory, int port) {
		return start(directory, port, Map.of());
	}

	/**
	 * Starts a broker that is set otherwise than the one of a single machine.
	 * @param directory where its log is kept; made when absent
	 * @param port the port on 127.0.0.1; 0 for any free one
	 * @param others broker settings that replace or complement the ones here; clients
	 * come by the listener {@code BROKER}
	 * @return the running broker
	 * @throws IllegalStateException when it cannot start
	 */
	public static EmbeddedKafka start(Path directory, int port, Map<String, String> others) {
		int brokerPort = (port != 0) ? port : LoopbackPort.free();
		int controllerPort = LoopbackPort.free();
		String log = directory.resolve("log").toAbsolutePath().toString();
		try {
			Files.createDirectories(directory);
			format(log, clusterId(directory));
		}
		catch (Exception ex) {
			throw new IllegalStateException("Kafka's log in " + directory + " cannot be prepared", ex);
		}
		Map<String, String> settings = settings(log, brokerPort, controllerPort);
		settings.putAll(others);
		KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
		server.startup();
		return new EmbeddedKafka(server, "127.0.0.1:" + brokerPort);
	}

	/**
	 * Where clients connect.
	 * @return host and port
	 */
	public String bootstrapServers() {
		return this.bootstrapServers;
	}

	@Override
	public void close() {
		this.server.shutdown();
		this.server.awaitShutdown();
	}

	private static Map<String, String> settings(String log, int brokerPort, int controllerPort) {
		Map<String, String> settings = new HashMap<>();
		settings.put("node.id", String.valueOf(NODE_ID));
		settings.put("process.roles", "broker,controller");
		settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
		settings.put("controller.listener.names", "CONTROLLER");
		settings.put("listeners", "BROKER://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
		settings.put("advertised.listeners", "BROKER://127.0.0.1:" + brokerPort);
		settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
		settings.put("inter.broker.listener.name", "BROKER");
		settings.put("log.dirs", log);
		settings.put("auto.create.topics.enable", "false");
		settings.put("default.replication.factor", "1");
		settings.put("min.insync.replicas", "1");
		settings.put("offsets.topic.replication.factor", "1");
		settings.put("offsets.topic.num.partitions", "4");
		settings.put("transaction.state.log.replication.factor", "1");
		settings.put("transaction.state.log.min.isr", "1");
		settings.put("transaction.state.log.num.partitions", "1");
		// the consumers of one machine come all at once, the first time; who comes later
		// waits until those before have asked again
		settings.put("group.initial.rebalance.delay.ms", "1000");
		// so long the one that was killed is believed to be alive, and its successor
		// refused
		settings.put("broker.session.timeout.ms", "3000");
		settings.put("broker.heartbeat.interval.ms", "1000");
		// nobody follows who would have to see that nothing has happened
		settings.put("metadata.max.idle.interval.ms", "0");
		settings.put("log.retention.ms", "-1");
		// a machine that was off for longer than events are kept has them read first,
		// before what is too old is deleted; by default 30 s
		settings.put("log.initial.task.delay.ms", String.valueOf(10 * 60 * 1000));
		settings.put("offsets.retention.minutes", String.valueOf(365 * 24 * 60));
		settings.put("log.segment.bytes", String.valueOf(64 * 1024 * 1024));
		settings.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
		settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
		// each of them looks three times a second whether there is something to do
		settings.put("num.network.threads", "1");
		settings.put("num.io.threads", "2");
		settings.put("group.coordinator.threads", "1");
		// nobody asks by JMX
		settings.put("metric.reporters", "");
		// nobody shares a group's records
		settings.put("group.share.persister.class.name", NoOpStatePersister.class.getName());
		return settings;
	}

	private static void format(String log, String clusterId) throws Exception {
		Formatter formatter = new Formatter();
		formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
			.setClusterId(clusterId)
			.setNodeId(NODE_ID)
			.setControllerListenerName("CONTROLLER")
			.setMetadataLogDirectory(log)
			.addDirectory(log)
			.setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
			.setIgnoreFormatted(true)
			.run();
	}

	/**
	 * Kept beside the log: a directory can be formatted again only for its own cluster.
	 */
	private static String clusterId(Path directory) throws IOException {
		Path file = directory.resolve("cluster.id");
		if (!Files.exists(file)) {
			Files.writeString(file, Uuid.randomUuid().toString());
		}
		return Files.readString(file).strip();
	}

}
