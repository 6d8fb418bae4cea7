package org.practicepress.review.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Notices who comes to the desk, and who is not let in any more: that is all the desk
 * knows of who its people are. A page that asks by itself whether something has changed
 * is nobody who comes.
 */
@Component
class Visits implements HandlerInterceptor, WebMvcConfigurer {

	/** Of somebody who has not changed nothing is looked up again within this time. */
	private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

	private static final int MOST_KNOWN = 10_000;

	private static final String PAGES = "/desk/";

	private final Subscriptions subscriptions;

	private final Clock clock = Clock.systemUTC();

	private final Map<String, Seen> known = new ConcurrentHashMap<>();

	Visits(Subscriptions subscriptions) {
		this.subscriptions = subscriptions;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this)
			.addPathPatterns("/desk/**", "/api/reviews/**", "/api/operations/**")
			.excludePathPatterns("/desk/changes");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		boolean page = (request.getRequestURI() + "/").startsWith(PAGES);
		note(SecurityContextHolder.getContext().getAuthentication(),
				page ? RequestContextUtils.getLocale(request).getLanguage() : null);
		return true;
	}

	@EventListener
	void denied(AuthorizationDeniedEvent<?> denied) {
		note(denied.getAuthentication().get(), null);
	}

	private void note(@Nullable Authentication authentication, @Nullable String language) {
		Visitor.of(authentication, language).ifPresent((visitor) -> {
			Instant now = this.clock.instant();
			Seen before = this.known.get(visitor.person());
			if (before == null || !before.visitor().equals(visitor) || before.at().plus(KNOWN_FOR).isBefore(now)) {
				this.subscriptions.seen(visitor);
				if (this.known.size() >= MOST_KNOWN) {
					this.known.clear();
				}
				this.known.put(visitor.person(), new Seen(visitor, now));
			}
		});
	}

	/**
	 * Somebody who was there.
	 *
	 * @param visitor who
	 * @param at when they were noted
	 */
	private record Seen(Visitor visitor, Instant at) {
	}

}
