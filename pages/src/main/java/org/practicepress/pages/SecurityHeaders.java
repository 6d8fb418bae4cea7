package org.practicepress.pages;

import java.util.List;
import java.util.StringJoiner;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The headers every answer of the site carries. As a bean it applies itself to every
 * {@link HttpSecurity} of the application; a filter chain need not ask for it.
 *
 * <p>
 * The content policy allows scripts and styles from the site only, none of them inline,
 * so a page must not use {@code style} or {@code on…} attributes.
 */
public final class SecurityHeaders implements Customizer<HttpSecurity> {

	/**
	 * The link itself is its owner's key: no other page may learn it. The blank forms,
	 * which lie beside the forms that were begun, lead nowhere.
	 */
	private static final RequestMatcher SECRET_LINKS = new OrRequestMatcher(
			PathPatternRequestMatcher.withDefaults().matcher("/submissions/**"),
			PathPatternRequestMatcher.withDefaults().matcher("/factsheets/drafts/**"),
			PathPatternRequestMatcher.withDefaults().matcher("/form/*"),
			PathPatternRequestMatcher.withDefaults().matcher("/password/*"),
			PathPatternRequestMatcher.withDefaults().matcher("/desk/mails/end/*"));

	private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

	private final String contentSecurityPolicy;

	/**
	 * Create the headers.
	 * @param formTargets other origins to which the answer to a form may lead
	 */
	public SecurityHeaders(List<String> formTargets) {
		StringJoiner formAction = new StringJoiner(" ", "form-action ", "");
		formAction.add("'self'");
		formTargets.forEach(formAction::add);
		// data: images are the small icons inside Bootstrap's style sheet
		this.contentSecurityPolicy = String.join("; ", "default-src 'none'", "script-src 'self'", "style-src 'self'",
				"img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'",
				formAction.toString(), "base-uri 'none'", "frame-ancestors 'none'");
	}

	@Override
	public void customize(HttpSecurity http) {
		http.headers((headers) -> headers
			.contentSecurityPolicy((policy) -> policy.policyDirectives(this.contentSecurityPolicy))
			.permissionsPolicyHeader((permissions) -> permissions.policy(PERMISSIONS))
			.crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(SECRET_LINKS,
					new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER)))
			.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(SECRET_LINKS),
					new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN))));
	}

}
