package org.practicepress.intake.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.LibreOffice;
import org.practicepress.intake.blankform.FilledForm;
import org.practicepress.intake.blankform.FilledOpenDocument;
import org.practicepress.intake.blankform.Filling;
import org.practicepress.intake.blankform.OpenDocumentForm;
import org.practicepress.intake.blankform.WordForm;

/**
 * Makes the corpus's office files anew, from the answers in it: run it in the module's
 * directory after the form has changed. Half of the files that LibreOffice has saved were
 * Word forms, half OpenDocument forms.
 */
final class CorpusFiles {

	private CorpusFiles() {
	}

	/**
	 * Makes the files.
	 * @param arguments none
	 * @throws IOException when a file cannot be read or written
	 * @throws InterruptedException when it is stopped
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path work = Files.createTempDirectory("corpus");
		PracticeForm form = PracticeForm.load();
		for (FormLanguage language : FormLanguage.values()) {
			Path directory = CorpusAnswers.DIRECTORY.resolve(language.code());
			try (Stream<Path> files = Files.list(directory)) {
				for (Path json : files.filter((file) -> file.toString().endsWith(".json")).toList()) {
					String name = json.getFileName().toString().replace(".json", "");
					Answers answers = CorpusAnswers.of(json);
					Path word = Files.write(directory.resolve(name + ".docx"),
							Filling.fill(FilledForm.of(new WordForm(form).write(language)), answers, language));
					Path open = Files.write(directory.resolve(name + ".odt"), Filling
						.fill(FilledOpenDocument.of(new OpenDocumentForm(form).write(language)), answers, language));
					boolean fromWord = language == FormLanguage.ENGLISH || language == FormLanguage.ARABIC;
					for (String format : List.of("docx", "odt", "doc", "rtf", "html")) {
						Path saved = LibreOffice.save(format, work, List.of(fromWord ? word : open)).getFirst();
						Files.move(saved, directory.resolve(name + ".saved." + format));
					}
				}
			}
		}
	}

}
