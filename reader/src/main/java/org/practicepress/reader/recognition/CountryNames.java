package org.practicepress.reader.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.practicepress.form.Countries;
import org.practicepress.form.FormLanguage;

/**
 * Countries as people write them.
 */
final class CountryNames {

	/** Names in use that the Java platform does not give to a country. */
	private static final Map<String, List<String>> OTHER_NAMES = Map.ofEntries(
			Map.entry("CD",
					List.of("DRC", "DR Congo", "Democratic Republic of the Congo", "RDC", "RD Congo",
							"République démocratique du Congo", "República Democrática del Congo",
							"جمهورية الكونغو الديمقراطية")),
			Map.entry("CG",
					List.of("Congo", "Republic of the Congo", "République du Congo", "Congo-Brazzaville", "الكونغو")),
			Map.entry("CI", List.of("Ivory Coast", "Costa de Marfil", "ساحل العاج", "كوت ديفوار")),
			Map.entry("TR", List.of("Turkey", "Turquie", "Turquía", "تركيا")),
			Map.entry("SY", List.of("Syrian Arab Republic", "République arabe syrienne", "سورية", "سوريا")),
			Map.entry("PS", List.of("Palestine", "State of Palestine", "Palestina", "فلسطين")),
			Map.entry("GB", List.of("UK", "Great Britain", "Grande-Bretagne", "Gran Bretaña", "بريطانيا")),
			Map.entry("US",
					List.of("USA", "United States of America", "États-Unis d’Amérique", "EE. UU.", "EEUU",
							"الولايات المتحدة الأمريكية")),
			Map.entry("AE", List.of("UAE", "EAU", "الإمارات")), Map.entry("CV", List.of("Cape Verde", "Cap-Vert")),
			Map.entry("SZ", List.of("Swaziland")), Map.entry("MM", List.of("Burma", "Birmanie", "Birmania")),
			Map.entry("LA", List.of("Lao PDR", "RDP Lao")), Map.entry("VN", List.of("Viet Nam")),
			Map.entry("RU", List.of("Russian Federation")), Map.entry("IR", List.of("Islamic Republic of Iran")),
			Map.entry("TZ", List.of("United Republic of Tanzania")), Map.entry("MD", List.of("Republic of Moldova")),
			Map.entry("KR", List.of("Republic of Korea")), Map.entry("BA", List.of("Bosnia")),
			Map.entry("CZ", List.of("Czech Republic")), Map.entry("MK", List.of("Macedonia")),
			Map.entry("CF", List.of("CAR", "RCA")), Map.entry("SV", List.of("Salvador")));

	private static final Pattern SEPARATOR = Pattern.compile("[,;/|\\n\u060c\u061b]+");

	private static final Pattern AND = Pattern.compile("\\s+(?:and|et|y|e|&)\\s+|\\s+\u0648\\s*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern ARTICLE = Pattern.compile("^(?:the|la|le|les|el|los|las)\\s+|^l['\u2019]",
			Pattern.CASE_INSENSITIVE);

	private final Map<String, String> codes = new HashMap<>();

	CountryNames() {
		for (String code : Locale.getISOCountries()) {
			for (FormLanguage language : FormLanguage.values()) {
				this.codes.put(Spelling.key(Countries.name(code, language)), code);
			}
		}
		OTHER_NAMES.forEach((code, names) -> names.forEach((name) -> this.codes.put(Spelling.key(name), code)));
		for (String code : Locale.getISOCountries()) {
			this.codes.putIfAbsent(Spelling.key(code), code);
			this.codes.putIfAbsent(Spelling.key(Locale.of("", code).getISO3Country()), code);
		}
	}

	/** The codes of all countries named; what names none stays as it is. */
	List<String> read(String text) {
		Set<String> found = new LinkedHashSet<>();
		for (String part : SEPARATOR.split(text, -1)) {
			if (!part.isBlank()) {
				found.addAll(several(part.strip()));
			}
		}
		return List.copyOf(found);
	}

	private List<String> several(String part) {
		Optional<String> one = one(part);
		if (one.isPresent()) {
			return List.of(one.get());
		}
		List<String> all = new ArrayList<>();
		for (String name : AND.split(part, -1)) {
			Optional<String> code = one(name);
			if (code.isEmpty()) {
				return List.of(part);
			}
			all.add(code.get());
		}
		return all;
	}

	/** Some languages' own lists write "Bosnia & Herzegovina", people rarely do. */
	private Optional<String> one(String name) {
		String bare = ARTICLE.matcher(name.strip()).replaceFirst("");
		return Stream.of(name, bare, AND.matcher(bare).replaceAll(" "))
			.map((spelling) -> this.codes.get(Spelling.key(spelling)))
			.filter(Objects::nonNull)
			.findFirst();
	}

}
