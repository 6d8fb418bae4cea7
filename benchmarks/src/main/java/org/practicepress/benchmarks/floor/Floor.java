package org.practicepress.benchmarks.floor;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.management.OperatingSystemMXBean;

/**
 * The process of one floor. It says what it measured as lines of a name and a number.
 */
final class Floor {

	/** As many as the smallest machine has cores. */
	private static final int THREADS = 2;

	private Floor() {
	}

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[1]);
		int times = Integer.parseInt(arguments[2]);
		switch (arguments[0]) {
			case "tika" -> BareTika.measure(times);
			case "kafka" -> BareKafka.measure(folder, times);
			case "mail" -> BareMail.measure(times);
			case "pdf" -> BarePdf.measure(times);
			case "tomcat" -> BareTomcat.serve(folder);
			default -> throw new IllegalArgumentException(arguments[0]);
		}
		System.exit(0);
	}

	static void say(String name, double value) {
		new PrintStream(System.out, true, StandardCharsets.UTF_8).println(name + " " + value);
	}

	/** Processor time of this process until now, in milliseconds. */
	static double processorMillis() {
		return Objects.requireNonNull(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class))
			.getProcessCpuTime() / 1e6;
	}

	/**
	 * How long each of some works takes, one after the other: the one in the middle, in
	 * milliseconds.
	 */
	static double middleMillis(int times, Work work) throws Exception {
		List<Double> took = new ArrayList<>();
		for (int time = 0; time < times; time++) {
			long begin = System.nanoTime();
			work.once(time);
			took.add((System.nanoTime() - begin) / 1e6);
		}
		Collections.sort(took);
		return took.get(took.size() / 2);
	}

	/** How many works are done in a second, two at a time. */
	static double aSecond(int times, Work work) throws InterruptedException, ExecutionException {
		long begin = System.nanoTime();
		try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
			List<Future<?>> works = new ArrayList<>();
			for (int time = 0; time < times; time++) {
				int which = time;
				works.add(threads.submit(() -> {
					work.once(which);
					return null;
				}));
			}
			for (Future<?> each : works) {
				each.get();
			}
		}
		return times / ((System.nanoTime() - begin) / 1e9);
	}

	/** Something that is done again and again. */
	@FunctionalInterface
	interface Work {

		void once(int which) throws Exception;

	}

}
