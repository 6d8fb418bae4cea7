package org.practicepress.reader.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.corpus.Corpus.Form;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.guard.ReaderSettings;
import org.practicepress.reader.guard.WorkDirectory;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.Pace;
import org.practicepress.reader.wire.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads every file of the corpus, and tells for each format and language how many fields
 * were read right. Of a scan a part is enough; of every other file all is asked.
 */
class CorpusTests {

	private static final Logger logger = LoggerFactory.getLogger(CorpusTests.class);

	private static final Path REPORT = Path.of("target", "corpus-report.txt");

	private static final boolean TESSERACT = Files.isExecutable(Path.of("/usr/bin/tesseract"));

	private final PracticeForm form = PracticeForm.load();

	private final WorkDirectory work;

	private final GuardedReader reader;

	@TempDir
	private Path directory = Path.of("");

	CorpusTests() throws IOException {
		this.work = WorkDirectory.create(null);
		this.reader = new GuardedReader(new ReaderSettings(25 << 20, 256 << 20, Duration.ofMinutes(2), 1, 100),
				this.form, Pace.PATIENT, this.work);
	}

	@AfterEach
	void stop() throws IOException {
		this.reader.close();
		this.work.close();
	}

	/** How many fields were read, and how many of them right. */
	private static final class Score {

		private int files;

		private int answered;

		private int read;

		private int right;

		private double precision() {
			return (this.read == 0) ? 1 : (double) this.right / this.read;
		}

		private double recall() {
			return (this.answered == 0) ? 1 : (double) this.right / this.answered;
		}

	}

	@Test
	void readsEveryFileAsItWasMeant() throws IOException {
		Map<String, Score> scores = new TreeMap<>();
		List<String> misread = new ArrayList<>();
		for (Form file : Corpus.forms()) {
			if (scanned(file.format()) && !TESSERACT) {
				continue;
			}
			Answers read = read(file.path());
			Score score = scores.computeIfAbsent(
					String.format(Locale.ROOT, "%-20s %s", file.format(), file.language().code()),
					(key) -> new Score());
			score.files++;
			for (Field field : this.form.fields()) {
				List<String> expected = file.answers().all(field);
				List<String> actual = read.all(field);
				score.answered += expected.isEmpty() ? 0 : 1;
				score.read += actual.isEmpty() ? 0 : 1;
				score.right += (!actual.isEmpty()
						&& (actual.equals(expected) || (scanned(file.format()) && Scans.alike(actual, expected)))) ? 1
								: 0;
				if (!actual.equals(expected) && !scanned(file.format())) {
					misread.add(file.path() + " " + field.key() + "\n  wrote " + expected + "\n  read  " + actual);
				}
			}
		}
		report(scores);
		assertThat(misread).isEmpty();
		assertThat(scores).isNotEmpty().allSatisfy((key, score) -> {
			assertThat(score.precision()).as("precision of %s", key).isGreaterThan(scanned(key) ? 0.4 : 0.999);
			assertThat(score.recall()).as("recall of %s", key).isGreaterThan(scanned(key) ? 0.4 : 0.999);
		});
	}

	private static boolean scanned(String format) {
		return format.contains("scan");
	}

	private static void report(Map<String, Score> scores) throws IOException {
		StringBuilder report = new StringBuilder(String.format(Locale.ROOT, "%-20s %s %8s %8s %10s %8s%n", "format",
				"lang", "files", "fields", "precision", "recall"));
		scores.forEach((key, score) -> report.append(String.format(Locale.ROOT, "%s %10d %8d %9.1f%% %7.1f%%%n", key,
				score.files, score.answered, 100 * score.precision(), 100 * score.recall())));
		Files.createDirectories(REPORT.resolveSibling("."));
		Files.writeString(REPORT, report);
		logger.info("What is read of the corpus:\n{}", report);
	}

	private Answers read(Path file) throws IOException {
		Recognised recognised = this.reader.read(Task.FORM, List.of(file),
				Files.createTempDirectory(this.directory, "embedded"));
		assertThat(recognised).as(file.toString()).isNotInstanceOf(Recognised.Unreadable.class);
		return (recognised instanceof Recognised.Practice practice) ? practice.answers() : Answers.none();
	}

}
