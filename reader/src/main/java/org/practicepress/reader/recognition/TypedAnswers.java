package org.practicepress.reader.recognition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.practicepress.form.Choice;
import org.practicepress.form.Countries;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;

/**
 * Writes answers that were typed on the site down as those from documents are: whichever
 * way a practice comes in, it says the same.
 */
public final class TypedAnswers {

	/** What no keyboard types and no XML takes. */
	private static final Pattern CONTROL = Pattern
		.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\ufffe\uffff\\p{Cs}]");

	private final CountryNames countries = new CountryNames();

	private final Months months = new Months();

	private final Written written = new Written(this.months);

	/**
	 * The normalised values of an answer.
	 * @param field the question
	 * @param typed what was typed, chosen and ticked, in order
	 * @return none when the question was left open; what cannot be read stays as it is,
	 * for the check to complain about and for people to see
	 */
	public List<String> read(Field field, List<String> typed) {
		List<String> lines = lines(typed);
		String text = String.join(" ", lines);
		return switch (field.type()) {
			case SHORT_TEXT -> AnswerReader.one(text);
			case LONG_TEXT -> AnswerReader
				.one(AnswerReader.paragraphs(lines.stream().map((line) -> new Cell.Line(line, "", false)).toList()));
			case EMAIL -> AnswerReader.one(AnswerReader.email(text));
			case CHOICE -> lines.stream().limit(1).toList();
			// who says both has said neither: the check asks
			case YES_NO -> choices(field, lines);
			case CHOICES -> choices(field, lines);
			case COUNTRIES -> countries(lines);
			case MONTH, MONTH_OR_ONGOING -> month(field, lines, text);
			case NUMBER -> AnswerReader.one(Amounts.number(text).orElse(text));
			case MONEY -> AnswerReader.one(Amounts.money(text).orElse(text));
			case LINKS -> AnswerReader.links(lines);
			case PHOTOS, FILES -> List.of();
		};
	}

	/**
	 * What was typed where the answer says something else.
	 * @param field the question
	 * @param typed what was typed, chosen and ticked, in order
	 * @param understood the answer
	 * @return the words, or empty when it says the same
	 */
	public Optional<String> written(Field field, List<String> typed, List<String> understood) {
		List<String> lines = lines(typed).stream().filter((line) -> !line.equals(Field.ONGOING)).toList();
		return this.written.unlike(field, lines, understood);
	}

	/**
	 * Words that are no answer, without what nobody sees.
	 * @param typed what was typed
	 * @return its lines that are not empty; empty for none
	 */
	public static String words(List<String> typed) {
		return String.join("\n", lines(typed));
	}

	private static List<String> lines(List<String> typed) {
		return typed.stream()
			.flatMap((value) -> CONTROL.matcher(value).replaceAll("").lines())
			.map(Spelling::line)
			.filter((line) -> !line.isEmpty())
			.toList();
	}

	/** In the form's order, whichever was ticked first. */
	private static List<String> choices(Field field, List<String> lines) {
		Stream<String> offered = field.choices().stream().map(Choice::code).filter(lines::contains);
		Stream<String> others = lines.stream().filter((code) -> field.choice(code).isEmpty());
		return Stream.concat(offered, others).distinct().toList();
	}

	private List<String> countries(List<String> lines) {
		return lines.stream()
			.flatMap((line) -> Countries.known(line) ? Stream.of(line) : this.countries.read(line).stream())
			.distinct()
			.toList();
	}

	private List<String> month(Field field, List<String> lines, String text) {
		if (field.type() == FieldType.MONTH_OR_ONGOING && lines.contains(Field.ONGOING)) {
			return List.of(Field.ONGOING);
		}
		return AnswerReader.one(this.months.read(text).orElse(text));
	}

}
