package org.practicepress.intake.recognition;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.blankform.FillableForm;

/** Answers as long as people give them, so that lines break, to every question. */
final class SpokenAnswers {

	private static final PracticeForm FORM = PracticeForm.load();

	private final Map<String, List<String>> expected = new LinkedHashMap<>();

	private final Map<String, String> typed = new LinkedHashMap<>();

	private final FormLanguage language;

	private SpokenAnswers(FormLanguage language) {
		this.language = language;
	}

	static SpokenAnswers in(FormLanguage language) {
		SpokenAnswers answers = new SpokenAnswers(language);
		String line = switch (language) {
			case ENGLISH -> "Bakery & café in Duhok";
			case FRENCH -> "Boulangerie à l’école de Kaolack";
			case SPANISH -> "Panadería para jóvenes en Choluteca";
			case ARABIC -> "مخبز للعائدين في دهوك";
		};
		String story = switch (language) {
			case ENGLISH ->
				"A panel of the chambers of commerce chose small enterprises that could hire at least two people within a year (2021), and visited each of them.\nEach signed how many people it would hire.\n- It received half of the grant for equipment, up to 5,000 EUR, and the other half after the people had been hired.\n- A mentor came by every second week.";
			case FRENCH ->
				"Un comité des chambres de commerce a choisi de petites entreprises capables d’embaucher au moins deux personnes en un an (2021) et les a toutes visitées.\nChacune a signé le nombre de personnes à embaucher.\n- Elle a reçu la moitié de la subvention pour l’équipement, jusqu’à 5 000 EUR, et l’autre moitié après les embauches.\n- Un mentor passait toutes les deux semaines.";
			case SPANISH ->
				"Un comité de las cámaras de comercio eligió pequeñas empresas que pudieran contratar al menos a dos personas en un año (2021) y las visitó a todas.\nCada una firmó a cuántas personas contrataría.\n- Recibió la mitad de la ayuda para equipos, hasta 5.000 EUR, y la otra mitad después de las contrataciones.\n- Un mentor venía cada dos semanas.";
			case ARABIC ->
				"اختارت لجنة من غرف التجارة منشآت صغيرة قادرة على تشغيل شخصين على الأقل خلال سنة واحدة، وزارت كل منشأة منها قبل أن تتخذ قرارها النهائي بشأنها.\nووقّعت كل منشأة على عدد من ستشغّلهم.\n- تلقّت المنشأة نصف المنحة لشراء المعدات، والنصف الثاني بعد تشغيل الأشخاص الذين التزمت بتشغيلهم في بداية العمل.\n- وكان مرشد يزورها كل أسبوعين.";
		};
		for (Field field : FORM.fields()) {
			answers.answer(field, line, story);
		}
		return answers;
	}

	private void answer(Field field, String line, String story) {
		String key = field.key();
		switch (field.type()) {
			case SHORT_TEXT -> text(key, key.endsWith("phone") ? "+964 750 123 45 67" : line,
					key.endsWith("phone") ? "+964 750 123 45 67" : line);
			case LONG_TEXT -> text(key, story, story);
			case EMAIL -> text(key, "amal.haddad@example.org", "amal.haddad@example.org");
			case CHOICE -> this.expected.put(key, List.of(field.choices().get(1).code()));
			case CHOICES ->
				this.expected.put(key, List.of(field.choices().getFirst().code(), field.choices().getLast().code()));
			case YES_NO -> this.expected.put(key, List.of(Field.YES));
			case COUNTRIES -> {
				text(key, "", switch (this.language) {
					case ENGLISH -> "Iraq, Senegal";
					case FRENCH -> "Irak, Sénégal";
					case SPANISH -> "Irak, Senegal";
					case ARABIC -> "العراق، السنغال";
				});
				this.expected.put(key, List.of("IQ", "SN"));
			}
			case MONTH -> this.expected.put(key, List.of("2021-03"));
			case MONTH_OR_ONGOING -> this.expected.put(key, List.of(Field.ONGOING));
			case NUMBER -> text(key, "1250", "1 250");
			case MONEY -> text(key, "120000 EUR", "120,000 EUR");
			case LINKS -> {
				text(key, "", "https://example.org/a?b=c\nwww.example.org");
				this.expected.put(key, List.of("https://example.org/a?b=c", "https://www.example.org"));
			}
			case PHOTOS, FILES -> {
			}
		}
	}

	private void text(String key, String expected, String typed) {
		this.typed.put(key, typed);
		this.expected.put(key, List.of(expected));
	}

	/** What was not read as it was given. */
	Map<String, List<String>> misread(Map<String, List<String>> read) {
		Map<String, List<String>> misread = new LinkedHashMap<>();
		read.forEach((key, values) -> {
			if (!values.equals(this.expected.get(key))) {
				misread.put(key, values);
			}
		});
		this.expected.keySet()
			.stream()
			.filter((key) -> !read.containsKey(key))
			.forEach((key) -> misread.put(key, List.of()));
		return misread;
	}

	byte[] fill(FillableForm form) {
		for (Field field : FORM.fields()) {
			String key = field.key();
			switch (field.type()) {
				case CHOICE -> form.choose(key, field.choices().get(1).code());
				case CHOICES -> form.tick(key, field.choices().getFirst().code(), field.choices().getLast().code());
				case YES_NO -> form.tick(key, Field.YES);
				case MONTH -> form.pick(key, YearMonth.of(2021, 3));
				case MONTH_OR_ONGOING -> form.tick(key, Field.ONGOING);
				case PHOTOS, FILES -> {
				}
				default -> form.type(key, String.valueOf(this.typed.get(key)));
			}
		}
		return form.toBytes();
	}

}
