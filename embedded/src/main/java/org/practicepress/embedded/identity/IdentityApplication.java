package org.practicepress.embedded.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.practicepress.pages.access.Role;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * The application behind {@link EmbeddedIdentity}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(IdentityProviderProperties.class)
@Import({ SignInPages.class, PasswordPages.class, PeoplePages.class, AccountPages.class, FactorPages.class,
		MailPages.class })
class IdentityApplication {

	private static final String LOGIN = "/login";

	private static final String ROLES = "roles";

	private static final List<String> OF_PROGRAMS = List.of(Role.EDITOR.code(), Role.CHIEF_EDITOR.code(),
			Role.OPERATOR.code());

	@Bean
	@Order(1)
	SecurityFilterChain protocol(HttpSecurity http, SignIns signIns) {
		SecurityContextLogoutHandler ending = new SecurityContextLogoutHandler();
		ending.setSecurityContextRepository(signIns);
		OidcLogoutAuthenticationSuccessHandler signedOut = new OidcLogoutAuthenticationSuccessHandler();
		signedOut.setLogoutHandler((request, response, logout) -> ending.logout(request, response, null));
		return http.oauth2AuthorizationServer((server) -> {
			http.securityMatcher(server.getEndpointsMatcher());
			server.oidc((oidc) -> oidc.logoutEndpoint((logout) -> logout.logoutResponseHandler(signedOut)));
		})
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.securityContext((context) -> context.securityContextRepository(signIns))
			.exceptionHandling((exceptions) -> exceptions.defaultAuthenticationEntryPointFor(
					new LoginUrlAuthenticationEntryPoint(LOGIN), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
			.build();
	}

	/** What somebody has written in a mail, which a page shows in a frame. */
	@Bean
	@Order(2)
	SecurityFilterChain written(HttpSecurity http, SignIns signIns) {
		return people(http.securityMatcher("/mail/*/*", "/mail/*/files/*")
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(MailPages.OF_MAILS))
				.frameOptions(FrameOptionsConfig::sameOrigin)), signIns);
	}

