package org.practicepress.notification.letter;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a letter is about.
 *
 * @param notice what happened
 * @param reference the submission's short public code; empty in a letter to the desk
 * @param statusToken the secret part of the address of its status page; in a letter to
 * the desk, of the page that ends such letters
 * @param title the practice's title, null when no form could be read yet
 * @param named the submissions that the notice names and that are there, by their ids
 */
public record Occasion(Notice notice, String reference, String statusToken, @Nullable String title,
		Map<String, Practice> named) {

	public Occasion {
		named = Map.copyOf(named);
	}

	public Occasion(Notice notice, String reference, String statusToken, @Nullable String title) {
		this(notice, reference, statusToken, title, Map.of());
	}

	/**
	 * With the submissions that the notice names.
	 * @param practices what is known of those that are there, by their ids
	 * @return the occasion
	 */
	public Occasion naming(Map<String, Practice> practices) {
		return new Occasion(this.notice, this.reference, this.statusToken, this.title, practices);
	}

	/** Says no more than a log may: the token opens a page. */
	@Override
	public String toString() {
		return "Occasion[" + this.reference + ", " + this.notice.kind().code() + "]";
	}

	/**
	 * A submission that a letter names.
	 *
	 * @param reference its short public code
	 * @param title the practice's title, null when no form could be read yet
	 */
	public record Practice(String reference, @Nullable String title) {
	}

}
