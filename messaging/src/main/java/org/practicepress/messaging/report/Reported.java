package org.practicepress.messaging.report;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * How an instance of a service is, as the topic {@code service.events} tells it. The
 * version is added when the event is written.
 *
 * @param service the service
 * @param process where it runs: the number of its process and its host
 * @param startedAt since when
 * @param waiting how many aggregates have events to publish, of all instances together
 * @param oldest when the oldest of these was decided; null when none waits
 * @param unsendable how many aggregates have events that the broker will never take
 * @param workers those who do what is not done in the process itself
 */
@EventType("service.reported.v1")
public record Reported(String service, String process, Instant startedAt, long waiting, @Nullable Instant oldest,
		long unsendable, List<Workers> workers) {

	public Reported {
		workers = List.copyOf(workers);
	}

}
