package org.practicepress.intake.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.Task;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptTests {

	private static final Recognised OTHER = new Recognised.NotTheForm();

	@TempDir
	private Path place = Path.of("");

	private final List<Path> opened = new ArrayList<>();

	@Test
	void opensNoMoreFilesWhenTimeIsUp() throws IOException {
		try (Attempt attempt = Attempt.begin(directory(), this::open, Duration.ZERO)) {
			assertThat(attempt.read(attempt.file("001"))).isInstanceOfSatisfying(Recognised.Unreadable.class,
					(unreadable) -> assertThat(unreadable.reason()).isEqualTo(Reason.TOO_SLOW));
			assertThat(attempt.wantsMoreTime()).isTrue();
			assertThat(attempt.leftUnopened()).isTrue();
		}
		assertThat(this.opened).isEmpty();
	}

	@Test
	void wantsMoreTimeForPicturesOfTextAndSlowFilesOnly() throws IOException {
		for (Reason reason : Reason.values()) {
			try (Attempt attempt = Attempt.begin(directory(),
					(task, files, directory) -> new Recognised.Unreadable("application/pdf", reason),
					Duration.ofDays(1))) {
				var unused = attempt.read(attempt.file("001"));
				assertThat(attempt.wantsMoreTime()).as(reason.code())
					.isEqualTo(reason == Reason.SCANNED || reason == Reason.TOO_SLOW);
				assertThat(attempt.leftUnopened()).isFalse();
			}
		}
	}

	@Test
	void leavesNothingBehind() throws IOException {
		Path file;
		try (Attempt attempt = Attempt.begin(directory(), this::open, Duration.ofDays(1))) {
			file = Files.writeString(attempt.file("001"), "form");
			assertThat(attempt.read(file)).isEqualTo(OTHER);
			assertThat(attempt.wantsMoreTime()).isFalse();
		}
		assertThat(this.opened).containsExactly(file);
		assertThat(file.getParent()).doesNotExist();
	}

	@Test
	void readsPagesTogetherThatWereFoundInTime() throws IOException {
		try (Attempt attempt = Attempt.begin(directory(), this::open, Duration.ZERO)) {
			assertThat(attempt.readPage(attempt.file("001"))).isInstanceOf(Recognised.Unreadable.class);
			assertThat(attempt.readPages(List.of(attempt.file("001.json")))).isEqualTo(OTHER);
		}
	}

	private Path directory() throws IOException {
		return Files.createDirectory(this.place.resolve("attempt-" + System.nanoTime()));
	}

	private Recognised open(Task task, List<Path> files, Path directory) {
		this.opened.addAll(files);
		assertThat(directory).isDirectory();
		return OTHER;
	}

}
