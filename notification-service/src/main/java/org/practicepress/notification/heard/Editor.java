package org.practicepress.notification.heard;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at the desk, as far as a letter needs it.
 *
 * @param name the name; null when nothing is to be written to them
 * @param email where mail reaches them; null likewise
 * @param language the language to write in
 * @param unsubscribeToken the secret part of the address that ends letters to them
 * @param chosenAt when they said last which letters they want; null if they never have
 */
public record Editor(@Nullable String name, @Nullable String email, @Nullable String language,
		@Nullable String unsubscribeToken, @Nullable Instant chosenAt) {

	/** To whom we write, whoever they are. */
	Contributor recipient() {
		return new Contributor(this.name, this.email, this.language, this.unsubscribeToken);
	}

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return "Editor[" + this.language + "]";
	}

}
