package org.practicepress.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.google.re2j.Pattern;
import org.practicepress.form.Problem.Kind;

/**
 * Whether answers are complete and right. A pure function of the form: the same answers
 * always have the same problems, in the form's order, at most one a field.
 */
public final class AnswerCheck {

	/** What mail can be sent to; whether somebody reads it only a mail can tell. */
	private static final Pattern EMAIL = Pattern
		.compile("[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]+@[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?"
				+ "(?:\\.[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?)+");

	private static final int LONGEST_EMAIL = 254;

	/** In digits. */
	private static final int LONGEST_ITEM_NUMBER = 6;

	private final PracticeForm form;

	/**
	 * The check of a form's answers.
	 * @param form the form that was answered
	 */
	public AnswerCheck(PracticeForm form) {
		this.form = form;
	}

	/**
	 * What is wrong with answers that came without files.
	 * @param answers normalised answers
	 * @return the problems; none when the form can be taken
	 */
	public List<Problem> check(Answers answers) {
		return check(answers, Map.of());
	}

	/**
	 * What is wrong with answers.
	 * @param answers normalised answers
	 * @param files how many files came, by the key of the field they answer
	 * @return the problems; none when the form can be taken
	 */
	public List<Problem> check(Answers answers, Map<String, Integer> files) {
		List<Problem> problems = new ArrayList<>();
		for (Field field : this.form.fields()) {
			problemOf(field, answers.all(field), files)
				.ifPresent((problem) -> problems.add(new Problem(field.key(), problem)));
		}
		return List.copyOf(problems);
	}

	/**
	 * How long the answers are for which the form says how many words they may have.
	 * @param answers normalised answers
	 * @return a length by the field's key, in the form's order
	 */
	public Map<String, Length> lengths(Answers answers) {
		Map<String, Length> lengths = new LinkedHashMap<>();
		for (Field field : this.form.fields()) {
			Integer most = field.words();
			if (most != null) {
				answers.all(field)
					.stream()
					.mapToInt(AnswerCheck::words)
					.max()
					.ifPresent((words) -> lengths.put(field.key(), new Length(words, most)));
			}
		}
		return lengths;
	}

	private Optional<Kind> problemOf(Field field, List<String> values, Map<String, Integer> files) {
		int count = field.type().files() ? files.getOrDefault(field.key(), 0) : values.size();
		if (count == 0) {
			return required(field, files) ? Optional.of(Kind.MISSING) : Optional.empty();
		}
		if (field.items() != null && count > field.items()) {
			return Optional.of(Kind.TOO_LONG);
		}
		if (field.mustBe() != null && !values.equals(List.of(field.mustBe()))) {
			return Optional.of(Kind.CONSENT_NEEDED);
		}
		// who says yes and no has said neither
		if (field.type() == FieldType.YES_NO && count > 1) {
			return Optional.of(Kind.NOT_A_CHOICE);
		}
		return values.stream().map((value) -> wrong(field, value)).flatMap(Optional::stream).findFirst();
	}

	private static boolean required(Field field, Map<String, Integer> files) {
		return field.required() || (field.requiredWith() != null && files.getOrDefault(field.requiredWith(), 0) > 0);
	}

	private static Optional<Kind> wrong(Field field, String value) {
		return switch (field.type()) {
			case SHORT_TEXT, LONG_TEXT -> unless(fits(field, value), Kind.TOO_LONG);
			case EMAIL -> unless(value.length() <= LONGEST_EMAIL && EMAIL.matches(value), Kind.NOT_AN_EMAIL);
			case CHOICE, CHOICES, YES_NO -> unless(field.choice(value).isPresent(), Kind.NOT_A_CHOICE);
			case COUNTRIES -> unless(Countries.known(value), Kind.NOT_A_COUNTRY);
			case MONTH, MONTH_OR_ONGOING -> unless(field.choice(value).isPresent() || isMonth(value), Kind.NOT_A_DATE);
			case NUMBER -> unless(Numbers.isNumber(value), Kind.NOT_A_NUMBER);
			case MONEY -> unless(Numbers.isMoney(value), Kind.NOT_A_NUMBER);
			case LINKS -> unless(isUrl(value), Kind.NOT_A_URL);
			case PHOTOS, FILES -> Optional.empty();
		};
	}

	private static Optional<Kind> unless(boolean right, Kind problem) {
		return right ? Optional.empty() : Optional.of(problem);
	}

	private static boolean fits(Field field, String value) {
		return (field.characters() == null || value.codePointCount(0, value.length()) <= field.characters())
				&& (field.words() == null || words(value) <= field.words());
	}

	/**
	 * How many words a text has, as its writer counts them: a lone dash or bullet is
	 * none, nor is the number of a list's item.
	 * @param text a text in any language that puts space between words
	 * @return the number of words
	 */
	public static int words(String text) {
		int words = 0;
		boolean lineBegins = true;
		boolean counted = false;
		int at = 0;
		while (at < text.length()) {
			int after = lineBegins ? afterItemNumber(text, at) : at;
			int character = (after > at) ? ' ' : text.codePointAt(at);
			at = (after > at) ? after : at + Character.charCount(character);
			lineBegins = character == '\n';
			boolean goesOn = !isWhite(character);
			if (goesOn && !counted && isLetterOrNumber(character)) {
				words++;
				counted = true;
			}
			counted &= goesOn;
		}
		return words;
	}

	/** Where a list's item begins, such as {@code 12. item}; here, if none does. */
	private static int afterItemNumber(String text, int at) {
		int end = at;
		while (end < text.length() && end - at < LONGEST_ITEM_NUMBER && text.charAt(end) >= '0'
				&& text.charAt(end) <= '9') {
			end++;
		}
		return (end > at && text.startsWith(". ", end)) ? end + 2 : at;
	}

	private static boolean isWhite(int character) {
		return (character >= '\t' && character <= '\r') || Character.isSpaceChar(character);
	}

	private static boolean isLetterOrNumber(int character) {
		return Character.isLetter(character) || switch (Character.getType(character)) {
			case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
			default -> false;
		};
	}

	private static boolean isMonth(String value) {
		try {
			YearMonth month = YearMonth.parse(value);
			return month.getYear() >= 1900 && month.getYear() < 2200;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	private static boolean isUrl(String value) {
		try {
			URI url = new URI(value);
			String scheme = (url.getScheme() != null) ? url.getScheme().toLowerCase(Locale.ROOT) : "";
			return (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

}
