package org.practicepress.publish.factsheet;

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
 */
public record Contributor(@Nullable String name, @Nullable String email, @Nullable String role,
		@Nullable String organisation, @Nullable String phone, boolean mayShowContact) {
}
