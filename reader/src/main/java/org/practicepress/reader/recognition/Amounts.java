package org.practicepress.reader.recognition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Numbers and sums of money as people write them.
 */
final class Amounts {

	/** What may stand before each three digits. */
	private static final String GROUPING = " \u00a0\u202f\u2009.,'\u2019\u066c";

	/** What may stand before one or two digits that are a fraction. */
	private static final String POINT = ".,\u066b";

	/** Nothing costs or reaches more; to work with such numbers takes its time. */
	private static final int MOST_DIGITS = 15;

	private static final Pattern MILLION = Pattern.compile(
			"^[\\s\\pZ]*(?:m|mn|mio|million(?:s|es)?|mill[oó]n(?:es)?|مليون)([^\\pL\\pM\\p{Nd}_]|$)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern LETTERS = Pattern.compile("[A-Za-z]+");

	private static final Set<String> CODES = Currency.getAvailableCurrencies()
		.stream()
		.map(Currency::getCurrencyCode)
		.collect(Collectors.toUnmodifiableSet());

	/** Several dollars and pounds there are; who writes none else means these. */
	private static final Map<String, String> SIGNS = Map.of("\u20ac", "EUR", "US$", "USD", "$", "USD", "\u00a3", "GBP",
			"euro", "EUR", "dollar", "USD", "d\u00f3lar", "USD", "\u064a\u0648\u0631\u0648", "EUR",
			"\u062f\u0648\u0644\u0627\u0631", "USD");

	/** These name one currency only, which a dollar or a pound alone does not. */
	private static final Map<String, Set<String>> OWN_NAMES = Map.of("EUR",
			Set.of("\u20ac", "euro", "euros", "\u064a\u0648\u0631\u0648"), "USD", Set.of("us$", "us dollar",
					"us dollars", "\u062f\u0648\u0644\u0627\u0631 \u0623\u0645\u0631\u064a\u0643\u064a"));

	private Amounts() {
	}

	/** The only number in the text, whole; empty when there is none or several. */
	static Optional<String> number(String text) {
		return only(text).map((amount) -> amount.setScale(0, RoundingMode.HALF_UP).toPlainString());
	}

	/** The only sum in the text, with its currency when told. */
	static Optional<String> money(String text) {
		return only(text).map((amount) -> amount.toPlainString() + currency(text).map((code) -> " " + code).orElse(""));
	}

	/** Whether the text is this number and nothing else. */
	static boolean isOnlyNumber(String text, String number) {
		return only(text).map(BigDecimal::toPlainString).filter(number::equals).isPresent() && beside(text).isEmpty();
	}

	/** Whether the text is this sum and nothing else, its currency beyond doubt. */
	static boolean isOnlyMoney(String text, String money) {
		String beside = beside(text).toLowerCase(Locale.ROOT);
		String currency = money.substring(money.indexOf(' ') + 1);
		return beside.isEmpty() || beside.equals(currency.toLowerCase(Locale.ROOT))
				|| OWN_NAMES.getOrDefault(currency, Set.of()).contains(beside);
	}

	/** What stands around the only number. */
	private static String beside(String text) {
		String western = Spelling.westernDigits(text);
		Optional<Written> number = next(western, 0);
		if (number.isEmpty()) {
			return western;
		}
		String after = MILLION.matcher(western.substring(number.get().end())).replaceFirst(" $1");
		String beside = Spelling.line(western.substring(0, number.get().start()) + " " + after);
		return beside.endsWith(".") ? beside.substring(0, beside.length() - 1) : beside;
	}

	private static Optional<BigDecimal> only(String text) {
		String western = Spelling.westernDigits(text);
		Optional<Written> number = next(western, 0).filter((found) -> found.whole().length() <= MOST_DIGITS)
			.filter((found) -> next(western, found.end()).isEmpty());
		if (number.isEmpty()) {
			return Optional.empty();
		}
		BigDecimal amount = new BigDecimal(number.get().whole() + "." + number.get().fraction());
		if (MILLION.matcher(western.substring(number.get().end())).find()) {
			amount = amount.movePointRight(6);
		}
		BigDecimal plain = amount.stripTrailingZeros();
		return Optional.of((plain.scale() < 0) ? plain.setScale(0) : plain);
	}

	/**
	 * A number in a text.
	 *
	 * @param start where it begins
	 * @param end where it has ended
	 * @param whole its digits, without what groups them
	 * @param fraction the digits behind its point, none when it has no point
	 */
	private record Written(int start, int end, String whole, String fraction) {

	}

	/**
	 * The next number that begins at this place or behind. One or two digits after the
	 * last point or comma are a fraction; three are not.
	 */
	private static Optional<Written> next(String text, int from) {
		int start = from;
		while (start < text.length() && !digit(text, start)) {
			start++;
		}
		if (start == text.length()) {
			return Optional.empty();
		}
		int end = start + digits(text, start);
		StringBuilder whole = new StringBuilder(text.substring(start, end));
		boolean grouped = whole.length() <= 3;
		while (grouped && stands(GROUPING, text, end) && digits(text, end + 1) == 3) {
			whole.append(text, end + 1, end + 4);
			end += 4;
		}
		int behind = stands(POINT, text, end) ? digits(text, end + 1) : 0;
		String fraction = (behind == 1 || behind == 2) ? text.substring(end + 1, end + 1 + behind) : "";
		return Optional.of(new Written(start, fraction.isEmpty() ? end : end + 1 + behind, whole.toString(), fraction));
	}

	private static boolean stands(String anyOf, String text, int at) {
		return at < text.length() && anyOf.indexOf(text.charAt(at)) >= 0;
	}

	private static int digits(String text, int from) {
		int end = from;
		while (end < text.length() && digit(text, end)) {
			end++;
		}
		return end - from;
	}

	private static boolean digit(String text, int at) {
		return text.charAt(at) >= '0' && text.charAt(at) <= '9';
	}

	private static Optional<String> currency(String text) {
		Matcher letters = LETTERS.matcher(text);
		while (letters.find()) {
			String upper = letters.group().toUpperCase(Locale.ROOT);
			if (CODES.contains(upper)) {
				return Optional.of(upper);
			}
		}
		String lower = text.toLowerCase(Locale.ROOT);
		return SIGNS.entrySet()
			.stream()
			.filter((sign) -> lower.contains(sign.getKey().toLowerCase(Locale.ROOT)))
			.min(Comparator.comparing((sign) -> lower.indexOf(sign.getKey().toLowerCase(Locale.ROOT))))
			.map(Map.Entry::getValue);
	}

}
