package org.practicepress.messaging.inbox;

import org.practicepress.messaging.event.CloudEvent;

/**
 * An event and the topic it came from.
 *
 * @param topic the topic
 * @param event the event
 */
public record Incoming(String topic, CloudEvent event) {
}
