package org.practicepress.notification.heard;

import org.jspecify.annotations.Nullable;

/**
 * Who contributed, as far as a letter needs it.
 *
 * @param name the name
 * @param email where mail reaches them
 * @param language the language to write in
 * @param statusToken the secret part of the address of their submission's page
 */
public record Contributor(@Nullable String name, @Nullable String email, @Nullable String language,
		@Nullable String statusToken) {

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return "Contributor[" + this.language + "]";
	}

}
