package org.practicepress.standalone.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tries several things side by side.
 */
final class Trials {

	private Trials() {
	}

	/**
	 * Tries everything.
	 * @param trials what is to be tried
	 * @param patience how long all of it may take; what has not answered then is told so
	 * and left to itself
	 * @return what was found, in the order of the trials
	 */
	static List<Finding> all(List<Trial> trials, Duration patience) {
		long end = System.nanoTime() + patience.toNanos();
		List<FutureTask<List<Finding>>> running = new ArrayList<>();
		for (Trial trial : trials) {
			FutureTask<List<Finding>> task = new FutureTask<>(trial.trying());
			// a daemon: what hangs for ever hangs no longer than the process
			Thread.ofPlatform().daemon().name("check-" + trial.what()).start(task);
			running.add(task);
		}
		List<Finding> findings = new ArrayList<>();
		for (int index = 0; index < trials.size(); index++) {
			findings.addAll(ended(trials.get(index).what(), running.get(index), end, patience));
		}
		return List.copyOf(findings);
	}

	private static List<Finding> ended(String what, FutureTask<List<Finding>> task, long end, Duration patience) {
		try {
			return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			task.cancel(true);
			return List.of(Finding.wrong(what, "there was no answer within " + patience.toSeconds()
					+ " s: look whether something on the way drops what is sent, such as a firewall."));
		}
		catch (ExecutionException ex) {
			return List.of(Finding.wrong(what, Reasons.of(Objects.requireNonNullElse(ex.getCause(), ex))));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while checking", ex);
		}
	}

}
