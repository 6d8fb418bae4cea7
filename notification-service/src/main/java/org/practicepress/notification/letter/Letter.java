package org.practicepress.notification.letter;

import org.practicepress.form.FormLanguage;

/**
 * A finished letter.
 *
 * @param language what it is written in
 * @param subject its subject when it begins a thread; one line
 * @param text the plain text
 * @param html the same as a whole HTML document
 */
public record Letter(FormLanguage language, String subject, String text, String html) {
}
