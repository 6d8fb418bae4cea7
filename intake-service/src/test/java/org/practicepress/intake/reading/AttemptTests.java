package org.practicepress.intake.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.text.Parsed;

import static org.assertj.core.api.Assertions.assertThat;

class AttemptTests {

	private static final Parsed TEXT = new Parsed.Text("text/html", "<p/>", Map.of(), List.of());

	private final List<Path> opened = new ArrayList<>();

	@Test
	void opensNoMoreFilesWhenTimeIsUp() throws IOException {
		try (Attempt attempt = Attempt.begin(this::open, Duration.ZERO)) {
			assertThat(attempt.parse(attempt.file("001"))).isInstanceOfSatisfying(Parsed.Failed.class,
					(failed) -> assertThat(failed.reason()).isEqualTo(Reason.TOO_SLOW));
			assertThat(attempt.wantsMoreTime()).isTrue();
			assertThat(attempt.leftUnopened()).isTrue();
		}
		assertThat(this.opened).isEmpty();
	}

	@Test
	void wantsMoreTimeForPicturesOfTextAndSlowFilesOnly() throws IOException {
		for (Reason reason : Reason.values()) {
			try (Attempt attempt = Attempt.begin((file, directory) -> new Parsed.Failed("application/pdf", reason),
					Duration.ofDays(1))) {
				var unused = attempt.parse(attempt.file("001"));
				assertThat(attempt.wantsMoreTime()).as(reason.code())
					.isEqualTo(reason == Reason.SCANNED || reason == Reason.TOO_SLOW);
				assertThat(attempt.leftUnopened()).isFalse();
			}
		}
	}

	@Test
	void leavesNothingBehind() throws IOException {
		Path file;
		try (Attempt attempt = Attempt.begin(this::open, Duration.ofDays(1))) {
			file = Files.writeString(attempt.file("001"), "form");
			assertThat(attempt.parse(file)).isEqualTo(TEXT);
			assertThat(attempt.wantsMoreTime()).isFalse();
		}
		assertThat(this.opened).containsExactly(file);
		assertThat(file.getParent()).doesNotExist();
	}

	private Parsed open(Path file, Path directory) {
		this.opened.add(file);
		assertThat(directory).isEmptyDirectory();
		return TEXT;
	}

}
