package org.practicepress.intake.submission;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why what was sent cannot be read as the form.
 */
public enum UnreadableReason {

	/** Protected by a password. */
	ENCRYPTED,

	/** Cut off or broken. */
	DAMAGED,

	/** A document, but another one. */
	NOT_THE_FORM,

	/** The form, with nothing written in it. */
	EMPTY_FORM,

	/** Over the limit of size. */
	TOO_LARGE,

	/** Reading it took longer than any honest document takes. */
	TOO_SLOW,

	/** A picture of the form, the writing in which cannot be read. */
	SCANNED,

	/** No kind of file that could hold the form. */
	UNSUPPORTED_TYPE,

	/** A mail without any file. */
	NO_ATTACHMENT;

	/**
	 * The public name, as in JSON and in messages.
	 * @return such as {@code not-the-form}
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether what was sent may have been meant as the form.
	 * @return false when it is surely something else
	 */
	boolean perhapsTheForm() {
		return switch (this) {
			case ENCRYPTED, DAMAGED, EMPTY_FORM, TOO_LARGE, TOO_SLOW, SCANNED -> true;
			case NOT_THE_FORM, UNSUPPORTED_TYPE, NO_ATTACHMENT -> false;
		};
	}

}
