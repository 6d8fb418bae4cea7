package org.practicepress.pages.access;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * What somebody is on this site. A chief editor is an editor, too, and an editor a
 * reader; an operator is none of them, and reads nobody's submission.
 */
public enum Role {

	/** Looks at everything at the desks and changes nothing. */
	READER,

	/** Decides about submissions and writes drafts. */
	EDITOR,

	/** Publishes and withdraws. */
	CHIEF_EDITOR,

	/** Lets people in and keeps the site running. */
	OPERATOR;

	private static final String PREFIX = "ROLE_";

	/** Who is more is less, too. */
	static final RoleHierarchy HIERARCHY = RoleHierarchyImpl.withRolePrefix(PREFIX)
		.role(CHIEF_EDITOR.code())
		.implies(EDITOR.code())
		.role(EDITOR.code())
		.implies(READER.code())
		.build();

	/**
	 * Its name in tokens and settings.
	 * @return such as {@code chief-editor}
	 */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether somebody has this role, or one that includes it.
	 * @param authentication who came in, if anybody
	 * @return true if so
	 */
	public boolean isHeldBy(@Nullable Authentication authentication) {
		return authentication != null && HIERARCHY.getReachableGrantedAuthorities(authentication.getAuthorities())
			.stream()
			.map(GrantedAuthority::getAuthority)
			.anyMatch((authority) -> authority().equals(authority));
	}

	/** Its name among Spring Security's authorities. */
	String authority() {
		return PREFIX + code();
	}

}
