package org.practicepress.form;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The countries and territories of ISO 3166-1, by their two-letter codes.
 */
public final class Countries {

	private static final Set<String> CODES = Set.copyOf(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));

	private Countries() {
	}

	/**
	 * Whether this is a country.
	 * @param code two capital letters
	 * @return true for a code of ISO 3166-1 alpha-2
	 */
	public static boolean known(String code) {
		return CODES.contains(code);
	}

	/**
	 * A country's name.
	 * @param code two capital letters
	 * @param language the reader's
	 * @return the name, or the code itself when it is no country's
	 */
	public static String name(String code, FormLanguage language) {
		return known(code) ? Locale.of("", code).getDisplayCountry(language.locale()) : code;
	}

	/**
	 * All countries in the order a reader looks for them.
	 * @param language the reader's
	 * @return the codes, sorted by the names in that language
	 */
	public static List<String> sorted(FormLanguage language) {
		Collator collator = Collator.getInstance(language.locale());
		List<String> codes = new ArrayList<>(CODES);
		codes.sort(Comparator.comparing((String code) -> name(code, language), collator));
		return List.copyOf(codes);
	}

}
