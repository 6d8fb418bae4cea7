package org.practicepress.form;

import java.util.Objects;

/**
 * One of the answers a field offers.
 *
 * @param code what is stored, such as {@code post-arrival}
 * @param label what people read
 */
public record Choice(String code, Translated label) {

	/**
	 * Refuses a choice without code or label.
	 */
	public Choice {
		Objects.requireNonNull(code, "A choice has no code");
		Objects.requireNonNull(label, () -> "The choice '" + code + "' has no label");
	}

	/**
	 * What people read.
	 * @param language the reader's
	 * @return the choice's words
	 */
	public String label(FormLanguage language) {
		return this.label.in(language);
	}

}
