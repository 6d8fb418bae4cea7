package org.practicepress.checkers;

import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/**
 * How work grows with its input. What looks at each letter once takes four times as long
 * for four times as much; what looks back at all before takes sixteen times as long.
 */
public final class Growth {

	private static final double MOST = 10;

	private static final int LEAST = 20_000_000;

	private Growth() {
	}

	/**
	 * Fails when four times the input takes much more than four times the work.
	 * @param size of the smaller input
	 * @param work does the work for an input of some size, in the thread it is called in
	 */
	public static void isLinear(int size, IntConsumer work) {
		work.accept(size);
		long once = Math.max(took(size, work), LEAST);
		double growth = (double) took(4 * size, work) / once;
		if (growth >= MOST) {
			throw new AssertionError("Four times the input takes %.1f times the work".formatted(growth));
		}
	}

	private static long took(int size, IntConsumer work) {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 2; i++) {
			long start = cpuTime();
			work.accept(size);
			least = Math.min(least, cpuTime() - start);
		}
		return least;
	}

	/** Whatever else runs on the machine. */
	private static long cpuTime() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

}
