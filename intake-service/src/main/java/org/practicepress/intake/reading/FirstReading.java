package org.practicepress.intake.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.io.file.PathUtils;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.guard.WorkDirectory;
import org.practicepress.reader.wire.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Reads a blank form before anybody has sent one, so that a child process is there and
 * has all it needs in its memory when the first practice comes.
 */
@Component
public class FirstReading {

	private static final Logger logger = LoggerFactory.getLogger(FirstReading.class);

	private final PracticeForm form;

	private final DocumentReader quickReader;

	private final WorkDirectory work;

	FirstReading(PracticeForm form, DocumentReader quickReader, WorkDirectory work) {
		this.form = form;
		this.quickReader = quickReader;
		this.work = work;
	}

	/**
	 * Reads it, and returns when that is done. Where it cannot be read nothing is lost:
	 * the first practice starts the child process, then.
	 */
	public void read() {
		try {
			Path directory = this.work.newDirectory("first-");
			try {
				Path blank = directory.resolve("form.docx");
				Files.write(blank, new WordForm(this.form).write(FormLanguage.ENGLISH));
				var unused = this.quickReader.read(Task.FORM, List.of(blank),
						Files.createDirectory(directory.resolve("files")));
			}
			finally {
				PathUtils.deleteDirectory(directory);
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("Nothing was read before the first form", ex);
		}
	}

}
