package org.practicepress.standalone;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The script that started this process and starts it again when it runs out of memory.
 */
final class Launcher {

	private static final @Nullable Long PID = Long.getLong("practice-press.launcher");

	private static final Duration LOOK = Duration.ofSeconds(1);

	private Launcher() {
	}

	/**
	 * Ends this process when its launcher is killed: who kills that means the site, and
	 * the next start would find the data folder taken. Does nothing without a launcher.
	 */
	static void endWithIt() {
		if (PID != null) {
			Thread.ofPlatform().daemon().name("launcher").start(() -> {
				while (ProcessHandle.of(PID).isPresent()) {
					sleep();
				}
				Runtime.getRuntime().halt(1);
			});
		}
	}

	private static void sleep() {
		try {
			Thread.sleep(LOOK);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
