package org.practicepress.messaging;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ends the process that has been told to end and does not: what is busy and listens to
 * nobody would keep it for ever. Nothing is lost by it that a loss of power would not
 * lose, and that is nothing.
 */
public final class LastResort {

	/** Who has told it to end is patient for half a minute, and kills it then. */
	private static final Duration PATIENCE = Duration.ofSeconds(25);

	private static final String HOUSE = "org.practicepress.";

	private LastResort() {
	}

	/**
	 * Makes this process end within half a minute after it was told to. Called once, when
	 * it starts.
	 */
	public static void prepare() {
		// who ends waits for its hooks, but for no daemon
		Runtime.getRuntime()
			.addShutdownHook(
					new Thread(() -> Thread.ofPlatform().daemon().name("last-resort").start(LastResort::endAtLast),
							"prepare-last-resort"));
	}

	private static void endAtLast() {
		try {
			Thread.sleep(PATIENCE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		// the log may be closed by now, or be what everybody waits for
		System.err.println("Practice Press did not stop within " + PATIENCE.toSeconds()
				+ " s and is ended now. The next start goes on where it was. Still busy: " + busy());
		Runtime.getRuntime().halt(1);
	}

	private static String busy() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((thread) -> thread.getKey() != Thread.currentThread())
			.flatMap((thread) -> ofOurs(thread.getValue()).map((place) -> thread.getKey().getName() + " at " + place)
				.stream())
			.sorted()
			.collect(Collectors.joining("; "));
	}

	/** Where in our own code a thread is. */
	private static Optional<String> ofOurs(StackTraceElement[] stack) {
		return Arrays.stream(stack)
			.filter((frame) -> frame.getClassName().startsWith(HOUSE))
			.findFirst()
			.map((frame) -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber());
	}

}
