package org.practicepress.review.views;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.review.search.Asked;

/**
 * A search that somebody has saved.
 *
 * @param id its id
 * @param owner the identity provider's id for who has saved it
 * @param by the name people know them by
 * @param name what it is called
 * @param shared whether everybody at the desk sees it
 * @param search the values by the name of their parameter, as the queue's address has
 * them
 * @param savedAt when it was saved, to the second
 */
public record SavedView(String id, String owner, String by, String name, boolean shared,
		Map<String, List<String>> search, Instant savedAt) {

	/** In characters. */
	static final int LONGEST_NAME = 60;

	/** In characters, of all values together. */
	static final int LONGEST_SEARCH = 2_000;

	public SavedView {
		search = Collections.unmodifiableMap(new LinkedHashMap<>(search));
	}

	/**
	 * What follows the question mark in the address of the queue.
	 * @return the search's parameters
	 */
	public String query() {
		return Asked.query(this.search);
	}

	/**
	 * Whether somebody may rename and delete it.
	 * @param person the provider's id for them
	 * @param chief whether they are a chief editor
	 * @return true of one's own; of one for all, if they are
	 */
	public boolean isChangedBy(String person, boolean chief) {
		return this.owner.equals(person) || (this.shared && chief);
	}

	/** How it is called: on one line, and not longer than there is room for. */
	static String tidied(String name) {
		StringBuilder tidied = new StringBuilder(name.length());
		name.codePoints().map((sign) -> Character.isISOControl(sign) ? ' ' : sign).forEach(tidied::appendCodePoint);
		return tidied.toString().strip();
	}

	/** Why it cannot be so. */
	public enum Flaw {

		/** It must be called something. */
		NAME_MISSING("name-missing", "The view must have a name."),

		/** There is no room for so long a name. */
		NAME_TOO_LONG("name-too-long", "The name is longer than 60 characters."),

		/** Its owner has another of that name. */
		NAME_TAKEN("name-taken", "Its owner has another view of that name."),

		/** More than anybody looks through. */
		TOO_MANY("too-many", "There are fifty already; delete one first."),

		/** More than fits. */
		SEARCH_TOO_LONG("search-too-long", "The search has more than 2,000 characters."),

		/** Not there any more, or somebody else's. */
		UNKNOWN("unknown", "There is no such view that you may change.");

		private final String code;

		private final String sentence;

		Flaw(String code, String sentence) {
			this.code = code;
			this.sentence = sentence;
		}

		public String code() {
			return this.code;
		}

		String sentence() {
			return this.sentence;
		}

	}

}
