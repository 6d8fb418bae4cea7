package org.practicepress.intake.recognition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.LibreOffice;
import org.practicepress.intake.blankform.Comments;
import org.practicepress.intake.blankform.FillableForm;
import org.practicepress.intake.blankform.FilledForm;
import org.practicepress.intake.blankform.FilledOpenDocument;
import org.practicepress.intake.blankform.Filling;
import org.practicepress.intake.blankform.OpenDocumentForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.intake.parsing.ChildProcesses;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.Task;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The law of the form: for any answers, fill any blank form, save it in any format: the
 * same answers. What fails names its seed; {@code -Dseed=…} begins with another one.
 */
@ExtendWith(ChildProcesses.class)
class AnyAnswersTests {

	private static final int CASES = 40;

	private static final int SAVED_CASES = 8;

	private static final long SEED = Long.getLong("seed", 1);

	private final PracticeForm form = PracticeForm.load();

	private final DocumentReader reader;

	@TempDir
	private Path directory = Path.of("");

	AnyAnswersTests(DocumentReader reader) {
		this.reader = reader;
	}

	@Test
	void readsAnyAnswersFromAnyBlankForm() throws IOException {
		for (long seed = SEED; seed < SEED + CASES; seed++) {
			for (String format : List.of("docx", "odt")) {
				Case any = filled(format, seed, AnyAnswers.of(seed));
				assertThat(read(any.file())).as("%s of seed %d", format, seed).isEqualTo(any.answers().asMap());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "docx", "odt", "doc", "rtf", "html" })
	void readsAnyAnswersWhenAnotherProgramHasSavedTheForm(String format) throws IOException, InterruptedException {
		List<Case> cases = new ArrayList<>();
		for (long seed = SEED; seed < SEED + SAVED_CASES; seed++) {
			cases.add(filled((seed % 2 == 0) ? "docx" : "odt", seed, AnyAnswers.modest(seed)));
		}
		List<Path> saved = LibreOffice.save(format, this.directory.resolve("saved"),
				cases.stream().map(Case::file).toList());
		for (int i = 0; i < saved.size(); i++) {
			assertThat(read(saved.get(i))).as("seed %d saved as %s", SEED + i, format)
				.isEqualTo(cases.get(i).answers().asMap());
		}
	}

	/**
	 * What goes back to a contributor is read as what they had sent, whatever is asked.
	 */
	@Test
	void readsTheFilledFormThatEditorsAskAbout() throws IOException {
		for (long seed = SEED; seed < SEED + SAVED_CASES; seed++) {
			AnyAnswers any = AnyAnswers.modest(seed);
			Answers answers = any.answers(this.form);
			Path file = Files.write(this.directory.resolve("asked-" + seed + ".docx"),
					new WordForm(this.form).write(any.language(), answers, asked()));
			assertThat(read(file)).as("seed %d", seed).isEqualTo(answers.asMap());
		}
	}

	/** At every field, in words that look like answers. */
	private Comments asked() {
		Map<String, String> questions = new LinkedHashMap<>();
		this.form.fields()
			.forEach((field) -> questions.put(field.key(), field.label(FormLanguage.ENGLISH) + "\nوكم؟ \u2612 yes"));
		return new Comments("The editors", Instant.parse("2026-11-03T09:40:05Z"), questions);
	}

	/**
	 * A filled-in form.
	 *
	 * @param file where it is
	 * @param answers what it says
	 */
	private record Case(Path file, Answers answers) {
	}

	private Case filled(String format, long seed, AnyAnswers any) throws IOException {
		FormLanguage language = any.language();
		Answers answers = any.answers(this.form);
		Comments comments = (seed % 4 == 0) ? asked() : new Comments("", Instant.EPOCH, Map.of());
		FillableForm blank = format.equals("docx")
				? FilledForm.of(new WordForm(this.form).write(language, Answers.none(), comments))
				: FilledOpenDocument.of(new OpenDocumentForm(this.form).write(language));
		Path file = Files.write(this.directory.resolve("any-" + seed + "." + format),
				Filling.fill(blank, any.written(answers), language));
		return new Case(file, answers);
	}

	private Map<String, List<String>> read(Path file) throws IOException {
		Recognised recognised = this.reader.read(Task.FORM, List.of(file),
				Files.createTempDirectory(this.directory, "embedded"));
		assertThat(recognised).as(file.toString()).isInstanceOf(Recognised.Practice.class);
		return ((Recognised.Practice) recognised).answers().asMap();
	}

}
