package org.practicepress.messaging.aggregate;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What stands in the outboxes of a service, whichever of its instances will publish it.
 */
@FunctionalInterface
public interface Outboxes {

	/**
	 * Looks.
	 * @return what stands there now
	 */
	Waiting look();

	/**
	 * What waits, and what waits in vain.
	 *
	 * @param aggregates how many have events to publish
	 * @param oldest when the oldest of these was decided, as far as it was looked for;
	 * null when none waits, or when that was not kept yet
	 * @param unsendable how many have events that the broker will never take
	 */
	record Waiting(long aggregates, @Nullable Instant oldest, long unsendable) {

		static final Waiting NOTHING = new Waiting(0, null, 0);

		Waiting and(Waiting other) {
			return new Waiting(this.aggregates + other.aggregates,
					Stream.of(this.oldest, other.oldest)
						.flatMap(Stream::ofNullable)
						.min(Comparator.naturalOrder())
						.orElse(null),
					this.unsendable + other.unsendable);
		}

	}

}
