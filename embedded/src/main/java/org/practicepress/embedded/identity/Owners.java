package org.practicepress.embedded.identity;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.practicepress.embedded.identity.KnownBrowsers.Place;

/**
 * Whether who is at a browser is who has signed in there. It may have been left open, so
 * whatever would let somebody else in asks for the password, and guesses count.
 */
final class Owners {

	private final Passwords passwords;

	private final KnownBrowsers known;

	private final Guesses guesses;

	Owners(Passwords passwords, KnownBrowsers known, Guesses guesses) {
		this.passwords = passwords;
		this.known = known;
		this.guesses = guesses;
	}

	boolean isOwner(Person person, String password, HttpServletRequest request) {
		Place place = this.known.place(request, person.id());
		Duration wait = this.guesses.tried(place.name(), place.known(), person.id());
		boolean right = wait.isZero() && this.passwords.matches(password, person.password());
		if (right) {
			this.guesses.right(place.name(), place.known(), person.id());
		}
		return right;
	}

}
