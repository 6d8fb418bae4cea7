package org.practicepress.review.access;

import org.practicepress.pages.access.Editor;

import org.springframework.security.core.Authentication;

/**
 * Somebody at the desk who leaves something of their own there.
 *
 * @param person the identity provider's id for them
 * @param name the name people know them by
 */
public record Colleague(String person, String name) {

	/**
	 * Who sends a request.
	 * @param authentication who came in
	 * @return who that is
	 */
	public static Colleague of(Authentication authentication) {
		return new Colleague(authentication.getName(), Editor.nameOf(authentication));
	}

}
