package org.practicepress.publish.factsheet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

/**
 * What publishing reads of a contributor, as {@code contributor.updated.v1} tells it.
 *
 * @param name the person's name
 * @param email where to write
 * @param role what the person does
 * @param organisation for whom
 * @param phone where to call
 * @param mayShowContact whether readers may know all this
 * @param statusToken the secret part of the link that the contributor has; null when none
 * has been told
 */
public record Contributor(@Nullable String name, @Nullable String email, @Nullable String role,
		@Nullable String organisation, @Nullable String phone, boolean mayShowContact, @Nullable String statusToken) {

	/** Says no more than a log may: the token opens pages. */
	@Override
	public String toString() {
		return "Contributor[" + ((this.name != null) ? "named" : "nameless") + "]";
	}

	/**
	 * Whether somebody has the contributor's own link.
	 * @param token the secret part of the link they have
	 * @return false also when none has been told
	 */
	public boolean hasLink(String token) {
		return this.statusToken != null && MessageDigest.isEqual(this.statusToken.getBytes(StandardCharsets.UTF_8),
				token.getBytes(StandardCharsets.UTF_8));
	}

}
