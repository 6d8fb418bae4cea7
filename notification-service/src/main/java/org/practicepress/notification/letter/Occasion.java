package org.practicepress.notification.letter;

import java.util.List;
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
 * @param similar what it may be the same as, of all that its contributor may know of
 */
public record Occasion(Notice notice, String reference, String statusToken, @Nullable String title,
		Map<String, Practice> named, List<Similar> similar) {

	public Occasion {
		named = Map.copyOf(named);
		similar = List.copyOf(similar);
	}

	public Occasion(Notice notice, String reference, String statusToken, @Nullable String title) {
		this(notice, reference, statusToken, title, Map.of(), List.of());
	}

	/**
	 * With the submissions that the notice names.
	 * @param practices what is known of those that are there, by their ids
	 * @return the occasion
	 */
	public Occasion naming(Map<String, Practice> practices) {
		return new Occasion(this.notice, this.reference, this.statusToken, this.title, practices, this.similar);
	}

	/**
	 * With what it may be the same as.
	 * @param others what the contributor is to be asked about
	 * @return the occasion
	 */
	public Occasion like(List<Similar> others) {
		return new Occasion(this.notice, this.reference, this.statusToken, this.title, this.named, others);
	}

	/** Says no more than a log may: the token opens a page. */
	@Override
	public String toString() {
		return "Occasion[" + this.reference + ", " + this.notice.kind().code() + "]";
	}

	/**
	 * A practice that this one may be the same as.
	 *
	 * @param practice what is known of it
	 * @param published where everybody can read it; null when it came from the same
	 * address
	 */
	public record Similar(Practice practice, Notice.@Nullable Published published) {
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
