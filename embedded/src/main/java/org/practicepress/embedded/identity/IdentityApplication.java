package org.practicepress.embedded.identity;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The application behind {@link EmbeddedIdentity}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(IdentityProviderProperties.class)
class IdentityApplication implements WebMvcConfigurer {

	private static final String ROLES = "roles";

	private static final String EDITOR = "editor";

	/** What the account of the first start may. */
	private static final String[] ALL = { "editor", "chief-editor", "operator" };

	private static final List<String> OF_PROGRAMS = List.of("editor", "chief-editor");

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addViewController("/login").setViewName("identity/login");
	}

	@Bean
	@Order(1)
	SecurityFilterChain protocol(HttpSecurity http) {
		return http.oauth2AuthorizationServer((server) -> {
			http.securityMatcher(server.getEndpointsMatcher());
			server.oidc(Customizer.withDefaults());
		})
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.exceptionHandling((exceptions) -> exceptions.defaultAuthenticationEntryPointFor(
					new LoginUrlAuthenticationEntryPoint("/login"), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain people(HttpSecurity http) {
		return http
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/login", "/design/**", "/webjars/**", "/error")
						.permitAll()
						.anyRequest()
						.authenticated())
			.formLogin((login) -> login.loginPage("/login").defaultSuccessUrl("/../desk"))
			.build();
	}

	@Bean
	UserDetailsService users(IdentityProviderProperties properties) {
		return new InMemoryUserDetailsManager(
				User.withUsername(EDITOR).password(properties.editorPasswordHash()).roles(ALL).build());
	}

	@Bean
	RegisteredClientRepository clients(IdentityProviderProperties properties) {
		String url = properties.publicUrl();
		RegisteredClient desk = RegisteredClient.withId(UUID.randomUUID().toString())
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
			.clientSettings(ClientSettings.builder().requireAuthorizationConsent(false).build())
			.build();
		RegisteredClient api = RegisteredClient.withId(UUID.randomUUID().toString())
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

	@Bean
	OAuth2TokenCustomizer<JwtEncodingContext> roles() {
		return (context) -> {
			if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
				context.getClaims().claim(ROLES, OF_PROGRAMS);
			}
			else {
				context.getClaims().claim("name", "Editor");
				context.getClaims()
					.claim(ROLES,
							context.getPrincipal()
								.getAuthorities()
								.stream()
								.map(GrantedAuthority::getAuthority)
								.filter((authority) -> authority != null && authority.startsWith("ROLE_"))
								.map((role) -> role.substring("ROLE_".length()))
								.toList());
			}
		};
	}

}
