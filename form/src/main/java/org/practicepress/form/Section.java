package org.practicepress.form;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Questions that belong together.
 *
 * @param key the section's name
 * @param label its heading
 * @param help what it is for; null when the heading says it all
 * @param fields its questions, in order
 */
public record Section(String key, Translated label, @Nullable Translated help, List<Field> fields) {

	/**
	 * Copies the fields, and refuses a section without.
	 */
	public Section {
		Objects.requireNonNull(key, "A section has no key");
		Objects.requireNonNull(label, () -> "The section '" + key + "' has no label");
		fields = List.copyOf(Objects.requireNonNull(fields, () -> "The section '" + key + "' has no fields"));
	}

	/**
	 * The heading.
	 * @param language the reader's
	 * @return the label
	 */
	public String label(FormLanguage language) {
		return this.label.in(language);
	}

	/**
	 * What the section is for.
	 * @param language the reader's
	 * @return the help, empty when there is none
	 */
	public String help(FormLanguage language) {
		return (this.help != null) ? this.help.in(language) : "";
	}

}
