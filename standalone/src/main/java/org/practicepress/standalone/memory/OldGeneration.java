package org.practicepress.standalone.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;

import javax.management.NotificationEmitter;

/**
 * What has outlived some collections, and may be of no use by now. The JVM's serial
 * collector lets it grow to all the memory there may be before it looks what is still
 * needed of it; here it is looked once there is half as much again as was needed the last
 * time.
 */
public final class OldGeneration {

	/** As the serial collector calls it. */
	private static final String NAME = "Tenured Gen";

	/** In bytes. Less is not worth standing still for. */
	private static final long LEAST = 160 << 20;

	private final MemoryPoolMXBean pool;

	private final long least;

	OldGeneration(MemoryPoolMXBean pool, long least) {
		this.pool = pool;
		this.least = least;
	}

	/**
	 * Has it collected in time from now on. Does nothing where another collector is
	 * chosen: the others look by themselves.
	 */
	public static void collectInTime() {
		find().ifPresent((pool) -> new OldGeneration(pool, LEAST).watch());
	}

	static Optional<MemoryPoolMXBean> find() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getName().equals(NAME) && pool.isUsageThresholdSupported())
			.findFirst();
	}

	void watch() {
		this.pool.setUsageThreshold(enough(0));
		((NotificationEmitter) ManagementFactory.getMemoryMXBean()).addNotificationListener(
				(notification, nothing) -> collect(),
				(notification) -> notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED),
				null);
	}

	/** The threshold rises or falls with what is left. */
	private void collect() {
		System.gc();
		this.pool.setUsageThreshold(enough(this.pool.getUsage().getUsed()));
	}

	/**
	 * How much there may be until it is collected.
	 * @param needed what was left by the last collection
	 */
	private long enough(long needed) {
		long most = this.pool.getUsage().getMax();
		return Math.min(Math.max(this.least, needed + needed / 2), most);
	}

}
