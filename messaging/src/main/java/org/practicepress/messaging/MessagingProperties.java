package org.practicepress.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a service sends, receives and keeps events.
 *
 * @param database the service's own database; no other service reads it
 * @param filesDatabase the database of the claim-check store, shared by all services
 * @param source the {@code source} attribute of the service's events
 * @param instance what this instance is called among those of its service, today and when
 * it is started again; no other may be called so at the same time. Its consumers take up
 * at once what they were at before (static membership, KIP-345). Null: each start is a
 * stranger, and a predecessor that was killed is waited for
 * @param logKey the logging context's key for the subject of the event at hand
 * @param outbox the relay from outbox to topic
 * @param retry what happens to an event that cannot be handled
 * @param files how the claim-check store is looked after
 * @param report what each instance tells operators of itself
 */
@ConfigurationProperties("practice-press.messaging")
public record MessagingProperties(String database, @DefaultValue("files") String filesDatabase, String source,
		@Nullable String instance, @DefaultValue("subject") String logKey, @DefaultValue Outbox outbox,
		@DefaultValue Retry retry, @DefaultValue Files files, @DefaultValue Report report) {

	/**
	 * What each instance tells operators of itself.
	 *
	 * @param every how often it speaks; one that has not spoken three times is silent
	 */
	public record Report(@DefaultValue("1m") Duration every) {

		/**
		 * Whether an instance has not spoken for too long.
		 * @param last when it spoke last
		 * @param now the time
		 * @return true if so
		 */
		public boolean silent(Instant last, Instant now) {
			return last.plus(this.every.multipliedBy(3)).isBefore(now);
		}

	}

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
	 * Files that nothing names any more are deleted. Each service tells which it names.
	 *
	 * @param roundEvery how often a service looks through all it keeps
	 * @param stepEvery how long it rests after each few documents
	 * @param holders the sources of the services that name files, for the one that
	 * deletes what none of them names; empty for all others
	 */
	public record Files(@DefaultValue("6h") Duration roundEvery, @DefaultValue("2s") Duration stepEvery,
			@DefaultValue List<String> holders) {
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
