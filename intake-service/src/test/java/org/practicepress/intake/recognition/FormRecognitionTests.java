package org.practicepress.intake.recognition;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.AnswerCheck;
import org.practicepress.form.Answers;
import org.practicepress.form.Countries;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.LibreOffice;
import org.practicepress.intake.blankform.FillableForm;
import org.practicepress.intake.blankform.FilledForm;
import org.practicepress.intake.blankform.FilledOpenDocument;
import org.practicepress.intake.blankform.OpenDocumentForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.intake.parsing.ChildProcesses;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.recognition.FormRecognition;
import org.practicepress.reader.result.FoundBy;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.result.Recognised.Photo;
import org.practicepress.reader.text.Parsed;
import org.practicepress.reader.wire.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@ExtendWith(ChildProcesses.class)
class FormRecognitionTests {

	private static final Map<FormLanguage, String> WORDS = Map.of(FormLanguage.ENGLISH, "What we did, & how",
			FormLanguage.FRENCH, "Ce que nous avons fait à l’école", FormLanguage.SPANISH, "Qué hicimos allí en año",
			FormLanguage.ARABIC, "ما الذي قمنا به في القرية");

	private final PracticeForm form = PracticeForm.load();

	private final FormRecognition recognition = new FormRecognition(this.form);

	private final DocumentReader reader;

	@TempDir
	private Path directory = Path.of("");

	FormRecognitionTests(DocumentReader reader) {
		this.reader = reader;
	}

