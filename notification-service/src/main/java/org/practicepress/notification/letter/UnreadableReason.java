package org.practicepress.notification.letter;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

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
	NO_ATTACHMENT,

	/** A mail with a link to a file that is kept elsewhere. */
	LINK,

	/** A mail that only whoever has a key can read. */
	ENCRYPTED_MAIL;

	/**
	 * The name used in events and message keys.
	 * @return such as {@code not-the-form}
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether it is about a mail in which there was no file.
	 * @return true when no file can be named
	 */
	boolean isAboutTheMail() {
		return this == NO_ATTACHMENT || this == LINK || this == ENCRYPTED_MAIL;
	}

	/**
	 * Whether a fresh form helps to mend it.
	 * @return true when the letter should say where to get one
	 */
	boolean needsFreshForm() {
		return switch (this) {
			case NOT_THE_FORM, EMPTY_FORM, UNSUPPORTED_TYPE, NO_ATTACHMENT, TOO_SLOW, SCANNED -> true;
			case ENCRYPTED, DAMAGED, TOO_LARGE, LINK, ENCRYPTED_MAIL -> false;
		};
	}

	/**
	 * What a contributor is told.
	 * @param instead what there was instead of a file; null for nothing, and for what is
	 * not known here
	 * @return a reason that says more, if there is one
	 */
	public UnreadableReason orRather(@Nullable String instead) {
		return (instead == null) ? this : switch (instead) {
			case "link" -> LINK;
			case "encrypted-mail" -> ENCRYPTED_MAIL;
			default -> this;
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
