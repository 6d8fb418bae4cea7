package org.practicepress.intake.recognition;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.practicepress.form.Answers;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

/**
 * Makes up answers, normalised, of which an awkward lot of things is true; the same seed
 * always makes the same.
 */
final class AnyAnswers {

	private static final List<String> WORDS = List.of("we", "Returnees", "l’école", "niño", "Übergang", "dévoué",
			"straße", "ﬂight", "Ångström", "naïve", "İstanbul", "Đặng", "العائدون", "مَدرسة", "قرية١", "الـمشروع",
			"یاد", "שלום", "работа", "学校", "日本", "ไทย", "नमस्ते", "😀", "👩🏽‍🌾", "🇮🇶", "café\u0301", "𝒳yz",
			"(2021)", "63%", "50–60", "«oui»", "“quoted”", "'single'", "\"double\"", "R&D", "<b>bold</b>", "&amp;",
			"]]>", "<!--", "${x}", "{{7*7}}", "\\par", "\\u20", "{\\b", "}", "a/b", "x=y", "=SUM(A1)", "C:\\dir",
			"50,000.75", "½", "№5", "…", "†", "e.g.", "i.e.,", "and/or", "practice.title", "Write", "Yes", "☑ish", "[",
			"]x", "-", "—", "·mid", "*star*", "#1", "@home", "https://example.org/a?b=c&d=é", "mailto:a@example.org",
			"Antidisestablishmentarianism-and-everything-that-follows-from-it-in-one-word");

	private static final List<String> FIRST_WORDS = List.of("We", "Returnees", "L’école", "Niños", "Élan", "العائدون",
			"في", "работа", "学校", "“Quoted", "Q&A", "<i>x</i>", "😀", "The");

	private static final List<String> CURRENCIES = List.of("EUR", "USD", "IQD", "XOF");

	private final Random random;

	private final boolean modest;

	private AnyAnswers(long seed, boolean modest) {
		// seeds side by side would begin alike
		this.random = new Random(seed * 0x9E3779B97F4A7C15L);
		this.modest = modest;
	}

	static AnyAnswers of(long seed) {
		return new AnyAnswers(seed, false);
	}

	/**
	 * What LibreOffice 7.4 can save: it doubles parts of a Word form's paragraphs that
	 * have characters of two code units, and repeats a long one for every change of
	 * script until it fills megabytes.
	 */
	static AnyAnswers modest(long seed) {
		return new AnyAnswers(seed, true);
	}

	FormLanguage language() {
		return one(Arrays.asList(FormLanguage.values()));
	}

	/** Answers to most questions. */
	Answers answers(PracticeForm form) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		for (Field field : form.fields()) {
			if (this.random.nextInt(10) < 8) {
				answers.put(field.key(), answer(field));
			}
		}
		return Answers.of(answers);
	}

	/** The same words as some keyboard or program may write them. */
	Answers written(Answers answers) {
		Map<String, List<String>> written = new LinkedHashMap<>();
		answers.asMap().forEach((key, values) -> written.put(key, values.stream().map(this::written).toList()));
		return Answers.of(written);
	}

	private String written(String value) {
		return switch (this.random.nextInt(5)) {
			case 0 -> value.replaceAll("(?<=[^-.\\d]) (?=\\p{L})", "\u00a0");
			case 1 -> value.replaceAll("(?<=\\p{L}) (?=\\p{L})", " \u200f");
			case 2 -> value.replaceAll("(?<=\\p{L}) (?=\\p{L})", "  ");
			case 3 -> Normalizer.normalize(value, Normalizer.Form.NFD);
			default -> value;
		};
	}

	private List<String> answer(Field field) {
		return switch (field.type()) {
			case SHORT_TEXT -> List.of(line(1 + this.random.nextInt(8)));
			case LONG_TEXT -> List.of(text());
			case EMAIL ->
				List.of(one(List.of("a.b", "o'neil", "x_y+z", "1st")) + "@" + one(List.of("example", "ex-a")) + ".org");
			case CHOICE -> List.of(one(field.choices()).code());
			case CHOICES -> some(field.choices());
			case YES_NO -> List.of(this.random.nextBoolean() ? Field.YES : Field.NO);
			case COUNTRIES -> countries();
			case MONTH -> List.of(month());
			case MONTH_OR_ONGOING -> List.of(this.random.nextBoolean() ? Field.ONGOING : month());
			case NUMBER -> List.of("" + this.random.nextInt(1, 100_000_000));
			case MONEY ->
				List.of(this.random.nextInt(1, 10_000_000) + one(List.of("", ".5", ".25")) + " " + one(CURRENCIES));
			case LINKS -> links();
			case PHOTOS, FILES -> List.of();
		};
	}

	private String text() {
		List<String> lines = new ArrayList<>();
		int blocks = 1 + this.random.nextInt(5);
		String before = "";
		boolean numbered = false;
		for (int i = 0; i < blocks; i++) {
			String kind = one(List.of("", "", "- ", "1. "));
			// two lists side by side are one, and some formats number all lists of a text
			// as one
			if (kind.isEmpty() || kind.equals(before) || (kind.equals("1. ") && numbered)) {
				lines.add(line(1 + this.random.nextInt((this.random.nextInt(20) == 0 && !this.modest) ? 1500 : 40)));
				before = "";
				continue;
			}
			int items = 1 + this.random.nextInt(4);
			for (int item = 1; item <= items; item++) {
				lines.add((kind.equals("- ") ? kind : item + ". ") + line(1 + this.random.nextInt(12)));
			}
			before = kind;
			numbered |= kind.equals("1. ");
		}
		return String.join("\n", lines);
	}

	private String line(int words) {
		StringBuilder line = new StringBuilder(one(FIRST_WORDS));
		for (int i = 1; i < words; i++) {
			line.append(' ').append(one(WORDS));
		}
		String text = Normalizer.normalize(line, Normalizer.Form.NFC);
		return this.modest ? text.replaceAll("[^\\x{0}-\\x{ffff}]", "x") : text;
	}

	private List<String> countries() {
		List<String> codes = List.of(Locale.getISOCountries());
		return this.random.ints(1 + this.random.nextInt(3), 0, codes.size()).distinct().mapToObj(codes::get).toList();
	}

	private String month() {
		return String.format(Locale.ROOT, "%04d-%02d", this.random.nextInt(1980, 2040), this.random.nextInt(1, 13));
	}

	private List<String> links() {
		return this.random.ints(1 + this.random.nextInt(4), 0, 1000)
			.distinct()
			.mapToObj((number) -> "https://" + one(List.of("www.", "")) + "example.org/" + number
					+ one(List.of("", "/ä?x=1&y=(2)z", "#a-b_c", "/%20~", "/العراق")))
			.collect(Collectors.toList());
	}

	private List<String> some(List<Choice> choices) {
		TreeSet<Integer> places = this.random.ints(1 + this.random.nextInt(choices.size()), 0, choices.size())
			.boxed()
			.collect(Collectors.toCollection(TreeSet::new));
		return places.stream().map((place) -> choices.get(place).code()).toList();
	}

	private <T> T one(List<T> things) {
		return things.get(this.random.nextInt(things.size()));
	}

}
