package org.practicepress.notification.letter;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;

/**
 * A finished letter.
 *
 * @param language what it is written in
 * @param subject its subject when it begins a thread; one line
 * @param text the plain text
 * @param html the same as a whole HTML document
 * @param unsubscribe the address that ends such letters; null for those that only what
 * they are about ends
 */
public record Letter(FormLanguage language, String subject, String text, String html, @Nullable String unsubscribe) {
}
