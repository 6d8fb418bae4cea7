package org.practicepress.intake.recognition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.AnswerCheck;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Problem;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.blankform.FillableForm;
import org.practicepress.intake.blankform.FilledForm;
import org.practicepress.intake.blankform.FilledOpenDocument;
import org.practicepress.intake.blankform.FilledPdf;
import org.practicepress.intake.blankform.OpenDocumentForm;
import org.practicepress.intake.blankform.PdfForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.intake.parsing.ChildProcesses;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.recognition.FormRecognition;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.text.Parsed;
import org.practicepress.reader.wire.Task;

import static org.assertj.core.api.Assertions.assertThat;

/** What people and programs write into forms that nobody has thought of. */
@ExtendWith(ChildProcesses.class)
class BadInputTests {

	private static final PracticeForm FORM = PracticeForm.load();

	private static final String OTHERS = row("Sustainability", "It lasts") + row("Context", "A context")
			+ row("Recommendations", "Begin small") + row("Challenges", "No roads") + row("Lessons learned", "Ask");

	private final FormRecognition recognition = new FormRecognition(FORM);

	private final DocumentReader reader;

	@TempDir
	private Path directory = Path.of("");

	BadInputTests(DocumentReader reader) {
		this.reader = reader;
	}

	/** The format of a blank form, and how it is filled in. */
	enum Format {

		WORD, OPEN_DOCUMENT, PDF;

		FillableForm blank(FormLanguage language) {
			return switch (this) {
				case WORD -> FilledForm.of(new WordForm(FORM).write(language));
				case OPEN_DOCUMENT -> FilledOpenDocument.of(new OpenDocumentForm(FORM).write(language));
				case PDF -> FilledPdf.of(new PdfForm(FORM).write(language));
			};
		}

	}

	@Test
	void theFirstOfTwoFormsInOneFileCounts() throws IOException {
		byte[] first = some(Format.WORD.blank(FormLanguage.ENGLISH)).type("practice.place", "Mosul").toBytes();
		byte[] second = some(Format.WORD.blank(FormLanguage.ENGLISH)).type("practice.place", "Duhok")
			.type("practice.donor", "A fund of the second")
			.toBytes();
		Answers answers = read(joined(first, second));
		assertThat(answers.first("practice.place")).contains("Mosul");
		assertThat(answers.first("practice.title")).contains("A bakery");
		assertThat(answers.keys()).doesNotContain("practice.donor");
	}

	@Test
	void theFormThatHasAnswersCountsWhenTheFirstIsBlank() throws IOException {
		byte[] blank = Format.WORD.blank(FormLanguage.FRENCH).toBytes();
		byte[] filled = some(Format.WORD.blank(FormLanguage.ENGLISH)).type("practice.place", "Mosul").toBytes();
		assertThat(read(joined(blank, filled)).first("practice.place")).contains("Mosul");
	}

	@ParameterizedTest
	@EnumSource
	void answersInTwoLanguagesAreKeptAsTheyAre(Format format) throws IOException {
		Answers answers = read(some(format.blank(FormLanguage.FRENCH)).type("practice.place", "Mossoul / الموصل")
			.type("practice.context", "Peu d’emplois.\nفرص العمل قليلة.")
			.type("practice.objective", "خلق فرص عمل")
			.type("practice.country", "العراق et Sénégal")
			.toBytes());
		assertThat(answers.first("practice.place")).contains("Mossoul / الموصل");
		assertThat(answers.first("practice.context")).contains("Peu d’emplois.\nفرص العمل قليلة.");
		assertThat(answers.first("practice.objective")).contains("خلق فرص عمل");
		assertThat(answers.all("practice.country")).containsExactly("IQ", "SN");
	}

