package org.practicepress.pages.access;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The two doors of a desk, for one role: pages by login and session, the API by bearer
 * token. What else a service serves is its own to guard.
 */
@AutoConfiguration(before = { OAuth2ClientAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class,
		ServletWebSecurityAutoConfiguration.class })
@ConditionalOnBean(Desk.class)
@EnableConfigurationProperties(IdentityProperties.class)
public final class AccessAutoConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Bean
	IdentityProvider identityProvider(IdentityProperties properties) {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(PATIENCE);
		requests.setReadTimeout(PATIENCE);
		return new IdentityProvider(properties, RestClient.builder().requestFactory(requests).build());
	}

	@Bean
	ClientRegistrationRepository clientRegistrationRepository(Desk desk, IdentityProvider provider,
			@Value("${practice-press.public-url}") String publicUrl) {
		return new SupplierClientRegistrationRepository(
				() -> new InMemoryClientRegistrationRepository(provider.registration(publicUrl + desk.redirection())));
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
	SecurityFilterChain apiFilterChain(HttpSecurity http, Desk desk) {
		BearerTokenAuthenticationEntryPoint unknown = new BearerTokenAuthenticationEntryPoint();
		BearerTokenAccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
		return http.securityMatcher(desk.api(), desk.api() + "/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET, desk.api() + "/openapi.yml")
				.permitAll()
				.anyRequest()
				.hasRole(Editor.ROLE))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			// no cookie opens this door, so no other site can use one
			.csrf(AbstractHttpConfigurer::disable)
			.oauth2ResourceServer((server) -> server.jwt((jwt) -> jwt.jwtAuthenticationConverter(Roles.ofToken()))
				// sendError, unlike setStatus, lets the site's error answers add words
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
	SecurityFilterChain deskFilterChain(HttpSecurity http, Desk desk, ClientRegistrationRepository registrations,
			@Value("${practice-press.public-url}") String publicUrl) {
		OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(registrations);
		signedOut.setPostLogoutRedirectUri(publicUrl + "/");
		signedOut.setDefaultTargetUrl("/");
		return http.securityMatcher(desk.pages(), desk.pages() + "/**")
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers(desk.login()).permitAll().anyRequest().hasRole(Editor.ROLE))
			// straight to the provider: every stop on the way is another wait on a bad
			// line
			.exceptionHandling((exceptions) -> exceptions
				.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(desk.signIn())))
			.oauth2Login((login) -> login.loginPage(desk.login())
				.failureUrl(desk.login() + "?failed")
				.defaultSuccessUrl(desk.pages())
				.authorizationEndpoint((endpoint) -> endpoint.baseUri(desk.authorization()))
				.redirectionEndpoint((endpoint) -> endpoint.baseUri(desk.redirection()))
				.userInfoEndpoint((endpoint) -> endpoint.userAuthoritiesMapper(Roles::ofLogin)))
			.logout((logout) -> logout.logoutUrl(desk.logout()).logoutSuccessHandler(signedOut))
			.build();
	}

	/**
	 * Sends whoever comes without a session to the identity provider, and says so when
	 * that did not work instead of sending them in circles.
	 */
	@Bean
	RouterFunction<ServerResponse> login(Desk desk) {
		return RouterFunctions.route()
			.GET(desk.login(),
					(request) -> request.param("failed").isPresent()
							? ServerResponse.ok().render("pages/login-failed", Map.of("again", desk.signIn()))
							: ServerResponse.temporaryRedirect(URI.create(desk.signIn())).build())
			.build();
	}

}
