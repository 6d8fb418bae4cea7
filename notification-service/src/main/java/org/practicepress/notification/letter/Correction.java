package org.practicepress.notification.letter;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Excerpt;

/**
 * What an editor has corrected a little in an answer.
 *
 * @param field the key of the form's field
 * @param own the contributor's own words
 * @param text what stands for them; null when they stand again
 */
public record Correction(String field, String own, @Nullable String text) {

	/**
	 * The part of the contributor's words in which something is changed.
	 * @return the words around; all of them when they stand again
	 */
	String ownPart() {
		return (this.text != null) ? Excerpt.changed(this.own, this.text) : this.own;
	}

	/**
	 * The part of the corrected words in which something is changed.
	 * @return the words around; none when the contributor's stand again
	 */
	String textPart() {
		return (this.text != null) ? Excerpt.changed(this.text, this.own) : "";
	}

}
