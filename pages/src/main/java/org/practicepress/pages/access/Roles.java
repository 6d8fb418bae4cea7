package org.practicepress.pages.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/**
 * The roles that the provider's tokens name, as authorities. Each provider has a place of
 * its own for them and names of its own; whatever else it names there means nothing here.
 */
final class Roles {

	private final List<String> claims;

	private final Map<Role, List<String>> names;

	Roles(IdentityProperties properties) {
		this.claims = properties.rolesClaim();
		this.names = properties.roles();
	}

	/** What somebody who signed in brings along, and the roles of the ID token. */
	Collection<GrantedAuthority> ofLogin(Collection<? extends GrantedAuthority> authorities) {
		Set<GrantedAuthority> mapped = new HashSet<>(authorities);
		for (GrantedAuthority authority : authorities) {
			if (authority instanceof OidcUserAuthority user) {
				mapped.addAll(of(user.getIdToken().getClaims()));
			}
		}
		return mapped;
	}

	JwtAuthenticationConverter ofToken() {
		JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
		converter.setJwtGrantedAuthoritiesConverter((token) -> of(token.getClaims()));
		return converter;
	}

	Collection<GrantedAuthority> of(Map<String, Object> token) {
		Set<String> told = new HashSet<>();
		this.claims.forEach((claim) -> at(token, claim).forEach(told::add));
		return Arrays.stream(Role.values())
			.filter((role) -> this.names.getOrDefault(role, List.of(role.code())).stream().anyMatch(told::contains))
			.<GrantedAuthority>map((role) -> new SimpleGrantedAuthority(role.authority()))
			.toList();
	}

	/**
	 * The texts at a place in a token: a claim of that name, else what is deeper in, one
	 * name after another. A name may have dots itself, as those of clients often do.
	 */
	private static Stream<String> at(@Nullable Object value, String path) {
		if (!(value instanceof Map<?, ?> object)) {
			return Stream.empty();
		}
		if (object.containsKey(path)) {
			return texts(object.get(path));
		}
		Stream<String> found = Stream.empty();
		for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
			found = Stream.concat(found, at(object.get(path.substring(0, dot)), path.substring(dot + 1)));
		}
		return found;
	}

	private static Stream<String> texts(@Nullable Object value) {
		return switch (value) {
			case Collection<?> several -> several.stream().filter(String.class::isInstance).map(String.class::cast);
			case String one -> Stream.of(one);
			case null, default -> Stream.empty();
		};
	}

}
