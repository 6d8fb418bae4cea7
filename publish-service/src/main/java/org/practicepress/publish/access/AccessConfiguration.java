package org.practicepress.publish.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Three ways in: everybody to the series, programs with a token to the interface for
 * programs, editors who have logged in to the desk.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

	private static final String EDITOR = "editor";

	@Bean
	@Order(1)
	SecurityFilterChain programs(HttpSecurity http, JwtDecoder decoder) {
		JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
		converter.setJwtGrantedAuthoritiesConverter(AccessConfiguration::rolesOf);
		return http.securityMatcher("/api/factsheets/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET, "/api/factsheets/openapi.yml")
				.permitAll()
				.anyRequest()
				.hasRole(EDITOR))
			.oauth2ResourceServer(
					(server) -> server.jwt((jwt) -> jwt.decoder(decoder).jwtAuthenticationConverter(converter)))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			// a token in a header is never sent by a browser on its own
			.csrf(AbstractHttpConfigurer::disable)
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain desk(HttpSecurity http, ClientRegistrationRepository clients,
			@Value("${practice-press.public-url}") String publicUrl) {
		OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
		signedOut.setPostLogoutRedirectUri(publicUrl + "/");
		signedOut.setDefaultTargetUrl("/factsheets");
		return http.securityMatcher("/desk/factsheets/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole(EDITOR))
			.oauth2Login((login) -> login.loginPage("/desk/factsheets/oauth2/authorization/desk")
				.authorizationEndpoint((endpoint) -> endpoint.baseUri("/desk/factsheets/oauth2/authorization"))
				.redirectionEndpoint((endpoint) -> endpoint.baseUri("/desk/factsheets/login/oauth2/code/*"))
				.defaultSuccessUrl("/desk/factsheets"))
			.logout((logout) -> logout.logoutUrl("/desk/factsheets/logout").logoutSuccessHandler(signedOut))
			.csrf(Customizer.withDefaults())
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain everybody(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(EndpointRequest.toAnyEndpoint())
				.permitAll()
				.requestMatchers(HttpMethod.GET, "/**")
				.permitAll()
				.requestMatchers(HttpMethod.HEAD, "/**")
				.permitAll()
				.anyRequest()
				.denyAll())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			// nothing here changes anything
			.csrf(AbstractHttpConfigurer::disable)
			.build();
	}

	@Bean
	Discovery discovery(IdentityProperties identity) {
		return new Discovery(identity);
	}

	/** The provider may start after this service. */
	@Bean
	ClientRegistrationRepository clientRegistrations(Discovery discovery,
			@Value("${practice-press.public-url}") String publicUrl) {
		return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
				discovery.client(publicUrl + "/desk/factsheets/login/oauth2/code/desk")));
	}

	@Bean
	JwtDecoder jwtDecoder(Discovery discovery) {
		return new SupplierJwtDecoder(discovery::decoder);
	}

	@Bean
	GrantedAuthoritiesMapper rolesOfWhoLogsIn() {
		return (authorities) -> {
			Set<GrantedAuthority> mapped = new HashSet<>(authorities);
			for (GrantedAuthority authority : authorities) {
				if (authority instanceof OidcUserAuthority user) {
					mapped.addAll(roles(user.getAttributes()));
				}
			}
			return mapped;
		};
	}

	private static Collection<GrantedAuthority> rolesOf(Jwt token) {
		return roles(token.getClaims());
	}

	private static List<GrantedAuthority> roles(Map<String, Object> claims) {
		List<GrantedAuthority> roles = new ArrayList<>();
		if (claims.get("roles") instanceof Collection<?> names) {
			names.forEach((name) -> roles.add(new SimpleGrantedAuthority("ROLE_" + name)));
		}
		return roles;
	}

}
