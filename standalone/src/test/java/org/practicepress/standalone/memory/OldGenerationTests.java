package org.practicepress.standalone.memory;

import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OldGenerationTests {

	private static final long MEGABYTE = 1 << 20;

	@Test
	void isCollectedBeforeItHasGrownToAllTheMemoryThereMayBe() throws Exception {
		long alone = most("-XX:+UseSerialGC", "leave");
		long watched = most("-XX:+UseSerialGC", "watch");

		assertThat(alone).as("what the collector lets it grow to by itself").isGreaterThan(300 * MEGABYTE);
		assertThat(watched).as("what it grows to when it is collected in time").isLessThan(alone / 2);
	}

	@Test
	void anotherCollectorIsLeftAlone() throws Exception {
		assertThat(most("-XX:+UseG1GC", "watch")).isPositive();
	}

	/**
	 * What a JVM takes for its heap at most while it makes what it needs only briefly.
	 */
	private static long most(String collector, String how) throws Exception {
		List<String> command = Stream
			.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), collector, "-Xms48m", "-Xmx400m",
					"-Xmn8m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
					Wasteful.class.getName(), how)
			.toList();
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		assertThat(process.waitFor()).isZero();
		return Long.parseLong(said);
	}

	/** Makes what is too large for the young generation, and forgets it. */
	static final class Wasteful {

		private Wasteful() {
		}

		public static void main(String[] arguments) throws Exception {
			Optional<MemoryPoolMXBean> watched = OldGeneration.find().filter((pool) -> arguments[0].equals("watch"));
			watched.ifPresent((pool) -> new OldGeneration(pool, 40 * MEGABYTE).watch());
			long most = 0;
			for (int i = 0; i < 150; i++) {
				most = Math.max(most, new byte[(int) (10 * MEGABYTE)].length + Runtime.getRuntime().totalMemory());
				// the one that collects is another thread, however busy the machine is
				for (int waits = 0; waits < 500 && watched.isPresent()
						&& watched.get().isUsageThresholdExceeded(); waits++) {
					Thread.sleep(10);
				}
			}
			System.out.println(most);
		}

	}

}
