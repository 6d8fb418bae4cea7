package org.practicepress.notification.conversation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a letter was not delivered. Never says an address: reasons are published.
 */
public enum Reason {

	/** The contributor gave no address. */
	NO_ADDRESS,

	/** The address cannot be written to. */
	BAD_ADDRESS,

	/** The address is our own: we would write to ourselves. */
	OWN_ADDRESS,

	/** The contributor has asked to be forgotten. */
	CONTRIBUTOR_ERASED,

	/** The contributor never became known. */
	CONTRIBUTOR_UNKNOWN,

	/** The submission never became known. */
	SUBMISSION_UNKNOWN,

	/** The event is old news: the service was away for long, or reads the log anew. */
	TOO_LATE,

	/** The mail server refused the recipient or the mail for good. */
	REJECTED,

	/** The mail server could not take it for too long. */
	GAVE_UP,

	/** The address takes no mail, as an earlier letter has shown. */
	BOUNCED;

	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@JsonCreator
	public static Reason of(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	/**
	 * Whether it was never tried or the mail server said no.
	 * @return what becomes of the delivery
	 */
	Status status() {
		return switch (this) {
			case NO_ADDRESS, OWN_ADDRESS, CONTRIBUTOR_ERASED, CONTRIBUTOR_UNKNOWN, SUBMISSION_UNKNOWN, TOO_LATE,
					BOUNCED ->
				Status.CANCELLED;
			case BAD_ADDRESS, REJECTED, GAVE_UP -> Status.FAILED;
		};
	}

}
