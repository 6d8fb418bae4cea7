package org.practicepress.review.access;

import java.util.List;

import jakarta.servlet.DispatcherType;
import org.practicepress.pages.access.Desk;
import org.practicepress.pages.access.Right;
import org.practicepress.pages.access.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

	@Bean
	Desk desk() {
		return new Desk("review", "/desk", List.of("/api/reviews", "/api/operations"), "/desk/factsheets",
				List.of(new Right(HttpMethod.GET, "/desk/operations/**", Role.OPERATOR),
						new Right(HttpMethod.POST, "/desk/operations/**", Role.OPERATOR),
						new Right(HttpMethod.GET, "/api/operations/**", Role.OPERATOR),
						new Right(HttpMethod.POST, "/api/operations/**", Role.OPERATOR),
						new Right(HttpMethod.GET, "/desk/erasures", Role.OPERATOR),
						new Right(HttpMethod.POST, "/desk/erasures", Role.OPERATOR),
						new Right(HttpMethod.GET, "/api/reviews/erasures", Role.OPERATOR),
						new Right(HttpMethod.POST, "/api/reviews/erasures", Role.OPERATOR),
						new Right(HttpMethod.GET, "/desk/webhooks/**", Role.CHIEF_EDITOR, Role.OPERATOR),
						new Right(HttpMethod.POST, "/desk/webhooks/**", Role.CHIEF_EDITOR, Role.OPERATOR),
						new Right(HttpMethod.GET, "/api/reviews/webhooks/**", Role.CHIEF_EDITOR, Role.OPERATOR),
						new Right(HttpMethod.POST, "/api/reviews/webhooks/**", Role.CHIEF_EDITOR, Role.OPERATOR),
						// where signing in leads; operators are led on
						new Right(HttpMethod.GET, "/desk", Role.READER, Role.OPERATOR),
						new Right(HttpMethod.POST, "/desk/views/shared", Role.CHIEF_EDITOR),
						new Right(HttpMethod.POST, "/desk/views/*/sharing", Role.CHIEF_EDITOR),
						new Right(HttpMethod.POST, "/api/reviews/views/*/sharing", Role.CHIEF_EDITOR),
						new Right(HttpMethod.POST, "/desk/reviews/*/assignment", Role.CHIEF_EDITOR),
						new Right(HttpMethod.POST, "/api/reviews/*/assignment", Role.CHIEF_EDITOR),
						// who is mentioned says that they have seen it
						new Right(HttpMethod.POST, "/desk/reviews/*/notes/seen", Role.READER),
						new Right(HttpMethod.POST, "/api/reviews/*/notes/seen", Role.READER),
						new Right(HttpMethod.POST, "/desk/mails", Role.READER),
						new Right(HttpMethod.POST, "/api/reviews/mails", Role.READER),
						new Right(HttpMethod.GET, "/desk/**", Role.READER),
						new Right(HttpMethod.POST, "/desk/**", Role.EDITOR),
						new Right(HttpMethod.GET, "/api/reviews/**", Role.READER),
						new Right(HttpMethod.POST, "/api/reviews/**", Role.EDITOR)));
	}

	/**
	 * The links that end mails: who has one proves by it whose mails they are, so that no
	 * other site can use it, and mail programs send no more than it.
	 */
	@Bean
	@Order(0)
	SecurityFilterChain endOfMailsFilterChain(HttpSecurity http) {
		return http.securityMatcher("/desk/mails/end/*")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
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

}
