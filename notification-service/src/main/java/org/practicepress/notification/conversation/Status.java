package org.practicepress.notification.conversation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a delivery stands.
 */
public enum Status {

	/** The contributor or the submission is not known here yet. */
	WAITING,

	/** To be sent when its time has come. */
	DUE,

	/** An instance has it in hand until its lease ends. */
	SENDING,

	/** The mail server has taken it. */
	SENT,

	/** It cannot be delivered. */
	FAILED,

	/** It is not to be sent. */
	CANCELLED;

	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static Status of(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}

	/**
	 * Whether nothing more will become of it.
	 * @return true at the end of its life
	 */
	public boolean settled() {
		return switch (this) {
			case WAITING, DUE, SENDING -> false;
			case SENT, FAILED, CANCELLED -> true;
		};
	}

}
