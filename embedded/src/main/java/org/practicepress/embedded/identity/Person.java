package org.practicepress.embedded.identity;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Role;

/**
 * Somebody with an account.
 *
 * @param id what tokens call them, for ever
 * @param name what people call them; decisions are kept under it, so there is one of each
 * @param email where their links go; null for the account of the first start until its
 * owner names one
 * @param language the language of their mails
 * @param roles what they may
 * @param suspended whether they are kept out for the time being
 * @param password the hash of their password; null until they have set one
 * @param link the last link that was sent to them
 * @param secondFactor what they have beside the password; null if nothing
 */
record Person(String id, String name, @Nullable String email, String language, Set<Role> roles, boolean suspended,
		@Nullable String password, @Nullable Link link, @Nullable SecondFactor secondFactor) {

	Person {
		roles = new TreeSet<>(roles);
	}

	boolean maySignIn() {
		return this.password != null && !this.suspended;
	}

	boolean isOperator() {
		return this.roles.contains(Role.OPERATOR);
	}

	Person withEmail(String email) {
		return new Person(this.id, this.name, email, this.language, this.roles, this.suspended, this.password,
				this.link, this.secondFactor);
	}

	Person withRoles(Set<Role> roles) {
		return new Person(this.id, this.name, this.email, this.language, roles, this.suspended, this.password,
				this.link, this.secondFactor);
	}

	Person suspended(boolean suspended) {
		return new Person(this.id, this.name, this.email, this.language, this.roles, suspended, this.password,
				this.link, this.secondFactor);
	}

	Person withPassword(String hash) {
		return new Person(this.id, this.name, this.email, this.language, this.roles, this.suspended, hash,
				(this.link != null) ? this.link.spent() : null, this.secondFactor);
	}

	Person withLink(Link link) {
		return new Person(this.id, this.name, this.email, this.language, this.roles, this.suspended, this.password,
				link, this.secondFactor);
	}

	Person withSecondFactor(@Nullable SecondFactor factor) {
		return new Person(this.id, this.name, this.email, this.language, this.roles, this.suspended, this.password,
				this.link, factor);
	}

	/**
	 * A link by which its owner sets a password, once.
	 *
	 * @param digest of the secret in it
	 * @param expires when it is worth nothing any more
	 * @param used whether it was used
	 */
	record Link(String digest, Instant expires, boolean used) {

		Link spent() {
			return new Link(this.digest, this.expires, true);
		}

		State state(Instant now) {
			return this.used ? State.USED : now.isBefore(this.expires) ? State.OPEN : State.EXPIRED;
		}

		/** What a link is worth. */
		enum State {

			OPEN, USED, EXPIRED

		}

	}

}
