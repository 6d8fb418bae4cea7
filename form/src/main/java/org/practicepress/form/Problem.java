package org.practicepress.form;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Something a contributor must mend before the form can be taken.
 *
 * @param field the field's key
 * @param problem what is wrong
 */
public record Problem(String field, Kind problem) {

	/**
	 * What may be wrong with an answer.
	 */
	public enum Kind {

		/** The question must be answered. */
		MISSING,

		/** More words, characters or items than the field takes. */
		TOO_LONG,

		/** An answer the field does not offer. */
		NOT_A_CHOICE,

		/** No address of electronic mail. */
		NOT_AN_EMAIL,

		/** No month. */
		NOT_A_DATE,

		/** No number. */
		NOT_A_NUMBER,

		/** No country of ISO 3166. */
		NOT_A_COUNTRY,

		/** No web address. */
		NOT_A_URL,

		/** Without this consent the form cannot be taken. */
		CONSENT_NEEDED;

		/**
		 * The name used in events and JSON.
		 * @return such as {@code not-a-choice}
		 */
		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		/**
		 * The kind with this code.
		 * @param code such as {@code not-a-choice}
		 * @return the kind
		 * @throws IllegalArgumentException when there is none such
		 */
		@JsonCreator
		public static Kind of(String code) {
			for (Kind kind : values()) {
				if (kind.code().equals(code)) {
					return kind;
				}
			}
			throw new IllegalArgumentException("No problem is called '" + code + "'");
		}

	}

}
