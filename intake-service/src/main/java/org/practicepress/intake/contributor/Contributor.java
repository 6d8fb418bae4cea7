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
 * @param statusToken the secret part of the address of their submission's page; null as
 * long as it has not been told here
 * @param wrongEmail an address that took no mail and was corrected: a form that still has
 * it does not bring it back; null for none
 */
public record Contributor(@Nullable String name, @Nullable String email, @Nullable String role,
		@Nullable String organisation, @Nullable String organisationType, @Nullable String phone, String language,
		boolean mayShowContact, @Nullable String statusToken, @Nullable String wrongEmail) {

	/**
	 * Of whom no more than an address and a language is known.
	 * @param email the address, if any
	 * @param language the language to write in
	 * @return the contributor
	 */
	public static Contributor unknown(@Nullable String email, String language) {
		return new Contributor(null, email, null, null, null, null, language, false, null, null);
	}

	/**
	 * The same person with a name.
	 * @param called the name
	 * @return the contributor
	 */
	public Contributor named(String called) {
		return new Contributor(called, this.email, this.role, this.organisation, this.organisationType, this.phone,
				this.language, this.mayShowContact, this.statusToken, this.wrongEmail);
	}

	/**
	 * The same person at another address.
	 * @param email the address; null keeps the one there is
	 * @return the contributor
	 */
	public Contributor reachedAt(@Nullable String email) {
		return (email == null) ? this
				: new Contributor(this.name, email, this.role, this.organisation, this.organisationType, this.phone,
						this.language, this.mayShowContact, this.statusToken, this.wrongEmail);
	}

	/**
	 * The same person, whose address was wrong.
	 * @param right the address
	 * @return the contributor; the same when that is the address there is
	 */
	Contributor correctedTo(String right) {
		return Contributors.areSame(right, this.email) ? this
				: new Contributor(this.name, right, this.role, this.organisation, this.organisationType, this.phone,
						this.language, this.mayShowContact, this.statusToken,
						(this.email != null) ? this.email : this.wrongEmail);
	}

	/**
	 * The same person with the link to their submission.
	 * @param statusToken the secret part of its page's address
	 * @return the contributor
	 */
	public Contributor opening(@Nullable String statusToken) {
		return new Contributor(this.name, this.email, this.role, this.organisation, this.organisationType, this.phone,
				this.language, this.mayShowContact, statusToken, this.wrongEmail);
	}

	/**
	 * What is known now, with the address and the link of before where it has none.
	 * @param before what was known before
	 * @return the contributor
	 */
	Contributor keeping(Contributor before) {
		String wrong = (this.wrongEmail != null) ? this.wrongEmail : before.wrongEmail;
		boolean known = this.email != null && !Contributors.areSame(this.email, wrong);
		return new Contributor(this.name, known ? this.email : before.email, this.role, this.organisation,
				this.organisationType, this.phone, this.language, this.mayShowContact,
				(this.statusToken != null) ? this.statusToken : before.statusToken, wrong);
	}

	/** No more than the last letter needs. */
	Contributor atLast() {
		return unknown(this.email, this.language);
	}

	/** Whether there is nothing to write to, or about. */
	boolean isUnknown() {
		return equals(unknown(null, this.language).opening(this.statusToken));
	}

	ContributorEvent.Updated toEvent() {
		return new ContributorEvent.Updated(this.name, this.email, this.role, this.organisation, this.organisationType,
				this.phone, this.language, this.mayShowContact, this.statusToken);
	}

	/** Logs name nobody. */
	@Override
	public String toString() {
		return "Contributor";
	}

}
