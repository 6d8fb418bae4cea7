package org.practicepress.intake.recognition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.LibreOffice;
import org.practicepress.intake.blankform.FilledForm;
import org.practicepress.intake.blankform.Filling;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.intake.parsing.ChildProcesses;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.Task;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text that runs from right to left, printed so that its lines break at every place where
 * they may: every answer begins with a word that is a letter longer than that of the
 * answer before.
 */
@ExtendWith(ChildProcesses.class)
class LineBreaksTests {

	private static final PracticeForm FORM = PracticeForm.load();

	private static final List<Field> LONG_TEXTS = FORM.fields()
		.stream()
		.filter((field) -> field.type() == FieldType.LONG_TEXT)
		.toList();

	/** As many letters as a line takes. */
	private static final int LONGEST_WORD = 32;

	/** Brackets, quotation marks, numbers, foreign words, and signs around them. */
	private static final List<String> TEXTS = List.of(
			"بقيت الوظائف قائمة بعد سنة (7). ثم زارت اللجنة (وفيها 3 نساء) المخابز [مرتين]، وكتبت «تقريراً» قصيراً.",
			"قالت أمل: «هل ننتظر؟ لا!» وأضافت \"نعم\" (أي 50% من 1.250 ديناراً)؛ وقال آخر: «بعد 18 شهراً.» ثم سكت…",
			"تعاونت منظمة (IOM) مع شبكة Tigris Enterprise Network في أربيل، ومع UNHCR وغيرها: 412 شخصاً، منهم 171 امرأة.",
			"عملت شبكة Tigris (TEN) Enterprise Network مع GIZ (2021) و(UNDP) في دهوك [Duhok, Iraq]؛ ثم كتب Ali (MA) تقريره.");

	private final DocumentReader reader;

	@TempDir
	private Path directory = Path.of("");

	LineBreaksTests(DocumentReader reader) {
		this.reader = reader;
	}

	@Test
	void readsTextFromRightToLeftWhereverItsLinesBreak() throws IOException, InterruptedException {
		List<Path> forms = new ArrayList<>();
		List<Map<String, List<String>>> written = new ArrayList<>();
		for (String text : TEXTS) {
			for (int first = 1; first <= LONGEST_WORD; first += LONG_TEXTS.size()) {
				Map<String, List<String>> answers = answers(text, first);
				written.add(answers);
				forms.add(Files.write(this.directory.resolve("form-" + forms.size() + ".docx"),
						Filling.fill(FilledForm.of(new WordForm(FORM).write(FormLanguage.ARABIC)), Answers.of(answers),
								FormLanguage.ARABIC)));
			}
		}
		List<Path> printed = LibreOffice.save("pdf", this.directory.resolve("printed"), forms);
		List<String> misread = new ArrayList<>();
		for (int i = 0; i < printed.size(); i++) {
			Map<String, List<String>> read = read(printed.get(i));
			written.get(i).forEach((key, answer) -> {
				if (!answer.equals(read.get(key))) {
					misread.add("wrote " + answer + "\nread  " + read.get(key));
				}
			});
		}
		assertThat(misread).isEmpty();
	}

	private static Map<String, List<String>> answers(String text, int first) {
		Map<String, List<String>> answers = new HashMap<>();
		for (int i = 0; i < LONG_TEXTS.size(); i++) {
			answers.put(LONG_TEXTS.get(i).key(), List.of("م".repeat(first + i) + " " + text));
		}
		return answers;
	}

	private Map<String, List<String>> read(Path file) throws IOException {
		Recognised recognised = this.reader.read(Task.FORM, List.of(file),
				Files.createTempDirectory(this.directory, "embedded"));
		return (recognised instanceof Recognised.Practice practice) ? practice.answers().asMap() : Map.of();
	}

}
