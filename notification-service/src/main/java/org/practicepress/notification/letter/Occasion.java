package org.practicepress.notification.letter;

import org.jspecify.annotations.Nullable;

/**
 * What a letter is about.
 *
 * @param notice what happened
 * @param reference the submission's short public code
 * @param statusToken the secret part of the address of its status page
 * @param title the practice's title, null when no form could be read yet
 */
public record Occasion(Notice notice, String reference, String statusToken, @Nullable String title) {

	/** Says no more than a log may: the token opens a page. */
	@Override
	public String toString() {
		return "Occasion[" + this.reference + ", " + this.notice.kind().code() + "]";
	}

}
