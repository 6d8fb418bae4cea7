import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.practicepress.embedded.kafka.EmbeddedKafka;

/** The same broker as in the image it stands for, told by the same variables. */
class Kafka {

	private static final String VARIABLE = "KAFKA_";

	/** Where the log is, this stand-in decides; the volume is there. */
	private static final Set<String> OWN = Set.of("log.dirs");

	public static void main(String[] arguments) throws InterruptedException {
		Map<String, String> settings = new HashMap<>();
		System.getenv().forEach((name, value) -> {
			if (name.startsWith(VARIABLE)) {
				settings.put(name.substring(VARIABLE.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
			}
		});
		settings.keySet().removeAll(OWN);
		settings.put("inter.broker.listener.name", "PLAINTEXT");
		EmbeddedKafka kafka = EmbeddedKafka.start(Path.of("/var/lib/kafka/data"), 9092, settings);
		Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
		new CountDownLatch(1).await();
	}

}
