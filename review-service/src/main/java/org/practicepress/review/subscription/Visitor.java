package org.practicepress.review.subscription;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.TypedAddress;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.Role;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Somebody who has come to the desk, as the identity provider says.
 *
 * @param person the provider's id for them
 * @param name the name people know them by, under which they take submissions
 * @param email where mail reaches them; null when the provider does not say
 * @param reads whether they may look at submissions
 * @param decides whether they may decide about them
 * @param chief whether they are a chief editor
 * @param language the language of the page they look at; null for a program
 */
record Visitor(String person, String name, @Nullable String email, boolean reads, boolean decides, boolean chief,
		@Nullable String language) {

	/**
	 * Who sends a request.
	 * @param authentication who came in
	 * @param language the language of the page they look at; null for a program
	 * @return empty for a stranger
	 */
	static Optional<Visitor> of(@Nullable Authentication authentication, @Nullable String language) {
		if (!(authentication instanceof OAuth2AuthenticationToken
				|| authentication instanceof JwtAuthenticationToken)) {
			return Optional.empty();
		}
		return Optional.of(new Visitor(authentication.getName(), Editor.nameOf(authentication),
				Editor.emailOf(authentication).flatMap(TypedAddress::of).orElse(null),
				Role.READER.isHeldBy(authentication), Role.EDITOR.isHeldBy(authentication),
				Role.CHIEF_EDITOR.isHeldBy(authentication), language));
	}

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return "Visitor[" + this.person + "]";
	}

}
