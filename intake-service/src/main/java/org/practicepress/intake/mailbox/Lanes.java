package org.practicepress.intake.mailbox;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Takes mails side by side, and those of one sender one after the other: what somebody
 * sends later corrects what they have sent before. Most of the time is spent waiting for
 * the store to have written.
 */
final class Lanes implements AutoCloseable {

	private static final int LANES = 4;

	private final List<ExecutorService> lanes = IntStream.range(0, LANES)
		.mapToObj((number) -> Executors
			.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("mailbox-" + number).factory()))
		.toList();

	<T> Future<T> submit(String sender, Callable<T> work) {
		return this.lanes.get(Math.floorMod(sender.hashCode(), LANES)).submit(work);
	}

	/** What has not begun does not begin any more. */
	@Override
	public void close() {
		this.lanes.forEach(ExecutorService::shutdownNow);
		try {
			for (ExecutorService lane : this.lanes) {
				if (!lane.awaitTermination(10, TimeUnit.SECONDS)) {
					return;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
