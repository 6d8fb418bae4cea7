package org.practicepress.standalone.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.practicepress.form.Licence;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.guard.ReaderSettings;
import org.practicepress.reader.guard.WorkDirectory;
import org.practicepress.reader.recognition.AnswerLanguage;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;
import org.practicepress.reader.wire.Pace;
import org.practicepress.reader.wire.Task;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * Reads files as intake does, each by itself, and tells what was found and how.
 */
public final class Readings {

	private static final String MAIL = "message/rfc822";

	/** As intake has it. */
	private static final MailLimits LIMITS = new MailLimits("", 20, ReaderSettings.DEFAULT.maxFileSize());

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private Readings() {
	}

	/**
	 * Reads files.
	 * @param files the files
	 * @param settings which form is asked for
	 * @param json whether to tell it to a program
	 * @param out where to
	 * @return whether each is a form with answers, or a mail that has brought one
	 */
	public static boolean tell(List<Path> files, Settings settings, boolean json, PrintStream out) {
		List<FileReading> readings = read(files, form(settings));
		if (json) {
			out.println(JSON.writeValueAsString(readings));
		}
		else {
			readings.forEach((reading) -> Table.print(reading, out));
		}
		return readings.stream()
			.collect(
					Collectors.groupingBy(FileReading::file, Collectors.mapping(FileReading::read, Collectors.toSet())))
			.values()
			.stream()
			.allMatch((read) -> read.contains(true));
	}

	/**
	 * The form that is asked for.
	 * @param settings where it lies, and which licence it is published under
	 * @return the form
	 * @throws CannotStart when there is none, or it cannot be understood
	 */
	public static PracticeForm form(Settings settings) {
		String location = settings.find(Settings.FORM).orElse("classpath:" + PracticeForm.RESOURCE);
		Licence licence = settings.find(Settings.LICENCE).map(Licence::valueOf).orElse(Licence.USUAL);
		try (InputStream yaml = new DefaultResourceLoader().getResource(location).getInputStream()) {
			return PracticeForm.read(yaml, licence);
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
				if (Files.isReadable(file) && Files.isRegularFile(file)) {
					readings.addAll(read(file, reader, work, form, language));
				}
				else {
					readings.add(FileReading.missing(file.toString()));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return readings;
	}

	private static List<FileReading> read(Path file, GuardedReader reader, WorkDirectory work, PracticeForm form,
			AnswerLanguage language) throws IOException {
		Recognised recognised = reader.read(Task.FORM, List.of(file), work.newDirectory("file-"));
		return isMail(file, recognised) ? mail(file, reader, work, form, language)
				: List.of(FileReading.of(file.toString(), null, recognised, form, language));
	}

	/** A mail may begin in many ways; its name is believed when nothing else is known. */
	private static boolean isMail(Path file, Recognised recognised) {
		return recognised instanceof Recognised.Unreadable unreadable && unreadable.reason() == Reason.UNSUPPORTED_TYPE
				&& (unreadable.mediaType().equals(MAIL) || file.toString().endsWith(".eml"));
	}

	private static List<FileReading> mail(Path file, GuardedReader reader, WorkDirectory work, PracticeForm form,
			AnswerLanguage language) throws IOException {
		Recognised opened = reader.open(file, LIMITS, work.newDirectory("mail-"));
		List<FileReading> readings = new ArrayList<>();
		if (opened instanceof Recognised.Mail mail) {
			for (EmbeddedFile part : mail.files()) {
				readings.add(FileReading.of(file.toString(), part.name(),
						reader.read(Task.FORM, List.of(part.file()), work.newDirectory("part-")), form, language));
			}
			if (mail.tooLarge() != null) {
				readings.add(FileReading.tooLarge(file.toString(), mail.tooLarge()));
			}
			if (mail.locked() != null && mail.files().isEmpty()) {
				readings.add(FileReading.locked(file.toString(), mail.locked()));
			}
		}
		return readings.isEmpty() ? List.of(FileReading.of(file.toString(), null, opened, form, language)) : readings;
	}

}
