package org.practicepress.standalone.origin;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Ticker;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

/**
 * The application behind {@link Origin}: which path belongs to which service.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OriginApplication {

	/** Connections to services: more than the container lets in visitors. */
	private static final int MOST_AT_ONCE = 10_000;

	@Bean
	RouterFunction<ServerResponse> routes(Upstreams upstreams,
			@Value("${server.tomcat.remoteip.internal-proxies}") String trusted) {
		Proxies proxies = Proxies.of(trusted);
		return route("mails")
			.route(path("/identity/mail/**").and((request) -> !Proxies.isThisMachine(request)),
					(request) -> ServerResponse.notFound().build())
			.build()
			.and(to("identity", path("/identity/**").and((request) -> upstreams.has("identity")), upstreams, proxies))
			.and(to("publish",
					path("/desk/factsheets/**").or(path("/desk/factsheets"))
						.or(path("/factsheets/**"))
						.or(path("/api/factsheets/**")),
					upstreams, proxies))
			.and(to("review",
					path("/desk/**").or(path("/desk")).or(path("/api/reviews/**")).or(path("/api/operations/**")),
					upstreams, proxies))
			.and(to("intake", path("/**").and(path("/actuator/**").negate()), upstreams, proxies));
	}

	/** Before everything else: nothing that breaks off is kept, either. */
	@Bean
	FilterRegistrationBean<BrokenOff> brokenOff() {
		FilterRegistrationBean<BrokenOff> brokenOff = new FilterRegistrationBean<>(new BrokenOff());
		brokenOff.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return brokenOff;
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> cut() {
		return (tomcat) -> tomcat.addEngineValves(new BrokenOff.Cut());
	}

	/** What is known is said without asking any further. */
	@Bean
	FilterRegistrationBean<SharedCache> sharedCache() {
		FilterRegistrationBean<SharedCache> cache = new FilterRegistrationBean<>(
				new SharedCache(Ticker.systemTicker()));
		cache.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return cache;
	}

	/** Each service guards itself; the origin only passes on. */
	@Bean
	SecurityFilterChain everything(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.anonymous(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	/**
	 * Passes on what each says as it was said: nothing is packed or unpacked, followed,
	 * asked again, or remembered. A connection is used for half as long as the service
	 * waits for the next request on one: what is sent while it closes it would be lost.
	 * @param patience how long services wait, as the origin itself does
	 */
	@Bean
	ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> asItWasSaid(
			@Value("${server.tomcat.connection-timeout}") Duration patience) {
		return (builder) -> builder
			.withHttpClientCustomizer((client) -> client.disableContentCompression()
				.disableRedirectHandling()
				.disableAutomaticRetries()
				.disableCookieManagement()
				.disableAuthCaching()
				.disableDefaultUserAgent())
			.withConnectionConfigCustomizer(
					(connection) -> connection.setTimeToLive(patience.dividedBy(2).toMillis(), TimeUnit.MILLISECONDS))
			.withConnectionManagerCustomizer(
					(connections) -> connections.setMaxConnPerRoute(MOST_AT_ONCE).setMaxConnTotal(MOST_AT_ONCE));
	}

	private static RouterFunction<ServerResponse> to(String service, RequestPredicate predicate, Upstreams upstreams,
			Proxies proxies) {
		return route(service).route(predicate, http())
			.before(BeforeFilterFunctions.preserveHostHeader())
			// nobody needs it, and the gateway fails at one that names no client
			.before(BeforeFilterFunctions.removeRequestHeader("Forwarded"))
			.before(proxies::believe)
			.filter((request, next) -> direct(request, upstreams.find(service), next))
			.onError(ResourceAccessException.class, (failure, request) -> Away.response())
			.build();
	}

	private static ServerResponse direct(ServerRequest request, Optional<URI> service,
			HandlerFunction<ServerResponse> next) throws Exception {
		if (service.isEmpty()) {
			return Away.response();
		}
		MvcUtils.setRequestUrl(request, service.get());
		return next.handle(request);
	}

}
