package org.practicepress.publish.rendering;

import org.jspecify.annotations.Nullable;

/**
 * Whom a reader may write to; looked up when a factsheet is set, and nowhere kept.
 *
 * @param name the person
 * @param role what the person does
 * @param organisation for whom
 * @param email where to write
 * @param phone where to call
 */
public record Contact(@Nullable String name, @Nullable String role, @Nullable String organisation,
		@Nullable String email, @Nullable String phone) {
}
