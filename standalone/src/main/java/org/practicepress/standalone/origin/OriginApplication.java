package org.practicepress.standalone.origin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

	private static final String AWAY = """
			This part of the site is being started or mended. Please try again in a minute.

			Cette partie du site redémarre ou est en cours de réparation. Veuillez réessayer dans une minute.

			Esta parte del sitio se está iniciando o reparando. Vuelva a intentarlo dentro de un minuto, por favor.

			هذا الجزء من الموقع قيد التشغيل أو الإصلاح. يُرجى المحاولة مرة أخرى بعد دقيقة.
			""";

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

	private static RouterFunction<ServerResponse> to(String service, RequestPredicate predicate, Upstreams upstreams,
			Proxies proxies) {
		return route(service).route(predicate, http())
			.before(BeforeFilterFunctions.preserveHostHeader())
			// nobody needs it, and the gateway fails at one that names no client
			.before(BeforeFilterFunctions.removeRequestHeader("Forwarded"))
			.before(proxies::believe)
			.filter((request, next) -> direct(request, upstreams.find(service), next))
			.onError(ResourceAccessException.class, (failure, request) -> away())
			.build();
	}

	private static ServerResponse direct(ServerRequest request, Optional<URI> service,
			HandlerFunction<ServerResponse> next) throws Exception {
		if (service.isEmpty()) {
			return away();
		}
		MvcUtils.setRequestUrl(request, service.get());
		return next.handle(request);
	}

	/**
	 * A service that is away, in plain words. Nothing is logged: the address that was
	 * asked for may be somebody's secret.
	 */
	private static ServerResponse away() {
		return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(AWAY);
	}

}
