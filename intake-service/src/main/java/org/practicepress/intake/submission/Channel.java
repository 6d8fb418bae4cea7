package org.practicepress.intake.submission;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The way files came in.
 */
public enum Channel {

	/** Sent from the page or by a program over HTTP. */
	UPLOAD,

	/** Attached to a mail. */
	EMAIL,

	/** Typed into the form on the site. */
	WEB;

	@JsonValue
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