	@ParameterizedTest
	@EnumSource
	void whatIsCodeElsewhereIsTextHere(Format format) throws IOException {
		String html = "<b>bold</b> <script>alert(1)</script> &lt;i&gt; <!-- no -->";
		String formula = "=HYPERLINK(\"https://evil.example\";\"x\")\n+1+cmd|' /C calc'!A0\n@SUM(1)";
		Answers answers = read(some(format.blank(FormLanguage.ENGLISH)).type("practice.place", html)
			.type("practice.context", formula)
			.toBytes());
		assertThat(answers.first("practice.place")).contains(html);
		assertThat(answers.first("practice.context")).contains(formula);
	}

	/** Documents of XML cannot have them; a field of a PDF can. */
	@Test
	void controlCharactersAreLeftOut() throws IOException {
		Answers answers = read(some(Format.PDF.blank(FormLanguage.ENGLISH))
			.type("practice.place", "Mo\u0007s\u0000ul\u001b[31m \u202eEast\u202c\u0008")
			.toBytes());
		assertThat(answers.first("practice.place")).contains("Mosul[31m East");
	}

	@ParameterizedTest
	@EnumSource
	void spacesAreNoAnswer(Format format) throws IOException {
		Answers answers = read(some(format.blank(FormLanguage.ENGLISH)).type("practice.place", "   ")
			.type("practice.donor", "\u00a0\u2003\u200b\u200f")
			.type("practice.context", " \n\u00a0\n \n")
			.type("contributor.email", " \u00a0")
			.toBytes());
		assertThat(answers.keys()).doesNotContain("practice.place", "practice.donor", "practice.context",
				"contributor.email");
	}

	@Test
	void aFormOfSpacesIsEmpty() throws IOException {
		byte[] form = Format.WORD.blank(FormLanguage.SPANISH).type("practice.title", " \u00a0 ").toBytes();
		assertThat(recognise(form)).isEqualTo(new Recognised.EmptyForm(1, FormLanguage.SPANISH));
	}

	@ParameterizedTest
	@EnumSource
	void aHundredThousandWordsAreReadAndCalledTooLong(Format format) throws IOException {
		String words = FilledForms.words(100_000);
		Answers answers = read(some(format.blank(FormLanguage.ENGLISH)).type("practice.context", words).toBytes());
		assertThat(answers.first("practice.context").orElse("").length()).isEqualTo(words.length());
		assertThat(new AnswerCheck(FORM).check(answers))
			.contains(new Problem("practice.context", Problem.Kind.TOO_LONG));
	}

