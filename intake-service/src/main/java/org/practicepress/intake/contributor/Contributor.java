package org.practicepress.intake.contributor;

import org.jspecify.annotations.Nullable;

/**
 * Who sends practices.
 *
 * @param name as written on the form
 * @param email where to answer; null when no address is known
 * @param role in the organisation
 * @param organisation whom the contributor works for
 * @param organisationType a choice's code
 * @param phone as written on the form
 * @param language the language to write in
 * @param mayShowContact whether name and address may be shown
 */
public record Contributor(@Nullable String name, @Nullable String email, @Nullable String role,
		@Nullable String organisation, @Nullable String organisationType, @Nullable String phone, String language,
		boolean mayShowContact) {

	/**
	 * Of whom no more than an address and a language is known.
	 * @param email the address, if any
	 * @param language the language to write in
	 * @return the contributor
	 */
	public static Contributor unknown(@Nullable String email, String language) {
		return new Contributor(null, email, null, null, null, null, language, false);
	}

	/**
	 * The same person at another address.
	 * @param email the address; null keeps the one there is
	 * @return the contributor
	 */
	public Contributor reachedAt(@Nullable String email) {
		return (email == null) ? this : new Contributor(this.name, email, this.role, this.organisation,
				this.organisationType, this.phone, this.language, this.mayShowContact);
	}

	ContributorEvent.Updated toEvent() {
		return new ContributorEvent.Updated(this.name, this.email, this.role, this.organisation, this.organisationType,
				this.phone, this.language, this.mayShowContact);
	}

	/** Logs name nobody. */
	@Override
	public String toString() {
		return "Contributor";
	}

}
