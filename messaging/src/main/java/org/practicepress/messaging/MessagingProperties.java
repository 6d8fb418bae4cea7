package org.practicepress.messaging;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a service sends, receives and keeps events.
 *
 * @param database the service's own database; no other service reads it
 * @param filesDatabase the database of the claim-check store, shared by all services
 * @param source the {@code source} attribute of the service's events
 * @param logKey the logging context's key for the subject of the event at hand
 * @param outbox the relay from outbox to topic
 * @param retry what happens to an event that cannot be handled
 */
@ConfigurationProperties("practice-press.messaging")
public record MessagingProperties(String database, @DefaultValue("files") String filesDatabase, String source,
		@DefaultValue("subject") String logKey, @DefaultValue Outbox outbox, @DefaultValue Retry retry) {

	/**
	 * The relay.
	 *
	 * @param sweepInterval how often to look for what a crash or an outage left
	 * @param lease how long one instance keeps an aggregate's outbox to itself, and
	 * others wait when it is killed meanwhile; must exceed the Kafka producer's delivery
	 * time-out
	 * @param workers aggregates published at the same time
	 * @param largestEvent what the broker takes as one record, with room for key and
	 * headers; a change that would tell more is refused
	 */
	public record Outbox(@DefaultValue("5s") Duration sweepInterval, @DefaultValue("45s") Duration lease,
			@DefaultValue("4") int workers, @DefaultValue("1000000B") DataSize largestEvent) {
	}

	/**
	 * Retries. While a part that is needed is away (the store, the broker) an event waits
	 * without limit; any other failure is tried again a few times and then goes to the
	 * dead letters.
	 *
	 * @param attempts deliveries before an event is a dead letter
	 * @param firstDelay the wait before the second delivery; doubles each time
	 * @param longestDelay no wait is longer
	 */
	public record Retry(@DefaultValue("5") int attempts, @DefaultValue("500ms") Duration firstDelay,
			@DefaultValue("15s") Duration longestDelay) {
	}

}
