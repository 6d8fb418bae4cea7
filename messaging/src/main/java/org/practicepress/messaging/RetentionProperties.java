package org.practicepress.messaging;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what was told stays on the topics, and what nothing names in the store. A
 * promise that something is erased holds when these are over.
 *
 * @param events events; a service that is away for longer misses some
 * @param deadLetters events that could not be handled
 * @param unnamedFiles files that nothing names any more, or not yet
 */
@ConfigurationProperties("practice-press.retention")
public record RetentionProperties(@DefaultValue("30d") Duration events, @DefaultValue("90d") Duration deadLetters,
		@DefaultValue("7d") Duration unnamedFiles) {

	/** A segment of a log is closed after a day at the latest, or after half the time. */
	private static final Duration SEGMENT = Duration.ofDays(1);

	/**
	 * When nothing of what was told is there any more.
	 * @return the longer of the two
	 */
	public Duration longest() {
		return (this.events.compareTo(this.deadLetters) > 0) ? this.events : this.deadLetters;
	}

	/**
	 * After what time a segment is closed: what stands in it is deleted, or compacted,
	 * together.
	 * @param kept how long the oldest event in it is kept at most
	 * @return the time
	 */
	public static Duration segment(Duration kept) {
		Duration half = kept.dividedBy(2);
		return (half.compareTo(SEGMENT) < 0) ? half : SEGMENT;
	}

}
