package org.practicepress.reader.recognition;

import java.time.DateTimeException;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Months as people write them.
 */
final class Months {

	/** Arabic has three families of names for the months. */
	private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("es"), Locale.of("ar"),
			Locale.of("ar", "IQ"), Locale.of("ar", "MA"), Locale.of("ar", "DZ"));

	private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/. ](\\d{1,2})(?:[-/. ]\\d{1,2})?");

	private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})\\s?[-/. ]\\s?(\\d{4})");

	private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");

	private static final Pattern YEAR = Pattern.compile("(?:19|20|21)\\d{2}");

	private static final Pattern WORDS = Pattern.compile("[\\s\\p{P}]+");

	/** Between the words of a date, and behind the number of its day. */
	private static final Set<String> FILLERS = Set.of("", "of", "the", "st", "nd", "rd", "th", "de", "del", "le", "du",
			"er", "el", "\u0645\u0646", "\u0639\u0627\u0645", "\u0633\u0646\u0647");

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private final Map<String, Month> names = new HashMap<>();

	Months() {
		for (Locale locale : LOCALES) {
			for (Month month : Month.values()) {
				for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT,
						TextStyle.SHORT_STANDALONE)) {
					this.names.putIfAbsent(Spelling.key(month.getDisplayName(style, locale)), month);
				}
			}
		}
	}

	/** The month, or empty when none can be told. */
	Optional<String> read(String text) {
		String western = Spelling.westernDigits(text).strip();
		Matcher yearFirst = YEAR_FIRST.matcher(western);
		if (yearFirst.matches()) {
			return month(yearFirst.group(1), yearFirst.group(2));
		}
		Matcher monthFirst = MONTH_FIRST.matcher(western);
		if (monthFirst.matches()) {
			return month(monthFirst.group(2), monthFirst.group(1));
		}
		Matcher dayFirst = DAY_FIRST.matcher(western);
		if (dayFirst.matches()) {
			return month(dayFirst.group(3), dayFirst.group(2)).or(() -> month(dayFirst.group(3), dayFirst.group(1)));
		}
		return inWords(western);
	}

	private Optional<String> inWords(String text) {
		Optional<String> year = numbers(text).stream().filter(YEAR::matches).findFirst();
		if (year.isEmpty()) {
			return Optional.empty();
		}
		String rest = NUMBER.matcher(text).replaceAll(" ");
		Month month = this.names.get(Spelling.key(rest));
		for (String word : WORDS.split(rest, -1)) {
			month = (month != null) ? month : this.names.get(Spelling.key(word));
		}
		return (month != null) ? month(year.get(), "" + month.getValue()) : Optional.empty();
	}

	/**
	 * Whether the text says which month and nothing else; a day in it is nothing else,
	 * unless it may as well be the month.
	 */
	boolean isOnlyMonth(String text) {
		String western = Spelling.westernDigits(text).strip();
		Matcher dayFirst = DAY_FIRST.matcher(western);
		if (dayFirst.matches()) {
			int one = Integer.parseInt(dayFirst.group(1));
			int other = Integer.parseInt(dayFirst.group(2));
			return one > 12 || other > 12 || one == other;
		}
		return YEAR_FIRST.matcher(western).matches() || MONTH_FIRST.matcher(western).matches()
				|| isOnlyMonthInWords(western);
	}

	private boolean isOnlyMonthInWords(String text) {
		String rest = NUMBER.matcher(text).replaceAll(" ");
		List<Optional<Month>> months = Stream.of(WORDS.split(rest))
			.map(Spelling::key)
			.filter((word) -> !FILLERS.contains(word))
			.map((word) -> Optional.ofNullable(this.names.get(word)))
			.distinct()
			.toList();
		boolean oneMonth = this.names.containsKey(Spelling.key(rest))
				|| (months.size() == 1 && months.getFirst().isPresent());
		List<String> numbers = numbers(text);
		return oneMonth && numbers.size() <= 2 && numbers.stream().filter(YEAR::matches).count() == 1;
	}

	private static List<String> numbers(String text) {
		List<String> numbers = new ArrayList<>();
		for (Matcher number = NUMBER.matcher(text); number.find();) {
			numbers.add(number.group());
		}
		return numbers;
	}

	private static Optional<String> month(String year, String month) {
		try {
			return Optional.of(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)).toString());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
