package org.practicepress.review.webhook;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A subscription.
 *
 * @param id its id
 * @param name what people call it
 * @param url where is called
 * @param whats what it is called for
 * @param standing whether it is called
 * @param by who has made it
 * @param madeAt when
 * @param last what came of the last call; null before there was one
 */
public record Webhook(String id, String name, String url, List<What> whats, Standing standing, String by,
		Instant madeAt, @Nullable Answer last) {

	/** Of one hub. */
	static final int MOST = 50;

	static final int LONGEST_NAME = 60;

	public Webhook {
		whats = List.copyOf(whats);
	}

	/** Whether its last call has failed. */
	public boolean failing() {
		return this.last != null && !this.last.taken();
	}

	/**
	 * Whether it is called.
	 */
	public enum Standing {

		/** It is. */
		ACTIVE("active"),

		/** Somebody has it rest; what happens meanwhile waits. */
		PAUSED("paused"),

		/** It has answered that it is gone for ever. */
		ENDED("ended");

		private final String code;

		Standing(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

	}

	/**
	 * What came of a call. Nothing that was answered is kept but its number.
	 *
	 * @param at when
	 * @param status the status of the answer; 0 when there was none
	 * @param fault why it does not count, as a code; null when it does
	 */
	public record Answer(Instant at, int status, @Nullable String fault) {

		public boolean taken() {
			return this.fault == null;
		}

	}

	/**
	 * What is wrong with one that somebody wants.
	 */
	public enum Flaw {

		/** It must be called something. */
		NAME("no-name", "A name has 1 to 60 characters."),

		/** It is not an address that is called. */
		ADDRESS("no-address", "The address must begin with https:// and have no user and no fragment."),

		/** It leads into this house. */
		PRIVATE("private-address", "The address leads to a private network, to this machine, or nowhere."),

		/** Nothing is chosen. */
		NOTHING("nothing-chosen", "Choose what it is to be called for."),

		/** There are enough. */
		TOO_MANY("too-many", "There are 50 already."),

		/** There is none. */
		UNKNOWN("unknown", "There is no such webhook.");

		private final String code;

		private final String sentence;

		Flaw(String code, String sentence) {
			this.code = code;
			this.sentence = sentence;
		}

		public String code() {
			return this.code;
		}

		public String sentence() {
			return this.sentence;
		}

	}

}
