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
 * @param author the editor whose name it shows; null for none
 */
public record Letter(FormLanguage language, String subject, String text, String html, @Nullable String unsubscribe,
		@Nullable String author) {

	public Letter(FormLanguage language, String subject, String text, String html, @Nullable String unsubscribe) {
		this(language, subject, text, html, unsubscribe, null);
	}

	/**
	 * The same with an editor's name.
	 * @param editor the name; null for none
	 * @return the letter
	 */
	public Letter by(@Nullable String editor) {
		return new Letter(this.language, this.subject, this.text, this.html, this.unsubscribe, editor);
	}

}
