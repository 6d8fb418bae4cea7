package org.practicepress.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.EmbeddedParts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SIGTERM in the middle of work, as every upgrade sends it: what was acknowledged is
 * neither lost nor done twice, and its order is kept.
 */
class TerminationTests {

	private static final String ACKNOWLEDGED = "filled ";

	/** So many fillings are acknowledged before the signal. */
	private static final int BEFORE = 200;

	/** What Docker Compose and Kubernetes wait before they kill, as a rule. */
	private static final int SECONDS_TO_END = 30;

	@Test
	void losesAndDoublesNothing() throws Exception {
		List<String> jars = Stream.generate(() -> UUID.randomUUID().toString()).limit(20).toList();
		Map<String, Integer> acknowledged = new TreeMap<>();
		Process process = busy(jars);
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			int lines = 0;
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				if (!line.startsWith(ACKNOWLEDGED)) {
					continue;
				}
				String[] filled = line.substring(ACKNOWLEDGED.length()).split(" ", 2);
				acknowledged.put(filled[0], Integer.valueOf(filled[1]));
				if (++lines == BEFORE) {
					// of the process itself: it would close what it says otherwise
					process.toHandle().destroy();
				}
			}
			assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).isTrue();
			assertThat(lines).isGreaterThanOrEqualTo(BEFORE);
		}
		finally {
			process.destroyForcibly();
		}
		try (MessagingSite next = new MessagingSite(EmbeddedParts.kafka(), EmbeddedParts.store())) {
			acknowledged.forEach((jar, last) -> {
				Awaitility.await()
					.atMost(MessagingSite.PATIENCE)
					.until(() -> next.kitchen().contents(jar).size() >= last);
				// one more may have been stored just before its thread ended
				assertThat(next.kitchen().contents(jar)).hasSizeLessThanOrEqualTo(last + 1)
					.isEqualTo(numbers(next.kitchen().contents(jar).size()));
			});
			next.fill(jars.getFirst(), "afterwards");
			Awaitility.await()
				.atMost(MessagingSite.PATIENCE)
				.until(() -> next.kitchen().contents(jars.getFirst()).getLast().equals("afterwards"));
		}
	}

	private static List<String> numbers(int last) {
		return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
	}

	private static Process busy(List<String> jars) throws IOException {
		return new ProcessBuilder(
				Stream
					.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
							"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
							BusyKitchen.class.getName(), EmbeddedParts.kafka(), EmbeddedParts.store()), jars.stream())
					.toList())
			.redirectErrorStream(true)
			.start();
	}

	/** Fills jars for ever, and says so of each when it is stored. */
	static final class BusyKitchen {

		private BusyKitchen() {
		}

		public static void main(String[] arguments) {
			MessagingSite site = new MessagingSite(arguments[0], arguments[1]);
			List<String> jars = List.of(arguments).subList(2, arguments.length);
			for (int number = 1;; number++) {
				for (String jar : jars) {
					site.fill(jar, Integer.toString(number));
					System.out.println(ACKNOWLEDGED + jar + " " + number);
				}
			}
		}

	}

}
