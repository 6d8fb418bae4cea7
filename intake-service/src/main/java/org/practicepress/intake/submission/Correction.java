package org.practicepress.intake.submission;

import java.time.Instant;

import org.practicepress.form.Excerpt;

/**
 * What an editor has corrected a little in an answer.
 *
 * @param field the key of the form's field
 * @param own the contributor's own words
 * @param text what stands for them at the editors' desk
 * @param at when
 */
public record Correction(String field, String own, String text, Instant at) {

	/**
	 * The part of the corrected words in which something is changed.
	 * @return the words around; all of a short answer
	 */
	public String changed() {
		return Excerpt.changed(this.text, this.own);
	}

}
