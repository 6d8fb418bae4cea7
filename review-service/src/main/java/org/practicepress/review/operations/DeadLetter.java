package org.practicepress.review.operations;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A record that its consumer could not take, without contact data.
 *
 * @param id names this death: another one of the same record is another letter
 * @param topic where it lies
 * @param source the topic it came from
 * @param group the consumer group that could not take it
 * @param offset its place among the letters there
 * @param subject whose event it is; null if that cannot be told
 * @param type the event's type; null if it is no event
 * @param version the event's version; 0 if it is no event
 * @param size in bytes
 * @param diedAt when it became a dead letter
 * @param reason why
 * @param waits whether it only waits for an earlier one of its subject
 * @param state what became of it
 * @param settled who has settled it; null while it is open
 */
public record DeadLetter(String id, String topic, String source, String group, long offset, @Nullable String subject,
		@Nullable String type, long version, int size, Instant diedAt, String reason, boolean waits, State state,
		@Nullable Settled settled) {

	/** What became of it. */
	public enum State {

		/** It waits for an operator. */
		OPEN,

		/** It was put back to be handled. */
		RETRIED,

		/** It was given up. */
		DISCARDED,

		/** It is no longer there, and nobody did that here. */
		GONE;

		/**
		 * Its name in the store, in JSON and among the words of the pages.
		 * @return such as {@code open}
		 */
		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		static State of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

	/**
	 * Who has settled a letter.
	 *
	 * @param by the operator's name
	 * @param at when
	 * @param why the reason of discarding
	 */
	public record Settled(String by, Instant at, @Nullable String why) {
	}

}
