package org.practicepress.messaging.inbox;

import org.practicepress.messaging.event.CloudEvent;

/**
 * An event, and who received it from where.
 *
 * @param group the consumer group that received it: what one group has done with an event
 * says nothing of another
 * @param topic the topic
 * @param event the event
 */
public record Incoming(String group, String topic, CloudEvent event) {
}
