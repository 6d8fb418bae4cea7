package org.practicepress.publish.access;

import java.util.List;

import jakarta.servlet.DispatcherType;
import org.practicepress.pages.access.Desk;
import org.practicepress.pages.access.Right;
import org.practicepress.pages.access.Role;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
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
		return new Desk("publish", "/desk/factsheets", List.of("/api/factsheets"), "/desk",
				List.of(new Right(HttpMethod.GET, "/desk/factsheets/{id}/publication", Role.CHIEF_EDITOR),
						new Right(HttpMethod.POST, "/desk/factsheets/{id}/publication", Role.CHIEF_EDITOR),
						new Right(HttpMethod.GET, "/desk/factsheets/{id}/withdrawal", Role.CHIEF_EDITOR),
						new Right(HttpMethod.POST, "/desk/factsheets/{id}/withdrawal", Role.CHIEF_EDITOR),
						new Right(HttpMethod.GET, "/desk/factsheets/**", Role.READER),
						new Right(HttpMethod.POST, "/desk/factsheets/**", Role.EDITOR),
						new Right(HttpMethod.POST, "/api/factsheets/{id}/publication", Role.CHIEF_EDITOR),
						new Right(HttpMethod.POST, "/api/factsheets/{id}/withdrawal", Role.CHIEF_EDITOR),
						new Right(HttpMethod.GET, "/api/factsheets/**", Role.READER),
						new Right(HttpMethod.POST, "/api/factsheets/{id}/showing", Role.EDITOR),
						new Right(HttpMethod.PUT, "/api/factsheets/{id}", Role.EDITOR)));
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

}
