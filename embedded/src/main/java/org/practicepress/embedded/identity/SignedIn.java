package org.practicepress.embedded.identity;

import java.util.Collection;
import java.util.stream.Stream;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Somebody in a browser in which they have signed in.
 */
final class SignedIn extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient Person person;

	private final transient SignIn signIn;

	SignedIn(Person person, SignIn signIn) {
		super(authorities(person, signIn));
		this.person = person;
		this.signIn = signIn;
		setAuthenticated(true);
	}

	Person person() {
		return this.person;
	}

	SignIn signIn() {
		return this.signIn;
	}

	@Override
	public Object getPrincipal() {
		return this.person.id();
	}

	@Override
	public String getCredentials() {
		return "";
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SignedIn same && this.signIn.equals(same.signIn) && this.person.equals(same.person);
	}

	@Override
	public int hashCode() {
		return this.signIn.hashCode();
	}

	private static Collection<GrantedAuthority> authorities(Person person, SignIn signIn) {
		return Stream
			.concat(person.roles().stream().map((role) -> new SimpleGrantedAuthority("ROLE_" + role.code())),
					Stream.of(FactorGrantedAuthority.withFactor("PASSWORD").issuedAt(signIn.begun()).build()))
			.toList();
	}

}
