package org.practicepress.reader.result;

import java.util.Locale;

/**
 * Why a file could not be read.
 */
public enum Reason {

	/** It wants a password. */
	ENCRYPTED,

	/** It is broken, or made to break its reader. */
	DAMAGED,

	/** It is too large, or needs too much memory. */
	TOO_LARGE,

	/** It takes too long. */
	TOO_SLOW,

	/** It is a picture of text, which cannot be read here. */
	SCANNED,

	/** Nothing that a form comes in. */
	UNSUPPORTED_TYPE;

	/**
	 * The name used in events.
	 * @return such as {@code too-large}
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
