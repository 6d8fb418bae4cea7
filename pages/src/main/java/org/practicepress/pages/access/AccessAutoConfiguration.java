package org.practicepress.pages.access;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The two doors of a desk, by the roles its table names: pages by login and session, the
 * API by bearer token. What else a service serves is its own to guard.
 */
@AutoConfiguration(before = { OAuth2ClientAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class,
		ServletWebSecurityAutoConfiguration.class, WebMvcAutoConfiguration.class })
@ConditionalOnBean(Desk.class)
@EnableConfigurationProperties(IdentityProperties.class)
@EnableScheduling
public final class AccessAutoConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Bean
	IdentityProvider identityProvider(IdentityProperties properties) {
		return new IdentityProvider(properties, RestClient.builder().requestFactory(patient()).build());
	}

	@Bean
	ClientRegistrationRepository clientRegistrationRepository(Desk desk, IdentityProvider provider,
			@Value("${practice-press.public-url}") String publicUrl) {
		return new SupplierClientRegistrationRepository(
				() -> new InMemoryClientRegistrationRepository(provider.registration(publicUrl + desk.redirection())));
	}

	@Bean
	SharedSecret cookieSecret(MongoDatabase serviceDatabase) {
		return new SharedSecret(serviceDatabase);
	}

	@Bean
	SealedWords sealedWords(SharedSecret cookieSecret) {
		return new SealedWords(cookieSecret);
	}

	@Bean
	DeskCookies deskCookies(Desk desk, @Value("${practice-press.public-url}") String publicUrl) {
		return new DeskCookies(desk, publicUrl);
	}

	@Bean
	SealedCookies sealedCookies(DeskCookies cookies, SharedSecret cookieSecret) {
		return new SealedCookies(cookies, cookieSecret, InstantSource.system());
	}

	@Bean
	Sittings sittings(MongoDatabase serviceDatabase, SharedSecret cookieSecret, IdentityProperties properties) {
		return new Sittings(serviceDatabase, cookieSecret, properties.askEvery(), InstantSource.system());
	}

	@Bean
	KeptForms keptForms(MongoDatabase serviceDatabase) {
		return new KeptForms(serviceDatabase, InstantSource.system());
	}

	@Bean
	SignedIn signedIn(DeskCookies cookies, Sittings sittings, KeptForms forms) {
		return new SignedIn(cookies, sittings, forms);
	}

	@Bean
	OnTheWay onTheWay(SealedCookies cookies, ClientRegistrationRepository registrations) {
		return new OnTheWay(cookies, registrations);
	}

	@Bean(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
	SaidOnce saidOnce(SealedCookies cookies) {
		return new SaidOnce(cookies);
	}

	@Bean
	JwtDecoder jwtDecoder(IdentityProvider provider) {
		return new SupplierJwtDecoder(provider::decoder);
	}

	@Bean
	Roles roles(IdentityProperties properties) {
		return new Roles(properties);
	}

	@Bean
	RoleHierarchy roleHierarchy() {
		return Role.HIERARCHY;
	}

	@Bean
	@Order(1)
	SecurityFilterChain apiFilterChain(HttpSecurity http, Desk desk, Roles roles) {
		BearerTokenAuthenticationEntryPoint unknown = new BearerTokenAuthenticationEntryPoint();
		BearerTokenAccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
		return http
			.securityMatcher(desk.apis().stream().flatMap((api) -> Stream.of(api, api + "/**")).toArray(String[]::new))
			.authorizeHttpRequests((requests) -> desk.apis()
				.forEach((api) -> requests.requestMatchers(HttpMethod.GET, api + "/openapi.yml").permitAll()))
			.authorizeHttpRequests((requests) -> guard(requests, desk))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			// no cookie opens this door, so no other site can use one
			.csrf(AbstractHttpConfigurer::disable)
			.oauth2ResourceServer((server) -> server.jwt((jwt) -> jwt.jwtAuthenticationConverter(roles.ofToken()))
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
	OwnAccount ownAccount(IdentityProperties properties) {
		return new OwnAccount(properties);
	}

	@Bean
	EndOfSitting endOfSitting(Desk desk) {
		return new EndOfSitting(desk);
	}

	@Bean
	ToOperations toOperations() {
		return new ToOperations();
	}

	@Bean
	StillSignedIn stillSignedIn(Desk desk, SignedIn signedIn, Sittings sittings,
			ClientRegistrationRepository registrations, Roles roles) {
		RestClientRefreshTokenTokenResponseClient provider = new RestClientRefreshTokenTokenResponseClient();
		provider.setRestClient(RestClient.builder()
			.requestFactory(patient())
			.configureMessageConverters((converters) -> converters.addCustomConverter(new FormHttpMessageConverter())
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build());
		return new StillSignedIn(desk, signedIn, sittings, registrations, provider, new OidcIdTokenDecoderFactory(),
				roles);
	}

	/** Of the desk's pages only, not of everything that the service serves. */
	@Bean
	FilterRegistrationBean<StillSignedIn> stillSignedInAtTheDeskOnly(StillSignedIn filter) {
		FilterRegistrationBean<StillSignedIn> registration = new FilterRegistrationBean<>(filter);
		registration.setEnabled(false);
		return registration;
	}

	@Bean
	UnsentForms unsentForms(SignedIn signedIn, Sittings sittings, KeptForms forms) {
		return new UnsentForms(signedIn, sittings, forms);
	}

	@Bean
	SignOut signOut(ClientRegistrationRepository registrations, Desk desk, SignedIn signedIn,
			@Value("${practice-press.public-url}") String publicUrl) {
		return new SignOut(registrations, desk, signedIn, publicUrl);
	}

	/**
	 * A desk has no session of the container. Should some library begin one, its id
	 * stands in no address.
	 */
	@Bean
	WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> noIdInAddresses() {
		return (server) -> server.getSettings()
			.getSession()
			.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
	}

	@Bean
	@Order(2)
	SecurityFilterChain deskFilterChain(HttpSecurity http, Desk desk, Roles roles, SignedIn signedIn, OnTheWay way,
			StillSignedIn stillSignedIn, UnsentForms unsent, SignOut signOut,
			@Value("${practice-press.public-url}") URI publicUrl) {
		LostSession lost = new LostSession(desk, publicUrl, way, unsent, signOut);
		SimpleUrlAuthenticationFailureHandler failed = new SimpleUrlAuthenticationFailureHandler(
				desk.login() + "?failed");
		failed.setAllowSessionCreation(false);
		RedirectStrategy redirect = new DefaultRedirectStrategy();
		return http.securityMatcher(desk.pages(), desk.pages() + "/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers(desk.login(), desk.signedOut()).permitAll())
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET, desk.here()).authenticated())
			.authorizeHttpRequests((requests) -> guard(requests, desk))
			// what must be known from one request to the next, all instances know
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.securityContext((context) -> context.securityContextRepository(signedIn))
			.csrf((csrf) -> csrf.csrfTokenRepository(new FormTokens(signedIn)))
			.requestCache(AbstractHttpConfigurer::disable)
			// straight to the provider: every stop on the way is another wait on a bad
			// line
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(lost).accessDeniedHandler(lost))
			.oauth2Login((login) -> login.loginPage(desk.login())
				.failureHandler(failed)
				.successHandler((request, response, editor) -> {
					signedIn.begin(editor, request, response);
					redirect.sendRedirect(request, response, way.arrived(request, response).orElse(desk.pages()));
				})
				.authorizedClientRepository(signedIn)
				.securityContextRepository(signedIn)
				.authorizationEndpoint(
						(endpoint) -> endpoint.baseUri(desk.authorization()).authorizationRequestRepository(way))
				.redirectionEndpoint((endpoint) -> endpoint.baseUri(desk.redirection()))
				.userInfoEndpoint((endpoint) -> endpoint.userAuthoritiesMapper(roles::ofLogin)))
			.addFilterBefore(stillSignedIn, CsrfFilter.class)
			.logout((logout) -> logout.logoutUrl(desk.logout()).logoutSuccessHandler(signOut))
			.build();
	}

	private static ClientHttpRequestFactory patient() {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(PATIENCE);
		requests.setReadTimeout(PATIENCE);
		return requests;
	}

	private static void guard(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
			Desk desk) {
		for (Right right : desk.rights()) {
			requests.requestMatchers(right.method(), right.path())
				.hasAnyRole(right.roles().stream().map(Role::code).toArray(String[]::new));
		}
		requests.anyRequest().hasRole(Role.EDITOR.code());
	}

	/**
	 * Sends whoever comes without a session to the identity provider, and says so when
	 * that did not work instead of sending them in circles.
	 */
	@Bean
	RouterFunction<ServerResponse> signingInAndOut(Desk desk, SignOut signOut) {
		return RouterFunctions.route()
			.GET(desk.login(),
					(request) -> request.param("failed").isPresent()
							? ServerResponse.ok().render("pages/login-failed", Map.of("again", desk.signIn()))
							: ServerResponse.temporaryRedirect(URI.create(desk.signIn())).build())
			.POST(desk.login(), (request) -> request.attribute(LostSession.HELD).isPresent(),
					(request) -> ServerResponse.status(HttpStatus.FORBIDDEN)
						.render("pages/signed-out", Map.of("held", request.attribute(LostSession.HELD).orElseThrow())))
			.GET(desk.signedOut(), signOut::stop)
			.GET(desk.here(), (request) -> ServerResponse.noContent().build())
			.build();
	}

}
