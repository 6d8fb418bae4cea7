package org.practicepress.standalone.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was found out about one thing.
 *
 * @param what the thing, in a word or two
 * @param state how it is
 * @param sentence how it is, and what to do if it is not as it should be
 */
record Finding(String what, State state, String sentence) {

	static Finding good(String what, String sentence) {
		return new Finding(what, State.GOOD, sentence);
	}

	static Finding note(String what, String sentence) {
		return new Finding(what, State.NOTE, sentence);
	}

	static Finding wrong(String what, String sentence) {
		return new Finding(what, State.WRONG, sentence);
	}

	/**
	 * How a thing is.
	 */
	enum State {

		/** As it should be. */
		@JsonProperty("good")
		GOOD,

		/** It works, but somebody should know; or nobody can tell from here. */
		@JsonProperty("note")
		NOTE,

		/** It does not work. */
		@JsonProperty("wrong")
		WRONG

	}

}
