package org.practicepress.messaging.report;

/**
 * Child processes that an instance of a service works with.
 *
 * @param name what they are for
 * @param all how many there may be
 * @param busy how many are at work
 * @param started how many were started
 * @param killed how many ended over their work, or were ended
 */
public record Workers(String name, int all, int busy, long started, long killed) {

	/** Tells of some, to be implemented by a bean of whoever has any. */
	@FunctionalInterface
	public interface Told {

		/**
		 * How they are.
		 * @return how they are now
		 */
		Workers tell();

	}

}
