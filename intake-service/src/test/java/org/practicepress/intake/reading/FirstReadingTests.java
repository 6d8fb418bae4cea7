package org.practicepress.intake.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.guard.WorkDirectory;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class FirstReadingTests {

	private final PracticeForm form = PracticeForm.load();

	@TempDir
	private Path place;

	@Test
	void readsABlankFormAndLeavesNothing() throws IOException {
		List<byte[]> read = new ArrayList<>();
		try (WorkDirectory work = WorkDirectory.create(this.place)) {
			new FirstReading(this.form, (task, files, directory) -> {
				assertThat(task).isEqualTo(Task.FORM);
				assertThat(directory).isEmptyDirectory();
				read.add(bytes(files.getFirst()));
				return new Recognised.NotTheForm();
			}, work).read();
			assertThat(work.path()).isDirectoryNotContaining(Files::isDirectory);
		}
		assertThat(read).containsExactly(new WordForm(this.form).write(FormLanguage.ENGLISH));
	}

	@Test
	void whatFailsIsNobodysTrouble() throws IOException {
		DocumentReader stopped = (task, files, directory) -> {
			throw new IllegalStateException("Stopped while reading a file");
		};
		try (WorkDirectory work = WorkDirectory.create(this.place)) {
			assertThatNoException().isThrownBy(new FirstReading(this.form, stopped, work)::read);
			assertThat(work.path()).isDirectoryNotContaining(Files::isDirectory);
		}
	}

	private static byte[] bytes(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
