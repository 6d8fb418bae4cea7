package org.practicepress.pages.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody who is at the desk, from signing in to signing out.
 *
 * @param browser where they sit
 * @param who who they are
 * @param asked when the provider was asked last whether they are still signed in
 * @param leftWords whether there may be a form of theirs that was not sent
 */
record Sitting(BrowserId browser, Who who, Instant asked, boolean leftWords) {

	boolean isTimeToAsk(Instant now, Duration every) {
		return !now.isBefore(this.asked.plus(every));
	}

	/**
	 * Who somebody is. All that is kept of what the provider has said.
	 *
	 * @param subject the provider's id for them
	 * @param name the name people know them by
	 * @param email where mail reaches them, unless the provider doubts it
	 * @param idToken the provider's word, which it wants to see again at signing out
	 * @param refreshToken by what the provider is asked again
	 * @param roles the codes of their roles
	 */
	record Who(String subject, @Nullable String name, @Nullable String email, String idToken,
			@Nullable String refreshToken, List<String> roles) {

		Who {
			Objects.requireNonNull(subject, "subject");
			Objects.requireNonNull(idToken, "idToken");
			roles = List.copyOf(roles);
		}

		static Who of(OidcUser user, Collection<? extends GrantedAuthority> authorities,
				@Nullable String refreshToken) {
			Set<@Nullable String> told = authorities.stream()
				.map(GrantedAuthority::getAuthority)
				.collect(Collectors.toSet());
			List<String> held = Stream.of(Role.values())
				.filter((role) -> told.contains(role.authority()))
				.map(Role::code)
				.toList();
			return new Who(user.getSubject(), user.getPreferredUsername(), Editor.emailOf(user).orElse(null),
					user.getIdToken().getTokenValue(), refreshToken, held);
		}

		Who with(String newRefreshToken) {
			return new Who(this.subject, this.name, this.email, this.idToken, newRefreshToken, this.roles);
		}

		/** What was told at signing in, and in no ID token since, is known still. */
		Who knownAs(Who before) {
			return new Who(this.subject, (this.name != null) ? this.name : before.name,
					(this.email != null) ? this.email : before.email, this.idToken, this.refreshToken, this.roles);
		}

		/** As those who come in are known while they are looked after. */
		OAuth2AuthenticationToken authentication() {
			List<GrantedAuthority> authorities = Arrays.stream(Role.values())
				.filter((role) -> this.roles.contains(role.code()))
				.<GrantedAuthority>map((role) -> new SimpleGrantedAuthority(role.authority()))
				.toList();
			Map<String, Object> claims = new HashMap<>(Map.of(IdTokenClaimNames.SUB, this.subject));
			if (this.name != null) {
				claims.put(StandardClaimNames.PREFERRED_USERNAME, this.name);
			}
			if (this.email != null) {
				claims.put(StandardClaimNames.EMAIL, this.email);
			}
			return new OAuth2AuthenticationToken(
					new DefaultOidcUser(authorities, new OidcIdToken(this.idToken, null, null, claims)), authorities,
					Desk.REGISTRATION);
		}

		@Override
		public String toString() {
			return "somebody with " + this.roles;
		}

	}

}
