package org.practicepress.intake.submission;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

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
	NO_ATTACHMENT,

	/** A mail with a link to a file that is kept elsewhere. */
	LINK,

	/** A mail that only whoever has a key can read. */
	ENCRYPTED_MAIL;

	/**
	 * The public name, as in JSON and in messages.
	 * @return such as {@code not-the-form}
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * What it is published as: events know no other reasons than those of their first
	 * version, and say the rest beside.
	 * @return one of these
	 */
	UnreadableReason published() {
		return switch (this) {
			case LINK -> NO_ATTACHMENT;
			case ENCRYPTED_MAIL -> ENCRYPTED;
			default -> this;
		};
	}

	/**
	 * What there was instead of a file.
	 * @return null for nothing of the kind
	 */
	@Nullable String instead() {
		return (published() != this) ? code() : null;
	}

	/**
	 * Whether what was sent may have been meant as the form.
	 * @return false when it is surely something else
	 */
	boolean perhapsTheForm() {
		return switch (this) {
			case ENCRYPTED, DAMAGED, EMPTY_FORM, TOO_LARGE, TOO_SLOW, SCANNED, LINK, ENCRYPTED_MAIL -> true;
			case NOT_THE_FORM, UNSUPPORTED_TYPE, NO_ATTACHMENT -> false;
		};
	}

}
