package org.practicepress.form;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Numbers as answers hold them and as readers expect them.
 */
final class Numbers {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

	private static final Pattern MONEY = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,2})?)(?: ([A-Z]{3}))?");

	private Numbers() {
	}

	static boolean isNumber(String value) {
		return NUMBER.matches(value);
	}

	static boolean isMoney(String value) {
		return MONEY.matches(value);
	}

	static String grouped(String value, FormLanguage language) {
		return isNumber(value) ? format(value, language) : value;
	}

	static String money(String value, FormLanguage language) {
		Matcher money = MONEY.matcher(value);
		if (!money.matches()) {
			return value;
		}
		String amount = format(money.group(1), language);
		return (money.group(2) != null) ? amount + '\u00a0' + money.group(2) : amount;
	}

	private static String format(String number, FormLanguage language) {
		DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(language.locale());
		symbols.setZeroDigit('0');
		return new DecimalFormat("#,##0.##", symbols).format(new BigDecimal(number));
	}

}
