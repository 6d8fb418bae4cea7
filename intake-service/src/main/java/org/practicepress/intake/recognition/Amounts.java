package org.practicepress.intake.recognition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers and sums of money as people write them.
 */
final class Amounts {

	private static final Pattern NUMBER = Pattern
		.compile("\\d{1,3}(?:[ \u00a0\u202f\u2009.,'\u2019\u066c]\\d{3})+(?!\\d)(?:[.,\u066b]\\d{1,2}(?!\\d))?"
				+ "|\\d+(?:[.,\u066b]\\d{1,2}(?!\\d))?");

	private static final Pattern FRACTION = Pattern.compile("[.,\u066b](\\d{1,2})$");

	private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

	private static final Pattern MILLION = Pattern.compile(
			"^\\s*(?:m|mn|mio|million(?:s|es)?|mill[oó]n(?:es)?|مليون)\\b",
			Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

	private static final Pattern CODE = Pattern.compile("(?<![A-Za-z])([A-Za-z]{3})(?![A-Za-z])");

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
		Matcher number = NUMBER.matcher(western);
		if (!number.find()) {
			return western;
		}
		String after = MILLION.matcher(western.substring(number.end())).replaceFirst("");
		return Spelling.line(western.substring(0, number.start()) + " " + after).replaceFirst("\\.$", "");
	}

	private static Optional<BigDecimal> only(String text) {
		String western = Spelling.westernDigits(text);
		List<MatchResult> numbers = NUMBER.matcher(western).results().toList();
		if (numbers.size() != 1) {
			return Optional.empty();
		}
		MatchResult number = numbers.getFirst();
		BigDecimal amount = amount(number.group());
		if (MILLION.matcher(western.substring(number.end())).find()) {
			amount = amount.movePointRight(6);
		}
		BigDecimal plain = amount.stripTrailingZeros();
		return Optional.of((plain.scale() < 0) ? plain.setScale(0) : plain);
	}

	/** One or two digits after the last point or comma are a fraction; three are not. */
	private static BigDecimal amount(String number) {
		Matcher fraction = FRACTION.matcher(number);
		if (!fraction.find()) {
			return new BigDecimal(NO_DIGIT.matcher(number).replaceAll(""));
		}
		String whole = NO_DIGIT.matcher(number.substring(0, fraction.start())).replaceAll("");
		return new BigDecimal(whole + "." + fraction.group(1));
	}

	private static Optional<String> currency(String text) {
		Matcher code = CODE.matcher(text);
		while (code.find()) {
			String upper = code.group(1).toUpperCase(Locale.ROOT);
			if (CODES.contains(upper)) {
				return Optional.of(upper);
			}
		}
		String lower = text.toLowerCase(Locale.ROOT);
		return SIGNS.entrySet()
			.stream()
			.filter((sign) -> lower.contains(sign.getKey().toLowerCase(Locale.ROOT)))
			.map(Map.Entry::getValue)
			.findFirst();
	}

}
