package org.practicepress.notification.heard;

import org.jspecify.annotations.Nullable;
import org.practicepress.notification.conversation.Address;

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

	/**
	 * What stands for the address.
	 * @return null when there is none
	 */
	public @Nullable String address() {
		return (this.email != null && !this.email.isBlank()) ? Address.digest(this.email) : null;
	}

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return "Contributor[" + this.language + "]";
	}

}
