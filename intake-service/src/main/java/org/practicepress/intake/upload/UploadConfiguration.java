package org.practicepress.intake.upload;

import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.practicepress.pages.PublicAddress;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * How the site is guarded: everything is public, there is no session, and a status page
 * is never kept or listed by anybody.
 */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration implements WebMvcConfigurer {

	/** Not the blank forms, whose names have points in them. */
	private static final String TYPED_FORM_TO_GO_ON = "/form/{token:[^.]+}";

	private final UploadGate gate;

	UploadConfiguration(@Value("${spring.servlet.multipart.max-request-size}") DataSize maxRequestSize,
			PublicAddress site, UploadProperties limits, FreeDisk disk, Clock clock) {
		this.gate = new UploadGate(maxRequestSize, site,
				new Allowance(limits.perHour(), limits.sizePerHour().toBytes(), clock), disk);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new Unlisted()).addPathPatterns("/submissions/**", TYPED_FORM_TO_GO_ON);
		registry.addInterceptor(this.gate).addPathPatterns("/submissions/**", "/form", TYPED_FORM_TO_GO_ON);
	}

	@Bean
	SecurityFilterChain intakeFilterChain(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/actuator/health/**", "/actuator/prometheus")
				.permitAll()
				.requestMatchers("/actuator/**")
				.denyAll()
				.anyRequest()
				.permitAll())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			// UploadGate says what protects the forms instead
			.csrf(AbstractHttpConfigurer::disable)
			.httpBasic(AbstractHttpConfigurer::disable)
			.formLogin(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
	}

	/** Keeps status pages, and what is said of wrong links, out of caches and indexes. */
	private static final class Unlisted implements HandlerInterceptor {

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.setHeader("X-Robots-Tag", "noindex, nofollow");
			return true;
		}

	}

}
