package org.practicepress.messaging;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that is told to end. */
class LastResortTests {

	@Test
	void endsWhateverIsBusyWithinHalfAMinuteAndSaysWhatItWas() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				Busy.class.getName())
			.redirectErrorStream(true)
			.start();
		try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
			assertThat(out.readLine()).isEqualTo("busy");
			// not by the process itself, which would close what it has yet to say
			process.toHandle().destroy();
			assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("has ended").isTrue();
			assertThat(process.exitValue()).isEqualTo(1);
			assertThat(out.lines().collect(Collectors.joining("\n"))).contains("did not stop within 25 s")
				.contains("never-ending at org.practicepress.messaging.LastResortTests$Busy.");
		}
		finally {
			process.destroyForcibly();
		}
	}

	/** Listens to no interruption, and what stops it waits for it. */
	static final class Busy {

		private Busy() {
		}

		public static void main(String[] arguments) {
			LastResort.prepare();
			Thread busy = Thread.ofPlatform().name("never-ending").start(Busy::work);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(busy)));
			System.out.println("busy");
		}

		/** Takes no processor from the tests that are run beside it. */
		private static void work() {
			while (true) {
				LockSupport.park();
				boolean unused = Thread.interrupted();
			}
		}

		private static void stop(Thread busy) {
			busy.interrupt();
			while (busy.isAlive()) {
				LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
			}
		}

	}

}
