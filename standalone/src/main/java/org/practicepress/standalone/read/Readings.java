package org.practicepress.standalone.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.practicepress.form.PracticeForm;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.guard.ReaderSettings;
import org.practicepress.reader.guard.WorkDirectory;
import org.practicepress.reader.recognition.AnswerLanguage;
import org.practicepress.reader.wire.Pace;
import org.practicepress.reader.wire.Task;
import org.practicepress.standalone.site.CannotStart;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * Reads files as intake does, each by itself, and tells what was found and how.
 */
public final class Readings {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private Readings() {
	}

	/**
	 * Reads files.
	 * @param files the files
	 * @param formLocation where the form lies, as Spring names places
	 * @param json whether to tell it to a program
	 * @param out where to
	 * @return whether each is a form with answers
	 */
	public static boolean tell(List<Path> files, String formLocation, boolean json, PrintStream out) {
		List<FileReading> readings = read(files, form(formLocation));
		if (json) {
			out.println(JSON.writeValueAsString(readings));
		}
		else {
			readings.forEach((reading) -> Table.print(reading, out));
		}
		return readings.stream().allMatch(FileReading::read);
	}

	private static PracticeForm form(String location) {
		try (InputStream yaml = new DefaultResourceLoader().getResource(location).getInputStream()) {
			return PracticeForm.read(yaml);
		}
		catch (IOException | PracticeForm.InvalidForm ex) {
			throw new CannotStart("The form " + location + " cannot be used: " + ex.getMessage(), ex);
		}
	}

	private static List<FileReading> read(List<Path> files, PracticeForm form) {
		AnswerLanguage language = new AnswerLanguage(form);
		List<FileReading> readings = new ArrayList<>();
		try (WorkDirectory work = WorkDirectory.create(null);
				GuardedReader reader = new GuardedReader(ReaderSettings.DEFAULT, form, Pace.PATIENT, work)) {
			for (Path file : files) {
				readings.add(Files.isReadable(file) && Files.isRegularFile(file)
						? read(file, reader, work.newDirectory("file-"), form, language)
						: FileReading.missing(file.toString()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return readings;
	}

	private static FileReading read(Path file, DocumentReader reader, Path directory, PracticeForm form,
			AnswerLanguage language) {
		return FileReading.of(file.toString(), reader.read(Task.FORM, List.of(file), directory), form, language);
	}

}
