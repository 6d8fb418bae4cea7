package org.practicepress.notification.conversation;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a program has written about a letter that was sent.
 *
 * @param at when it was heard of
 * @param outcome what it says
 * @param status the enhanced code, such as {@code 5.1.1}; null when none is said
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463</a>
 */
public record Report(Instant at, Outcome outcome, @Nullable String status) {

	boolean failed() {
		return this.outcome == Outcome.FAILED;
	}

	/**
	 * Whether the address takes no mail. What is said of the mail, of its sender, of a
	 * full mailbox or of what may be over tomorrow says nothing of the address.
	 * @return true when nothing more should be written to it
	 */
	boolean permanent() {
		if (!failed() || this.status == null) {
			return failed();
		}
		if (!this.status.startsWith("5.")) {
			return false;
		}
		return switch (this.status.substring(2)) {
			case "1.7", "1.8", "2.2", "2.3", "2.4", "4.1", "4.2", "4.5", "4.7" -> false;
			case String detail -> !detail.startsWith("3.") && !detail.startsWith("5.") && !detail.startsWith("6.")
					&& !detail.startsWith("7.");
		};
	}

	/** Whether another says the same, whenever it was heard of. */
	boolean saysAs(Report other) {
		return this.outcome == other.outcome && String.valueOf(this.status).equals(String.valueOf(other.status));
	}

	/**
	 * What a program says of a letter.
	 */
	public enum Outcome {

		/** It did not get to its recipient, and is not tried any more. */
		FAILED,

		/** It has not got there yet. */
		DELAYED,

		/** It has, and is answered by a program, as that of somebody who is away. */
		AWAY;

		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		@JsonCreator
		public static Outcome of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT));
		}

	}

	/**
	 * What is said of one of those whom a report names.
	 *
	 * @param recipient tells whether that is to whom we wrote
	 * @param outcome what is said
	 * @param status the enhanced code; null when none is said
	 */
	public record Said(String recipient, Outcome outcome, @Nullable String status) {

		Report at(Instant now) {
			return new Report(now, this.outcome, this.status);
		}

	}

}
