package org.practicepress.intake.mailbox;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

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
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	static Outcome of(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}

}
