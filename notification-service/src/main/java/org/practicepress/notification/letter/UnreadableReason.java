package org.practicepress.notification.letter;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a file could not be read as the form.
 */
public enum UnreadableReason {

	/** Protected by a password. */
	ENCRYPTED,

	/** Broken on its way or when it was saved. */
	DAMAGED,

	/** Another document. */
	NOT_THE_FORM,

	/** The form without a single answer. */
	EMPTY_FORM,

	/** More bytes than are taken. */
	TOO_LARGE,

	/** Reading it took too long. */
	TOO_SLOW,

	/** A picture of the form, the writing in which cannot be read. */
	SCANNED,

	/** A kind of file that is not read. */
	UNSUPPORTED_TYPE,

	/** A mail without a file. */
	NO_ATTACHMENT;

	/**
	 * The name used in events and message keys.
	 * @return such as {@code not-the-form}
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether a fresh form helps to mend it.
	 * @return true when the letter should say where to get one
	 */
	boolean needsFreshForm() {
		return switch (this) {
			case NOT_THE_FORM, EMPTY_FORM, UNSUPPORTED_TYPE, NO_ATTACHMENT, TOO_SLOW, SCANNED -> true;
			case ENCRYPTED, DAMAGED, TOO_LARGE -> false;
		};
	}

	/**
	 * The reason with this code.
	 * @param code such as {@code not-the-form}
	 * @return the reason
	 * @throws IllegalArgumentException when there is none such
	 */
	@JsonCreator
	public static UnreadableReason of(String code) {
		for (UnreadableReason reason : values()) {
			if (reason.code().equals(code)) {
				return reason;
			}
		}
		throw new IllegalArgumentException("No reason is called '" + code + "'");
	}

}
