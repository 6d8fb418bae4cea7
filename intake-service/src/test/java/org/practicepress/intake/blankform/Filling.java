package org.practicepress.intake.blankform;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

import org.practicepress.form.Answers;
import org.practicepress.form.Countries;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

/**
 * Fills in a form from normalised answers.
 */
public final class Filling {

	private static final List<Field> FIELDS = PracticeForm.load().fields();

	private Filling() {
	}

	/**
	 * Fills in a form.
	 * @param blank the form
	 * @param answers the answers
	 * @param language the language countries are named in
	 * @return the file's bytes
	 */
	public static byte[] fill(FillableForm blank, Answers answers, FormLanguage language) {
		for (Field field : FIELDS) {
			List<String> values = answers.all(field);
			if (!values.isEmpty()) {
				fill(blank, field, values, language);
			}
		}
		return blank.toBytes();
	}

	private static void fill(FillableForm blank, Field field, List<String> values, FormLanguage language) {
		String key = field.key();
		switch (field.type()) {
			case SHORT_TEXT, LONG_TEXT, EMAIL, NUMBER, MONEY, LINKS -> blank.type(key, String.join("\n", values));
			case COUNTRIES -> blank.type(key,
					values.stream().map((code) -> Countries.name(code, language)).collect(Collectors.joining("; ")));
			case CHOICE -> blank.choose(key, values.getFirst());
			case CHOICES, YES_NO -> blank.tick(key, values.toArray(String[]::new));
			case MONTH, MONTH_OR_ONGOING -> {
				if (values.contains(Field.ONGOING)) {
					blank.tick(key, Field.ONGOING);
				}
				else {
					blank.pick(key, YearMonth.parse(values.getFirst()));
				}
			}
			case PHOTOS, FILES -> {
			}
		}
	}

}
