package org.practicepress.review.access;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
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
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.client.RestClient;

/**
 * Two doors, one role: pages by login and session, the API by bearer token.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class AccessConfiguration {

	private static final String REGISTRATION = "desk";

	private static final String ROLES = "roles";

	private static final String ROLE_PREFIX = "ROLE_";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Bean
	IdentityProvider identityProvider(IdentityProperties properties) {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(PATIENCE);
		requests.setReadTimeout(PATIENCE);
		return new IdentityProvider(properties, RestClient.builder().requestFactory(requests).build());
	}

	@Bean
	ClientRegistrationRepository clientRegistrationRepository(IdentityProvider provider,
			@Value("${practice-press.public-url}") String publicUrl) {
		return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
				provider.registration(REGISTRATION, publicUrl + "/desk/login/oauth2/code/" + REGISTRATION)));
	}

	/** The session ends with the browser or the service; so do the provider's tokens. */
	@Bean
	OAuth2AuthorizedClientRepository authorizedClientRepository() {
		return new HttpSessionOAuth2AuthorizedClientRepository();
	}

	@Bean
	JwtDecoder jwtDecoder(IdentityProvider provider) {
		return new SupplierJwtDecoder(provider::decoder);
	}

	@Bean
	@Order(1)
	SecurityFilterChain apiFilterChain(HttpSecurity http) {
		BearerTokenAuthenticationEntryPoint unknown = new BearerTokenAuthenticationEntryPoint();
		BearerTokenAccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
		return http.securityMatcher("/api/reviews", "/api/reviews/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET, "/api/reviews/openapi.yml")
				.permitAll()
				.anyRequest()
				.hasRole(Editor.ROLE))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			// no cookie opens this door, so no other site can use one
			.csrf(AbstractHttpConfigurer::disable)
			.oauth2ResourceServer(
					(server) -> server.jwt((jwt) -> jwt.jwtAuthenticationConverter(authenticationConverter()))
						// sendError, unlike setStatus, lets the site's error answers add
						// words
						.authenticationEntryPoint((request, response, ex) -> {
							unknown.commence(request, response, ex);
							response.sendError(response.getStatus());
						})
						.accessDeniedHandler((request, response, ex) -> {
							denied.handle(request, response, ex);
							response.sendError(response.getStatus());
						}))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain deskFilterChain(HttpSecurity http, ClientRegistrationRepository registrations,
			@Value("${practice-press.public-url}") String publicUrl) {
		OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(registrations);
		signedOut.setPostLogoutRedirectUri(publicUrl + "/");
		signedOut.setDefaultTargetUrl("/");
		return http.securityMatcher("/desk", "/desk/**")
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/desk/login").permitAll().anyRequest().hasRole(Editor.ROLE))
			// straight to the provider: every stop on the way is another wait on a bad
			// line
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(
					new LoginUrlAuthenticationEntryPoint("/desk/oauth2/authorization/" + REGISTRATION)))
			.oauth2Login((login) -> login.loginPage("/desk/login")
				.failureUrl("/desk/login?failed")
				.defaultSuccessUrl("/desk")
				.authorizationEndpoint((endpoint) -> endpoint.baseUri("/desk/oauth2/authorization"))
				.redirectionEndpoint((endpoint) -> endpoint.baseUri("/desk/login/oauth2/code/*"))
				.userInfoEndpoint((endpoint) -> endpoint.userAuthoritiesMapper(rolesOfIdToken())))
			.logout((logout) -> logout.logoutUrl("/desk/logout").logoutSuccessHandler(signedOut))
			.build();
	}

	/** Health and metrics, which no origin lets through, and nothing else. */
	@Bean
	@Order(3)
	SecurityFilterChain restFilterChain(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers("/actuator/**", "/error")
				.permitAll()
				.anyRequest()
				.denyAll())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.build();
	}

	private static JwtAuthenticationConverter authenticationConverter() {
		JwtGrantedAuthoritiesConverter roles = new JwtGrantedAuthoritiesConverter();
		roles.setAuthoritiesClaimName(ROLES);
		roles.setAuthorityPrefix(ROLE_PREFIX);
		JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
		converter.setJwtGrantedAuthoritiesConverter(roles);
		return converter;
	}

	private static GrantedAuthoritiesMapper rolesOfIdToken() {
		return (authorities) -> {
			Set<GrantedAuthority> mapped = new HashSet<>(authorities);
			for (GrantedAuthority authority : authorities) {
				if (authority instanceof OidcUserAuthority user
						&& user.getIdToken().getClaims().get(ROLES) instanceof Collection<?> roles) {
					roles.forEach((role) -> mapped.add(new SimpleGrantedAuthority(ROLE_PREFIX + role)));
				}
			}
			return List.copyOf(mapped);
		};
	}

}
