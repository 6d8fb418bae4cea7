package org.practicepress.messaging.broker;

/**
 * Where the dead letters of one consumer lie.
 *
 * @param name {@code <source>.<group>.dlq}
 * @param id the broker's own id, another one when the topic is made anew
 * @param source the topic the letters came from
 * @param group the consumer group that could not take them
 * @param compacted whether the source keeps the latest record of each key only
 * @param begin the offset of the first that is still there
 * @param end the offset that the next will have
 */
public record DeadLetterTopic(String name, String id, String source, String group, boolean compacted, long begin,
		long end) {
}
