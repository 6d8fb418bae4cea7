package org.practicepress.form;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The words of the form that belong to no field.
 *
 * @param writeHere stands in an empty answer of text
 * @param chooseOne stands in an empty list of choices
 * @param pickMonth stands in an empty month
 * @param tickAll stands above boxes of which several may be ticked
 * @param required marks a question that must be answered
 * @param maxWords the limit of a text; {@code {n}} is the number
 * @param maxItems the limit of a list; {@code {n}} is the number
 * @param photosHere stands where photos go
 * @param filesApart says how files are sent that do not go into the form
 */
public record FormWords(@JsonProperty("write-here") Translated writeHere,
		@JsonProperty("choose-one") Translated chooseOne, @JsonProperty("pick-month") Translated pickMonth,
		@JsonProperty("tick-all") Translated tickAll, Translated required,
		@JsonProperty("max-words") Translated maxWords, @JsonProperty("max-items") Translated maxItems,
		@JsonProperty("photos-here") Translated photosHere, @JsonProperty("files-apart") Translated filesApart) {

	/**
	 * Refuses a form that lacks a word.
	 */
	public FormWords {
		for (Translated word : new Translated[] { writeHere, chooseOne, pickMonth, tickAll, required, maxWords,
				maxItems, photosHere, filesApart }) {
			Objects.requireNonNull(word, "The form lacks one of its words");
		}
	}

	/**
	 * The field's limit in words of the language, for people who fill it in.
	 * @param field a field
	 * @param language the reader's
	 * @return such as {@code up to 60 words}, empty when the limit need not be told
	 */
	public String limit(Field field, FormLanguage language) {
		if (field.words() != null) {
			return this.maxWords.in(language).replace("{n}", field.words().toString());
		}
		if (field.items() != null) {
			return this.maxItems.in(language).replace("{n}", field.items().toString());
		}
		return "";
	}

}