	/** The page with that frame. */
	@Bean
	@Order(3)
	SecurityFilterChain mail(HttpSecurity http, SignIns signIns) {
		return people(http.securityMatcher("/mail/*")
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(
					"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))),
				signIns);
	}

	@Bean
	@Order(4)
	SecurityFilterChain pages(HttpSecurity http, SignIns signIns) {
		return people(http, signIns);
	}

	private static SecurityFilterChain people(HttpSecurity http, SignIns signIns) {
		return http
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers(LOGIN, "/login/code", "/password", "/password/*", "/design/**", "/webjars/**",
						"/error")
				.permitAll()
				.requestMatchers("/people", "/people/**", "/mail", "/mail/**")
				.hasRole(Role.OPERATOR.code())
				.anyRequest()
				.authenticated())
			.securityContext((context) -> context.securityContextRepository(signIns))
			.exceptionHandling(
					(exceptions) -> exceptions.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LOGIN)))
			.httpBasic(AbstractHttpConfigurer::disable)
			.build();
	}

	/** People sign in at the page only; nothing else may ask for a password. */
	@Bean
	UserDetailsService nobody() {
		return (name) -> {
			throw new UsernameNotFoundException(name);
		};
	}

	@Bean
	InstantSource clock() {
		return InstantSource.system();
	}

	@Bean
	People people(IdentityProviderProperties properties, InstantSource clock) {
		People people = new People(directory(properties), clock);
		people.give(properties.editorPasswordHash());
		return people;
	}

	@Bean
	Passwords passwords() {
		return new Passwords();
	}

	@Bean
	SignIns signIns(IdentityProviderProperties properties, People people, InstantSource clock) {
		return new SignIns(directory(properties), people, clock, properties.isSecure());
	}

	@Bean
	KnownBrowsers knownBrowsers(IdentityProviderProperties properties) {
		return new KnownBrowsers(directory(properties), properties.isSecure());
	}

	@Bean
	Guesses guesses(InstantSource clock) {
		return new Guesses(clock);
	}

	@Bean
	OAuth2AuthorizationService authorizations(SignIns signIns) {
		return new Authorizations(signIns);
	}

	@Bean
	SessionRegistry noSessions() {
		return new NoSessions();
	}

	@Bean
	Owners owners(Passwords passwords, KnownBrowsers known, Guesses guesses) {
		return new Owners(passwords, known, guesses);
	}

	@Bean
	Letters letters(ObjectProvider<MailRelay> relay, IdentityProviderProperties properties, MessageSource messages) {
		return new Letters(relay.getIfAvailable(), properties.issuer(), messages);
	}

	@Bean
	RegisteredClientRepository clients(IdentityProviderProperties properties) {
		String url = properties.publicUrl();
		RegisteredClient desk = RegisteredClient.withId(EmbeddedIdentity.DESK_CLIENT)
			.clientId(EmbeddedIdentity.DESK_CLIENT)
			.clientSecret("{noop}" + properties.deskSecret())
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
			.redirectUri(url + "/desk/login/oauth2/code/desk")
			.redirectUri(url + "/desk/factsheets/login/oauth2/code/desk")
			.postLogoutRedirectUri(url)
			.postLogoutRedirectUri(url + "/")
			.postLogoutRedirectUri(url + "/desk")
			.postLogoutRedirectUri(url + "/factsheets")
			.scope(OidcScopes.OPENID)
			.scope(OidcScopes.PROFILE)
			.scope(OidcScopes.EMAIL)
			.clientSettings(ClientSettings.builder().requireAuthorizationConsent(false).build())
			.tokenSettings(TokenSettings.builder().refreshTokenTimeToLive(SignIn.LASTS).build())
			.build();
		RegisteredClient api = RegisteredClient.withId(EmbeddedIdentity.API_CLIENT)
			.clientId(EmbeddedIdentity.API_CLIENT)
			.clientSecret("{noop}" + properties.apiSecret())
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.tokenSettings(TokenSettings.builder().accessTokenTimeToLive(Duration.ofMinutes(30)).build())
			.build();
		return new InMemoryRegisteredClientRepository(desk, api);
	}

	@Bean
	JWKSource<SecurityContext> signingKeys(IdentityProviderProperties properties) throws IOException {
		return new ImmutableJWKSet<>(new JWKSet(SigningKey.readOrMake(properties.keyFile())));
	}

	@Bean
	AuthorizationServerSettings settings(IdentityProviderProperties properties) {
		return AuthorizationServerSettings.builder().issuer(properties.issuer()).build();
	}

	/**
	 * As the account is now, whatever it was when its owner signed in; nothing for a
	 * sign-in that has ended.
	 */
	@Bean
	OAuth2TokenCustomizer<JwtEncodingContext> claims(SignIns signIns) {
		return (context) -> {
			Authentication principal = context.getPrincipal();
			if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
				context.getClaims().claim(ROLES, OF_PROGRAMS);
			}
			else if (principal instanceof SignedIn signedIn) {
				SignedIn now = signIns.find(signedIn.signIn().id())
					.orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
				signIns.seen(now.signIn());
				Person person = now.person();
				context.getClaims()
					.claim("sid", now.signIn().id())
					.claim("name", person.name())
					.claim("preferred_username", person.name())
					.claim(ROLES, person.roles().stream().map(Role::code).toList());
				if (person.email() != null && context.getAuthorizedScopes().contains(OidcScopes.EMAIL)) {
					context.getClaims().claim(StandardClaimNames.EMAIL, person.email());
				}
			}
		};
	}

	private static Path directory(IdentityProviderProperties properties) {
		return Objects.requireNonNull(properties.keyFile().toAbsolutePath().getParent());
	}

}
