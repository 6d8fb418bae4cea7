package org.practicepress.standalone.origin;

import java.net.URI;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.server.ResponseStatusException;
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

	@Bean
	RouterFunction<ServerResponse> routes(Upstreams upstreams) {
		return to("identity", path("/identity/**"), upstreams)
			.and(to("publish",
					path("/desk/factsheets/**").or(path("/desk/factsheets"))
						.or(path("/factsheets/**"))
						.or(path("/api/factsheets/**")),
					upstreams))
			.and(to("review", path("/desk/**").or(path("/desk")).or(path("/api/reviews/**")), upstreams))
			.and(to("intake", path("/**").and(path("/actuator/**").negate()), upstreams));
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

	private static RouterFunction<ServerResponse> to(String service, RequestPredicate predicate, Upstreams upstreams) {
		return route(service).route(predicate, http())
			.before(BeforeFilterFunctions.preserveHostHeader())
			// nobody needs it, and the gateway fails at one that names no client
			.before(BeforeFilterFunctions.removeRequestHeader("Forwarded"))
			.before((request) -> directedTo(service, request, upstreams))
			.build();
	}

	private static ServerRequest directedTo(String service, ServerRequest request, Upstreams upstreams) {
		URI address = upstreams.find(service)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
		MvcUtils.setRequestUrl(request, address);
		return request;
	}

	/**
	 * A service that is away, in plain words instead of a stack trace.
	 */
	@ControllerAdvice
	static class ServiceAway {

		@ExceptionHandler(ResourceAccessException.class)
		void away(ResourceAccessException failure) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, failure);
		}

	}

}