	/** A list that somebody has edited. */
	@Test
	void aChoiceThatDoesNotExistIsShownAndComplainedOf() throws IOException {
		byte[] form = some(Format.WORD.blank(FormLanguage.ENGLISH)).choose("practice.evidence", "proven").toBytes();
		String label = FORM.field("practice.evidence").choice("proven").orElseThrow().label(FormLanguage.ENGLISH);
		byte[] edited = FilledForm.edited(form,
				(xml) -> xml.replaceAll("(<w:t[^>]*>)" + Pattern.quote(label) + "</w:t>", "$1Rumoured</w:t>")
					.replace("w:value=\"proven\"", "w:value=\"rumoured\""));
		Answers answers = read(edited);
		assertThat(answers.all("practice.evidence")).containsExactly("Rumoured");
		assertThat(new AnswerCheck(FORM).check(answers))
			.contains(new Problem("practice.evidence", Problem.Kind.NOT_A_CHOICE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "03/2021", "3.2021", "2021-03", "2021/03", "2021 03", "2021.03", "15/03/2021",
			"03/15/2021", "2021-03-15", "15.3.2021", "15-03-2021", "March 2021", "march, 2021", "2021 March",
			"15 March 2021", "March 15, 2021", "15th of March 2021", "15-Mar-2021", "Mar. 2021", "2021, March",
			"mars 2021", "le 15 mars 2021", "15 de marzo de 2021", "marzo del 2021", "مارس ٢٠٢١", "آذار 2021",
			"٠٣/٢٠٢١", "15 آذار/مارس 2021", "٢٠٢١ مارس", "03 / 2021" })
	void aDateInAnyOrderIsAMonth(String written) throws IOException {
		assertThat(month(written)).as(written).containsExactly("2021-03");
	}

	/** What could be a day as well as a year is not guessed. */
	@ParameterizedTest
	@ValueSource(strings = { "03/15/21", "Mar 21", "13/2021", "2021", "32 of Nothing 2021", "31/31/2021" })
	void aDateThatIsNoneStaysAsItIs(String written) {
		assertThat(month(written)).containsExactly(written);
		assertThat(new AnswerCheck(FORM).check(Answers.of(Map.of("practice.start", List.of(written)))))
			.contains(new Problem("practice.start", Problem.Kind.NOT_A_DATE));
	}

	private List<String> month(String written) {
		String rows = row("Start", written) + OTHERS;
		return answers(rows).getOrDefault("practice.start", List.of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Rozhin Karim <rozhin@tigris.example>", "\"Karim, Rozhin\" <rozhin@tigris.example>",
			"rozhin@tigris.example (Rozhin Karim)", "Rozhin Karim [rozhin@tigris.example]",
			"Rozhin Karim: rozhin@tigris.example", "<rozhin@tigris.example>", "mailto:rozhin@tigris.example",
			"rozhin@tigris.example; office@tigris.example", "روژين كريم <rozhin@tigris.example>",
			"\u200erozhin@tigris.example\u200f" })
	void anAddressIsFoundBesideAName(String written) {
		assertThat(
				answers(row(FORM.field("contributor.email").label(FormLanguage.ENGLISH), written.replace("<", "&lt;"))
						+ OTHERS))
			.containsEntry("contributor.email", List.of("rozhin@tigris.example"));
	}

	/** Some put the cursor behind the help instead of replacing it. */
	@ParameterizedTest
	@EnumSource
	void helpThatWasLeftInIsNoPartOfTheAnswer(FormLanguage language) {
		StringBuilder rows = new StringBuilder();
		for (Field field : FORM.fields()) {
			if (!field.choices().isEmpty() || field.type().files() || field.help(language).isEmpty()) {
				continue;
			}
			rows.append(row(field.label(language), "<p>" + escaped(field.help(language)) + "</p>"));
		}
		assertThat(answers(rows + OTHERS)).doesNotContainKeys("practice.place", "practice.summary", "practice.budget",
				"contributor.email");
		String place = FORM.field("practice.place").help(language);
		assertThat(answers(row(FORM.field("practice.place").label(language), escaped(place) + " Mosul") + OTHERS))
			.containsEntry("practice.place", List.of("Mosul"));
		String here = FORM.words().writeHere().in(language);
		assertThat(answers(row(FORM.field("practice.place").label(language), here + " Mosul") + OTHERS))
			.containsEntry("practice.place", List.of("Mosul"));
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

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

	private static FillableForm some(FillableForm form) {
		return form.type("practice.title", "A bakery")
			.type("practice.objective", "Jobs")
			.type("practice.challenges", "No roads");
	}

	/** What another program makes of two forms pasted into one document. */
	private static byte[] joined(byte[] first, byte[] second) throws IOException {
		Pattern body = Pattern.compile("(?s).*<w:body>(.*)<w:sectPr.*");
		StringBuilder more = new StringBuilder();
		FilledForm.edited(second, (xml) -> {
			more.append(body.matcher(xml).replaceFirst("$1"));
			return xml;
		});
		return FilledForm.edited(first, (xml) -> {
			int end = xml.lastIndexOf("<w:sectPr");
			return xml.substring(0, end) + more + xml.substring(end);
		});
	}

	private Answers read(byte[] document) throws IOException {
		Recognised recognised = recognise(document);
		assertThat(recognised).isInstanceOf(Recognised.Practice.class);
		return ((Recognised.Practice) recognised).answers();
	}

	private Recognised recognise(byte[] document) throws IOException {
		Path file = Files.write(this.directory.resolve("form"), document);
		return this.reader.read(Task.FORM, List.of(file), Files.createTempDirectory(this.directory, "embedded"));
	}

}