	/** The law of the form: for any answers, fill any blank form: the same answers. */
	@ParameterizedTest
	@EnumSource
	void readsEveryAnswerOfEveryBlankForm(FormLanguage language) throws IOException {
		Recognised.Practice practice = practice(recognise(filled(language)));
		assertThat(practice.answers().asMap()).isEqualTo(expected(language).asMap());
		assertThat(practice.formVersion()).isEqualTo(1);
		assertThat(practice.formLanguage()).isEqualTo(language);
		assertThat(practice.photos()).extracting(Photo::caption, Photo::credit)
			.containsExactly(tuple("A workshop in Mosul.", "Amal Haddad"), tuple(WORDS.get(language), null));
		assertThat(new AnswerCheck(this.form).check(practice.answers(), Map.of("practice.photos", 2))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void readsEveryAnswerOfEveryOpenDocumentForm(FormLanguage language) throws IOException {
		byte[] blank = new OpenDocumentForm(this.form).write(language);
		Recognised.Practice practice = practice(recognise(filled(FilledOpenDocument.of(blank), language)));
		assertThat(practice.answers().asMap()).isEqualTo(expected(language).asMap());
		assertThat(practice.found()).containsEntry("practice.title", FoundBy.CONTROL)
			.containsEntry("practice.theme", FoundBy.CONTROL)
			.containsEntry("practice.context", FoundBy.TABLE_LABEL);
		assertThat(practice.formLanguage()).isEqualTo(language);
		assertThat(practice.photos()).extracting(Photo::caption, Photo::credit)
			.containsExactly(tuple("A workshop in Mosul.", "Amal Haddad"), tuple(WORDS.get(language), null));
		assertThat(recognise(blank)).isEqualTo(new Recognised.EmptyForm(1, language));
	}

	/** Whatever blank form it was, and whatever another program has saved it as. */
	@ParameterizedTest
	@ValueSource(strings = { "odt", "docx", "doc", "rtf", "html" })
	void readsTheSameAnswersWhenAnotherProgramHasSavedTheForm(String format) throws IOException, InterruptedException {
		List<Path> files = new ArrayList<>();
		for (FormLanguage language : FormLanguage.values()) {
			byte[] openDocument = new OpenDocumentForm(this.form).write(language);
			files.add(Files.write(this.directory.resolve("word-" + language.code() + ".docx"), filled(language)));
			files.add(Files.write(this.directory.resolve("open-" + language.code() + ".odt"),
					filled(FilledOpenDocument.of(openDocument), language)));
		}
		for (Path saved : LibreOffice.save(format, this.directory.resolve("saved"), files)) {
			FormLanguage language = FormLanguage.of(saved.getFileName().toString().substring(5, 7));
			Recognised.Practice practice = practice(recognise(Files.readAllBytes(saved)));
			assertThat(practice.answers().asMap()).as(saved.toString()).isEqualTo(expected(language).asMap());
			assertThat(practice.formLanguage()).isEqualTo(language);
			// a web page has its pictures in files of their own
			assertThat(practice.photos()).as(saved.toString()).hasSize(format.equals("html") ? 0 : 2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void knowsABlankForm(FormLanguage language) throws IOException {
		assertThat(recognise(new WordForm(this.form).write(language))).isEqualTo(new Recognised.EmptyForm(1, language));
	}

	@Test
	void doesNotTakeOtherDocumentsForTheForm() throws IOException {
		ByteArrayOutputStream letter = new ByteArrayOutputStream();
		try (XWPFDocument word = new XWPFDocument()) {
			word.createParagraph().createRun().setText("Dear colleagues, please find our practice in the title.");
			word.write(letter);
		}
		assertThat(recognise(letter.toByteArray())).isEqualTo(new Recognised.NotTheForm());
	}

	@Test
	void doesNotRecogniseAFormWhoseTablesAreGone() throws IOException {
		ByteArrayOutputStream torn = new ByteArrayOutputStream();
		try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(filled(FormLanguage.ENGLISH)))) {
			while (!word.getTables().isEmpty()) {
				word.removeBodyElement(word.getPosOfTable(word.getTables().getFirst()));
			}
			word.write(torn);
		}
		assertThat(recognise(torn.toByteArray())).isEqualTo(new Recognised.NotTheForm());
	}

	@Test
	void findsAnswersByTheQuestionsWhenTheControlsAreLost() {
		String rows = row("Your  name:", "<p>Amal</p>") + row("Título de la práctica *", "<p>Un título</p>")
				+ row("Phase", "<p>☐ Return</p><p>☒ Post-arrival</p>") + row("الموضوع", "<p>السكن، الصحة</p>")
				+ row("Evidence", "<p>Proven in multiple settings</p>") + row("Donor", "<p>Write here</p>")
				+ row("Place", "<p>Region, town or district.</p><p>Mosul</p>");
		Recognised.Practice practice = practice(
				this.recognition.recognise(new Parsed.Text("text", page(rows), Map.of(), List.of())));
		assertThat(practice.answers().asMap())
			.isEqualTo(Map.of("contributor.name", List.of("Amal"), "practice.title", List.of("Un título"),
					"practice.phase", List.of("post-arrival"), "practice.theme", List.of("housing", "health"),
					"practice.evidence", List.of("proven"), "practice.place", List.of("Mosul")));
		assertThat(practice.formLanguage()).isEqualTo(FormLanguage.ENGLISH);
	}

	@Test
	void readsWhatWasWrittenBesideAControl() {
		String untouched = "<span data-field=\"%s\" data-placeholder=\"true\">Write here</span>";
		String rows = row("Place", "<p>" + untouched.formatted("practice.place") + " Mosul</p>")
				+ row("Donor", "<p>" + untouched.formatted("practice.donor") + "</p>")
				+ row("Title of the practice", "<p>A title</p>") + row("Context", "<p>A context</p>")
				+ row("Objective", "<p>An objective</p>");
		Recognised.Practice practice = practice(
				this.recognition.recognise(new Parsed.Text("text", page(rows), Map.of(), List.of())));
		assertThat(practice.answers().first("practice.place")).contains("Mosul");
		assertThat(practice.answers().first("practice.donor")).isEmpty();
	}

	private static String row(String question, String answer) {
		return "<tr>\t<td><p>" + question + "</p></td>\n<td>" + answer + "</td></tr>";
	}

	private static String page(String rows) {
		return "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body><table>" + rows + "</table></body></html>";
	}

	private byte[] filled(FormLanguage language) throws IOException {
		return filled(FilledForm.of(new WordForm(this.form).write(language)), language);
	}

	private byte[] filled(FillableForm filled, FormLanguage language) throws IOException {
		String words = String.valueOf(WORDS.get(language));
		for (Field field : this.form.fields()) {
			switch (field.type()) {
				case SHORT_TEXT -> filled.type(field.key(), words);
				case LONG_TEXT ->
					filled.type(field.key(), words + "\n- " + words + " 1\n- two\n" + words + "\n1. one\n2. " + words);
				case EMAIL -> filled.type(field.key(), "amal@example.org");
				case CHOICE -> filled.choose(field.key(), field.choices().getLast().code());
				case CHOICES ->
					filled.tick(field.key(), field.choices().getFirst().code(), field.choices().getLast().code());
				case YES_NO -> filled.tick(field.key(), Field.YES);
				case COUNTRIES ->
					filled.type(field.key(), Countries.name("IQ", language) + ", " + Countries.name("SN", language));
				case MONTH -> filled.pick(field.key(), YearMonth.of(2021, 3));
				case MONTH_OR_ONGOING -> filled.tick(field.key(), Field.ONGOING);
				case NUMBER -> filled.type(field.key(), "1 250");
				case MONEY -> filled.type(field.key(), "EUR 120,000");
				case LINKS -> filled.type(field.key(), "https://example.org/a?b=c\nwww.example.org");
				case PHOTOS -> filled.photo(field.key(), photo(1), "A workshop in Mosul. Photo: Amal Haddad")
					.photo(field.key(), photo(2), words);
				case FILES -> {
				}
			}
		}
		return filled.toBytes();
	}

	private Answers expected(FormLanguage language) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		String words = String.valueOf(WORDS.get(language));
		for (Field field : this.form.fields()) {
			answers.put(field.key(), switch (field.type()) {
				case SHORT_TEXT -> List.of(words);
				case LONG_TEXT -> List.of(words + "\n- " + words + " 1\n- two\n" + words + "\n1. one\n2. " + words);
				case EMAIL -> List.of("amal@example.org");
				case CHOICE -> List.of(field.choices().getLast().code());
				case CHOICES -> List.of(field.choices().getFirst().code(), field.choices().getLast().code());
				case YES_NO -> List.of(Field.YES);
				case COUNTRIES -> List.of("IQ", "SN");
				case MONTH -> List.of("2021-03");
				case MONTH_OR_ONGOING -> List.of(Field.ONGOING);
				case NUMBER -> List.of("1250");
				case MONEY -> List.of("120000 EUR");
				case LINKS -> List.of("https://example.org/a?b=c", "https://www.example.org");
				case PHOTOS, FILES -> List.of();
			});
		}
		return Answers.of(answers);
	}

	private Recognised recognise(byte[] document) throws IOException {
		Path file = Files.write(this.directory.resolve("form"), document);
		return this.reader.read(Task.FORM, List.of(file), Files.createTempDirectory(this.directory, "embedded"));
	}

	private static Recognised.Practice practice(Recognised recognised) {
		assertThat(recognised).isInstanceOf(Recognised.Practice.class);
		return (Recognised.Practice) recognised;
	}

	private static byte[] photo(int shade) throws IOException {
		BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
		image.setRGB(10, 10, 0x404040 * shade);
		ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
		ImageIO.write(image, "jpeg", jpeg);
		return jpeg.toByteArray();
	}

}
