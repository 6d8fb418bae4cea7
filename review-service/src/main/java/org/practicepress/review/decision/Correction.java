package org.practicepress.review.decision;

import java.time.Instant;

/**
 * A small correction of an answer, which is an editor's and not the contributor's.
 *
 * @param field the key of the form's field
 * @param own the contributor's own words
 * @param text what an editor has made of them
 * @param editor the editor's name
 * @param at when
 */
public record Correction(String field, String own, String text, String editor, Instant at) {

	/** What is told of it. */
	CorrectedAnswer told() {
		return new CorrectedAnswer(this.field, this.own, this.text);
	}

}
