package org.practicepress.form;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.DecimalStyle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One question of the form.
 *
 * @param key the field's name in answers, events and content controls; never changes
 * @param type what kind of answer it takes
 * @param required whether the form is incomplete without it
 * @param requiredWith the key of a field of files: with such files the answer is required
 * @param mustBe the only answer with which the form can be taken
 * @param words the most words an answer may have
 * @param characters the most characters an answer may have
 * @param items the most answers (of choices, links, files) there may be
 * @param label the question
 * @param formerly the questions of earlier versions of the form, in any language
 * @param help what to write; empty when the label says it all
 * @param choices what may be chosen, in order; empty for other types
 */
public record Field(String key, FieldType type, boolean required,
		@JsonProperty("required-with") @Nullable String requiredWith, @JsonProperty("must-be") @Nullable String mustBe,
		@Nullable Integer words, @Nullable Integer characters, @Nullable Integer items, Translated label,
		List<String> formerly, @Nullable Translated help, List<Choice> choices) {

	/** The answer to a field of months for what still runs. */
	public static final String ONGOING = "ongoing";

	/** A yes. */
	public static final String YES = "yes";

	/** A no. */
	public static final String NO = "no";

	private static final String CONTRIBUTOR = "contributor.";

	/**
	 * Copies the choices, and refuses a field without key, type or label.
	 */
	public Field(String key, FieldType type, boolean required, @Nullable String requiredWith, @Nullable String mustBe,
			@Nullable Integer words, @Nullable Integer characters, @Nullable Integer items, Translated label,
			@Nullable List<String> formerly, @Nullable Translated help, @Nullable List<Choice> choices) {
		this.key = Objects.requireNonNull(key, "A field has no key");
		this.type = Objects.requireNonNull(type, () -> "'" + key + "' has no type");
		this.required = required;
		this.requiredWith = requiredWith;
		this.mustBe = mustBe;
		this.words = words;
		this.characters = characters;
		this.items = items;
		this.label = Objects.requireNonNull(label, () -> "'" + key + "' has no label");
		this.formerly = (formerly != null) ? List.copyOf(formerly) : List.of();
		this.help = help;
		this.choices = (choices != null) ? List.copyOf(choices) : List.of();
	}

	/**
	 * Whether an answer tells of the contributor themselves. Such answers stay with the
	 * service that knows people, and never reach those at the desk.
	 * @param key the field's key, also one that this form has no more
	 * @return true for a name, an address and the like
	 */
	public static boolean tellsOfContributor(String key) {
		return key.startsWith(CONTRIBUTOR);
	}

	/**
	 * The question.
	 * @param language the reader's
	 * @return the label
	 */
	public String label(FormLanguage language) {
		return this.label.in(language);
	}

	/**
	 * What to write.
	 * @param language the reader's
	 * @return the help, empty when there is none
	 */
	public String help(FormLanguage language) {
		return (this.help != null) ? this.help.in(language) : "";
	}

	/**
	 * The choice with this code.
	 * @param code as stored
	 * @return the choice, or empty when the field offers none such
	 */
	public Optional<Choice> choice(String code) {
		return this.choices.stream().filter((choice) -> choice.code().equals(code)).findFirst();
	}

	/**
	 * The words for a choice.
	 * @param code as stored
	 * @param language the reader's
	 * @return the label, or the code itself when the field offers none such
	 */
	public String choiceLabel(String code, FormLanguage language) {
		return choice(code).map((choice) -> choice.label(language)).orElse(code);
	}

	/**
	 * The answer in words: codes, countries and months as a reader of this language
	 * expects them, several values as one list. Text stays as it was written, its
	 * paragraphs on lines of their own. What is not a known code is shown as it stands.
	 * @param values the answer
	 * @param language the reader's
	 * @return the answer in words, empty when there is none
	 */
	public String display(List<String> values, FormLanguage language) {
		String separator = switch (this.type) {
			case LONG_TEXT, LINKS, PHOTOS, FILES -> "\n";
			default -> language.listSeparator();
		};
		return values.stream().map((value) -> displayOne(value, language)).collect(Collectors.joining(separator));
	}

	/**
	 * One value of the answer in words.
	 * @param value the value
	 * @param language the reader's
	 * @return the value in words
	 * @see #display(List, FormLanguage)
	 */
	public String displayOne(String value, FormLanguage language) {
		return switch (this.type) {
			case CHOICE, CHOICES, YES_NO -> choiceLabel(value, language);
			case COUNTRIES -> Countries.name(value, language);
			case MONTH, MONTH_OR_ONGOING ->
				choice(value).map((choice) -> choice.label(language)).orElseGet(() -> month(value, language));
			case NUMBER -> Numbers.grouped(value, language);
			case MONEY -> Numbers.money(value, language);
			case SHORT_TEXT, LONG_TEXT, EMAIL, LINKS, PHOTOS, FILES -> value;
		};
	}

	/**
	 * As told by the key alone: the words are many, and hashed at each look into a map.
	 */
	@Override
	public int hashCode() {
		return this.key.hashCode();
	}

	private static String month(String value, FormLanguage language) {
		try {
			return DateTimeFormatter.ofPattern("LLLL uuuu", language.locale())
				.withDecimalStyle(DecimalStyle.STANDARD)
				.format(YearMonth.parse(value));
		}
		catch (DateTimeParseException ex) {
			return value;
		}
	}

}
