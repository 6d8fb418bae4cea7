package org.practicepress.reader.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.reader.recognition.Cell.Line;

/**
 * Writes answers down the one way they are written down everywhere else. What it cannot
 * read it leaves as it is, for the check to complain about and for people to see.
 */
final class AnswerReader {

	/** What stands in no address, and so between two of them. */
	private static final String BETWEEN_ADDRESSES = " \t\n\u000b\f\r<>,;:\"()[]{}";

	private static final Pattern URL = Pattern.compile("(?:https?://|www\\.)[^\\s<>\"\u060c]+",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern BARE_ADDRESS = Pattern.compile("[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)+(?:/\\S*)?");

	private static final Pattern END_OF_SENTENCE = Pattern.compile("[.,;:)\\]]+$");

	private static final Pattern AROUND_ADDRESS = Pattern.compile("^<?(?i:mailto:)?|[.>]+$");

	private static final Pattern BULLET = Pattern
		.compile("^(?:[\u2022\u2023\u25cf\u25cb\u25e6\u25aa\u25ab\u25ba\u27a2\u00b7*\u2013\u2014-])\\s*(\\S)");

	private static final Pattern NUMBERED = Pattern.compile("^\\(?(\\p{Nd}{1,2})\\s?[.)-]\\s+(\\S)");

	private final FormWording wording;

	private final CountryNames countries = new CountryNames();

	private final Months months = new Months();

	private final Written written = new Written(this.months);

	AnswerReader(FormWording wording) {
		this.wording = wording;
	}

	/**
	 * The normalised values of an answer; none when the question was left open.
	 * @param lines what {@link #lines} says of the cell
	 */
	List<String> read(Field field, Cell cell, List<Line> lines) {
		List<String> texts = lines.stream().map(Line::text).toList();
		String text = String.join(" ", texts);
		return switch (field.type()) {
			case SHORT_TEXT -> one(text);
			case LONG_TEXT -> one(paragraphs(lines));
			case EMAIL -> one(email(text));
			case CHOICE -> choice(field, cell, texts);
			case CHOICES, YES_NO -> choices(field, cell, texts);
			case COUNTRIES -> this.countries.read(String.join("\n", texts));
			case MONTH, MONTH_OR_ONGOING -> month(field, cell, texts);
			case NUMBER -> one(Amounts.number(text).orElse(text));
			case MONEY -> one(Amounts.money(text).orElse(text));
			case LINKS -> links(texts);
			case PHOTOS, FILES -> List.of();
		};
	}

	/**
	 * What was written where the answer says something else.
	 * @param lines what {@link #lines} says of the cell
	 * @param understood the answer
	 * @return the words, or empty when it says the same
	 */
	Optional<String> written(Field field, Cell cell, List<Line> lines, List<String> understood) {
		List<String> texts = lines.stream().map(Line::text).toList();
		return switch (field.type()) {
			case CHOICE, CHOICES, YES_NO -> (cell.checked().isEmpty() && cell.chosen().isEmpty())
					? Boxes.unknown(field, texts).map(Written::shown) : Optional.empty();
			case MONTH, MONTH_OR_ONGOING -> this.written.unlike(field, beside(texts), understood);
			default -> this.written.unlike(field, texts, understood);
		};
	}

	/** The lines without the form's own words. */
	List<Line> lines(Cell cell) {
		return cell.lines()
			.stream()
			.filter((line) -> !line.picture() && !this.wording.own(line.text()))
			.map((line) -> new Line(this.wording.withoutPlaceholder(line.text()), line.marker(), false))
			.toList();
	}

	static List<String> one(String value) {
		return value.isEmpty() ? List.of() : List.of(value);
	}

	/** One typed number may begin a sentence; several are a list. */
	static String paragraphs(List<Line> lines) {
		long numbered = lines.stream().filter((line) -> NUMBERED.matcher(line.text()).find()).count();
		ItemNumbers numbers = new ItemNumbers();
		List<String> paragraphs = new ArrayList<>();
		for (Line line : lines) {
			String marker = numbers.next(line.marker());
			Matcher bullet = BULLET.matcher(line.text());
			Matcher number = NUMBERED.matcher(line.text());
			if (bullet.find()) {
				paragraphs.add((marker.isEmpty() ? "- " : marker) + line.text().substring(bullet.start(1)));
			}
			else if (marker.isEmpty() && numbered > 1 && number.find()) {
				String digits = Spelling.westernDigits(number.group(1));
				paragraphs.add(digits + ". " + line.text().substring(number.start(2)));
			}
			else {
				paragraphs.add(marker + line.text());
			}
		}
		return String.join("\n", paragraphs);
	}

	/** The first address in the text; looks at each letter once. */
	static String email(String text) {
		StringTokenizer words = new StringTokenizer(text, BETWEEN_ADDRESSES);
		while (words.hasMoreTokens()) {
			String word = words.nextToken();
			int end = word.length();
			while (end > 0 && word.charAt(end - 1) == '.') {
				end--;
			}
			String address = word.substring(0, end);
			int at = address.indexOf('@', 1);
			if (at > 0 && address.lastIndexOf('.') > at + 1) {
				return address;
			}
		}
		return text;
	}

	/** Whether the text is this address and nothing else. */
	static boolean isOnlyEmail(String text, String email) {
		return AROUND_ADDRESS.matcher(text).replaceAll("").equals(email);
	}

	private static List<String> choice(Field field, Cell cell, List<String> texts) {
		Optional<String> chosen = cell.chosen().stream().filter((code) -> field.choice(code).isPresent()).findFirst();
		return chosen.map(List::of).orElseGet(() -> choices(field, cell, texts));
	}

	private static List<String> choices(Field field, Cell cell, List<String> texts) {
		List<String> ticked = field.choices()
			.stream()
			.map((choice) -> choice.code())
			.filter((code) -> cell.checked().contains(field.key() + "/" + code))
			.toList();
		return ticked.isEmpty() ? Boxes.read(field, texts) : ticked;
	}

	private List<String> month(Field field, Cell cell, List<String> texts) {
		if (field.type() == FieldType.MONTH_OR_ONGOING) {
			List<String> ticked = choices(field, cell, texts);
			if (ticked.contains(Field.ONGOING)) {
				return List.of(Field.ONGOING);
			}
		}
		List<String> written = beside(texts);
		if (written.isEmpty()) {
			return List.of();
		}
		String text = String.join(" ", written);
		Optional<String> month = this.months.read(text)
			.or(() -> cell.dates().stream().findFirst().flatMap(this.months::read));
		return List.of(month.orElse(text));
	}

	/** What stands beside boxes. */
	private static List<String> beside(List<String> texts) {
		return texts.stream().map(Boxes::without).filter((line) -> !line.isEmpty()).toList();
	}

	static List<String> links(List<String> lines) {
		Set<String> links = new LinkedHashSet<>();
		for (String line : lines) {
			Matcher url = URL.matcher(line);
			boolean found = false;
			while (url.find()) {
				found = true;
				String address = END_OF_SENTENCE.matcher(url.group()).replaceFirst("");
				links.add(address.regionMatches(true, 0, "http", 0, 4) ? address : "https://" + address);
			}
			if (!found) {
				String bare = BULLET.matcher(line).replaceFirst("$1");
				links.add(BARE_ADDRESS.matches(bare) ? "https://" + bare : bare);
			}
		}
		return List.copyOf(links);
	}

	/** Whether the lines are web addresses and nothing else. */
	static boolean isOnlyLinks(List<String> lines) {
		return lines.stream()
			.map((line) -> NUMBERED.matcher(line).replaceFirst("$2"))
			.noneMatch((line) -> URL.matcher(line).find() && !Spelling.key(URL.matcher(line).replaceAll("")).isEmpty());
	}

}
