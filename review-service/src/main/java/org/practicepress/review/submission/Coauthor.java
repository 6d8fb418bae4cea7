package org.practicepress.review.submission;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes for a submission beside its contributor. As soon as that has ended
 * nothing is known of them any more.
 *
 * @param id names them among the contributors
 * @param name what the contributor calls them; null when they are called nothing
 * @param email where mail reaches them
 */
public record Coauthor(String id, @Nullable String name, @Nullable String email) {

	/**
	 * What they are called at the desk.
	 * @return their name, or else their address
	 */
	public @Nullable String called() {
		return (this.name != null) ? this.name : this.email;
	}

	/** Logs name nobody. */
	@Override
	public String toString() {
		return "Coauthor[" + this.id + "]";
	}

}
