package org.practicepress.form;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A text in every language of the form.
 *
 * @param en English
 * @param fr French
 * @param es Spanish
 * @param ar Arabic
 */
public record Translated(@JsonProperty(required = true) String en, @JsonProperty(required = true) String fr,
		@JsonProperty(required = true) String es, @JsonProperty(required = true) String ar) {

	/**
	 * Cuts the white space that YAML's folded texts end with.
	 */
	public Translated {
		en = en.strip();
		fr = fr.strip();
		es = es.strip();
		ar = ar.strip();
	}

	/**
	 * The text in one language.
	 * @param language the reader's
	 * @return the text, never empty
	 */
	public String in(FormLanguage language) {
		return switch (language) {
			case ENGLISH -> this.en;
			case FRENCH -> this.fr;
			case SPANISH -> this.es;
			case ARABIC -> this.ar;
		};
	}

	/**
	 * What stands in every language as it is.
	 * @param text the text
	 * @return the same in each
	 */
	static Translated same(String text) {
		return new Translated(text, text, text, text);
	}

	/**
	 * The text with words put into it.
	 * @param place what stands there until then
	 * @param words the words
	 * @return the text with them
	 */
	Translated with(String place, Translated words) {
		return new Translated(this.en.replace(place, words.en), this.fr.replace(place, words.fr),
				this.es.replace(place, words.es), this.ar.replace(place, words.ar));
	}

	boolean complete() {
		return !(this.en.isEmpty() || this.fr.isEmpty() || this.es.isEmpty() || this.ar.isEmpty());
	}

}
