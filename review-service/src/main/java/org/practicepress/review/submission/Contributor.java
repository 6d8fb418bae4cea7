package org.practicepress.review.submission;

import org.jspecify.annotations.Nullable;

/**
 * Who contributed, as far as known: the form may not have told yet, or the person may
 * have asked to be forgotten.
 *
 * @param name the name
 * @param email where mail reaches them
 * @param role what they do there
 * @param organisation where they work
 * @param organisationType what kind of organisation it is, as the form's choice code
 * @param phone their telephone
 * @param language the language to write to them in
 * @param mayShowContact whether a factsheet may show how to reach them
 */
public record Contributor(@Nullable String name, @Nullable String email, @Nullable String role,
		@Nullable String organisation, @Nullable String organisationType, @Nullable String phone,
		@Nullable String language, boolean mayShowContact) {
}
