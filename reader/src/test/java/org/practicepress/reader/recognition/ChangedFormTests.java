package org.practicepress.reader.recognition;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.text.Parsed;

import static org.assertj.core.api.Assertions.assertThat;

/** Forms that people have changed while they filled them in. */
class ChangedFormTests {

	/** Enough for a document to be the form. */
	private static final String OTHERS = row("Objective", "An objective") + row("Sustainability", "It lasts")
			+ row("Context", "A context") + row("Recommendations", "Begin small") + row("Challenges", "No roads");

	private final PracticeForm form = PracticeForm.load();

	private final FormRecognition recognition = new FormRecognition(this.form);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Your name                       | contributor.name
			1. Your name                    | contributor.name
			Q2) Your name:                  | contributor.name
			3 Your name                     | contributor.name
			YOUR\u00a0NAME *               | contributor.name
			Your nane                       | contributor.name
			Your name (first and last): *   | contributor.name
			Organization                    | contributor.organisation
			Titel of the practice           | practice.title
			What\u2019s new                 | -
			Sucess factors                  | practice.success-factors
			Partnerrs                       | practice.partners
			Correo electronico              | contributor.email
			Adresse electronique            | contributor.email
			How to replicate                | practice.replication
			""")
	void knowsAQuestionWhoseWordsWereChangedALittle(String question, String key) {
		assertThat(answers(row(question.translateEscapes(), "An answer") + OTHERS).containsKey(key))
			.isEqualTo(!key.equals("-"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "And", "Stort", "Role of women", "Their name", "Context and objective", "Practice",
			"Levels of reading", "Evidence of the need", "Themes and targets" })
	void takesNoOtherWordsForAQuestion(String question) {
		assertThat(answers(row(question, "An answer") + OTHERS)).hasSize(5);
	}

	/** Each label with one letter missing is still that label, or none, but no other. */
	@ParameterizedTest
	@EnumSource
	void neverTakesOneQuestionForAnother(FormLanguage language) {
		FormWording wording = new FormWording(this.form);
		for (Field field : this.form.fields()) {
			String label = field.label(language);
			for (int i = 0; i < label.length(); i++) {
				String slip = label.substring(0, i) + label.substring(i + 1);
				assertThat(wording.field(slip).or(() -> wording.similarField(slip)).orElse(field)).as(slip)
					.isEqualTo(field);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Normalizer.Form.class)
	void knowsAQuestionInAnyNormalForm(Normalizer.Form normal) {
		String label = this.form.field("practice.title").label(FormLanguage.SPANISH);
		assertThat(answers(row(Normalizer.normalize(label, normal), "Un título") + OTHERS))
			.containsEntry("practice.title", List.of("Un título"));
	}

	@Test
	void readsArabicInThePrintersShapesAndWithOtherLetters() {
		assertThat(answers(row("\ufe8d\ufeb3\ufee4\ufedA", "\u200f\ufe91\ufed0\ufeaa\ufe8d\ufea9\u200f")
				+ row("البريد الالکتروني", "a@example.org") + row("عدد المستفيدين", "١٢٥٠") + OTHERS))
			.containsEntry("contributor.name", List.of("بغداد"))
			.containsEntry("contributor.email", List.of("a@example.org"))
			.containsEntry("practice.people-reached", List.of("1250"));
	}

	@Test
	void readsAnswersThatGoOnInRowsWithoutAQuestion() {
		assertThat(
				answers(row("What was done", "First this.") + row("", "Then that.") + row(" ", "And this.") + OTHERS))
			.containsEntry("practice.description", List.of("First this.\nThen that.\nAnd this."));
		assertThat(
				answers("<tr><td rowspan=\"2\">What was done</td><td>First this.</td></tr><tr><td>Then that.</td></tr>"
						+ OTHERS))
			.containsEntry("practice.description", List.of("First this.\nThen that."));
	}

	@Test
	void doesNotCarryAnAnswerIntoAnotherTable() {
		assertThat(answers(OTHERS + "</table><table>" + row("", "Not an answer"))).containsEntry("practice.challenges",
				List.of("No roads"));
	}

	@Test
	void readsMoreThanTwoColumns() {
		assertThat(answers("<tr><td>3.</td><td>What was done</td><td>This.</td></tr>"
				+ "<tr><td>Place</td><td>Mosul</td><td>Donor</td><td>A fund</td></tr>" + OTHERS))
			.containsEntry("practice.description", List.of("This."))
			.containsEntry("practice.place", List.of("Mosul"))
			.containsEntry("practice.donor", List.of("A fund"));
	}

	@Test
	void readsTablesWithinTables() {
		assertThat(answers(
				"<tr><td><table>" + row("Place", "Mosul") + OTHERS + "</table></td><td>In the margin</td></tr>"))
			.containsEntry("practice.place", List.of("Mosul"));
		assertThat(answers(row("What changed", "<table>" + row("Jobs", "412") + "</table>") + OTHERS))
			.containsEntry("practice.results", List.of("Jobs\n412"));
	}

	@Test
	void leavesOutWhatTheFormItselfHasWritten() {
		Field place = this.form.field("practice.place");
		String help = place.help(FormLanguage.ENGLISH);
		assertThat(answers(row("Place", "<p>" + help + "</p><p>Write here Mosul</p>") + row("Donor", "Write here")
				+ row("Partners", "<p>Écrivez ici : Une ONG</p>") + OTHERS))
			.containsEntry("practice.place", List.of("Mosul"))
			.containsEntry("practice.partners", List.of("Une ONG"))
			.doesNotContainKey("practice.donor");
	}

	@Test
	void takesTheFirstOfTwoCopiesThatHasAnswers() {
		String blank = OTHERS.replaceAll("<td>[^<]*</td></tr>", "<td></td></tr>");
		assertThat(answers(row("Place", "Mosul") + OTHERS + row("Place", "Duhok") + row("Donor", "A fund") + OTHERS))
			.containsEntry("practice.place", List.of("Mosul"));
		assertThat(answers(row("Place", "") + blank + row("Lieu", "Duhok") + OTHERS))
			.containsEntry("practice.place", List.of("Duhok"))
			.containsEntry("practice.objective", List.of("An objective"));
	}

	@Test
	void takesNothingTypedForACommand() {
		String typed = "&lt;script&gt;alert(1)&lt;/script&gt; =HYPERLINK(\"x\") {{7*7}} \u201cquoted\u201d";
		assertThat(answers(row("Place", typed) + OTHERS)).containsEntry("practice.place",
				List.of("<script>alert(1)</script> =HYPERLINK(\"x\") {{7*7}} \u201cquoted\u201d"));
	}

	@Test
	void leavesOutWhatCannotBeSeenAndKeepsTheMarksOfSymbolFonts() {
		assertThat(answers(row("Place", "Mo\u00adsul\u200b \ufffc\ufeff\u0085 \ue000East")
				+ row("Lessons learned", "<p>\uf0b7 One</p><p>\uf0a7 Two \ud83e\udee8</p>")
				+ row("Phase", "\uf0a8 Return \uf0fe Post-arrival") + OTHERS))
			.containsEntry("practice.place", List.of("Mosul East"))
			.containsEntry("practice.lessons", List.of("- One\n- Two \ud83e\udee8"))
			.containsEntry("practice.phase", List.of("post-arrival"));
	}

	@Test
	void tellsWhereLinksLead() {
		assertThat(answers(row("Place",
				"<a href=\"https://example.org/map\">a map</a>, <a href=\"https://example.org\">example.org</a>")
				+ row("Links", "<a href=\"https://example.org/a\">Our report</a>") + OTHERS))
			.containsEntry("practice.place", List.of("a map (https://example.org/map), example.org"))
			.containsEntry("practice.links", List.of("https://example.org/a"));
	}

	private Map<String, List<String>> answers(String rows) {
		String page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body><table>" + rows
				+ "</table></body></html>";
		Recognised recognised = this.recognition.recognise(new Parsed.Text("text", page, Map.of(), List.of()));
		assertThat(recognised).isInstanceOf(Recognised.Practice.class);
		return ((Recognised.Practice) recognised).answers().asMap();
	}

	private static String row(String question, String answer) {
		return "<tr><td>" + question + "</td><td>" + answer + "</td></tr>";
	}

}
