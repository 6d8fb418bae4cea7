package org.practicepress.publish.factsheet;

/**
 * What is wrong with one part of a content.
 *
 * @param field the part: {@code title}, {@code sections.practice.context},
 * {@code links[3]}; empty for all of it together
 * @param kind what is wrong with it
 */
public record Flaw(String field, Kind kind) {

	/** What can be wrong; each has its sentence in the interface. */
	public enum Kind {

		/** It goes on and on. */
		TOO_LONG("too-long"),

		/** There are too many of them. */
		TOO_MANY("too-many"),

		/** The form does not offer it. */
		NOT_A_CHOICE("not-a-choice"),

		/** There is no such country. */
		NOT_A_COUNTRY("not-a-country"),

		/** The form asks nothing of that name. */
		NOT_ASKED("not-asked");

		private final String code;

		Kind(String code) {
			this.code = code;
		}

		/** The name in JSON and in message keys. */
		public String code() {
			return this.code;
		}

	}

}
