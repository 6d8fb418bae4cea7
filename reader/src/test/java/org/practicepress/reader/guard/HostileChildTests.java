package org.practicepress.reader.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;
import org.practicepress.reader.wire.Pace;
import org.practicepress.reader.wire.Task;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever has broken into a child process costs one file and one process.
 */
class HostileChildTests {

	private static final Recognised GOOD = new Recognised.EmptyForm(1, FormLanguage.ENGLISH);

	@TempDir
	private Path directory = Path.of("");

	private static WorkDirectory work;

	/**
	 * The same for all, as in a service: what one has left behind the next would find.
	 */
	private static GuardedReader reader;

	@BeforeAll
	static void start() throws IOException {
		work = WorkDirectory.create(null);
		reader = reader(Duration.ofMinutes(2));
	}

	@AfterAll
	static void stop() throws IOException {
		reader.close();
		work.close();
	}

	@BeforeEach
	void aChildIsThere() throws IOException {
		assertThat(read("good")).isEqualTo(GOOD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "announces a gigabyte", "announces less than nothing", "says garbage", "says an object",
			"says too much", "says null", "says half", "says a class", "says nothing and ends",
			"begins an answer and dies", "knows other questions", "gives away other files", "gives away linked files",
			"takes a form for a mail" })
	void whatIsNoAnswerIsOneClearReasonAndTheNextFileIsRead(String deed) throws IOException {
		assertThat(read(deed)).isInstanceOfSatisfying(Recognised.Unreadable.class,
				(unreadable) -> assertThat(unreadable.reason()).isEqualTo(Reason.DAMAGED));
		assertThat(read("good")).isEqualTo(GOOD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "announces a gigabyte", "says garbage", "says too much", "says half",
			"begins an answer and dies", "takes a mail for a form", "finds the files of others in a mail",
			"finds more files in a mail than are taken", "finds a book in a mail", "finds half a mail" })
	void whatIsNoAnswerAboutAMailIsOneClearReasonAndTheNextMailIsOpened(String deed) throws IOException {
		assertThat(open(deed)).isInstanceOfSatisfying(Recognised.Unreadable.class,
				(unreadable) -> assertThat(unreadable.reason()).isEqualTo(Reason.DAMAGED));
		assertThat(open("good")).isInstanceOfSatisfying(Recognised.Mail.class,
				(mail) -> assertThat(mail.words()).isEqualTo("Good morning"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "says nothing", "answers another question" })
	void whoNeverAnswersIsKilled(String deed) throws IOException {
		try (GuardedReader hurried = reader(Duration.ofSeconds(10))) {
			assertThat(read(hurried, deed)).isInstanceOfSatisfying(Recognised.Unreadable.class,
					(unreadable) -> assertThat(unreadable.reason()).isEqualTo(Reason.TOO_SLOW));
			assertThat(read(hurried, "good")).isEqualTo(GOOD);
		}
	}

	@Test
	void aSecondAnswerIsNeverTakenForThatToTheNextQuestion() throws IOException {
		assertThat(read("answers twice")).isEqualTo(GOOD);
		assertThat(read("says garbage")).isInstanceOf(Recognised.Unreadable.class);
		assertThat(read("answers twice")).isEqualTo(GOOD);
		assertThat(read("good")).isEqualTo(GOOD);
	}

	private static GuardedReader reader(Duration timeout) {
		return new GuardedReader(new ReaderSettings(25 << 20, 64 << 20, timeout, 1, 100), PracticeForm.load(),
				Pace.PATIENT, work, HostileChild.class.getName(), "file:/", System.getProperty("java.class.path"));
	}

	private Recognised open(String deed) throws IOException {
		Path mail = Files.writeString(this.directory.resolve("mail"), deed);
		return reader.open(mail, new MailLimits("", 20, 1000), Files.createTempDirectory(this.directory, "embedded"));
	}

	private Recognised read(String deed) throws IOException {
		return read(reader, deed);
	}

	private Recognised read(GuardedReader reader, String deed) throws IOException {
		Path file = Files.writeString(this.directory.resolve("file"), deed);
		return reader.read(Task.FORM, List.of(file), Files.createTempDirectory(this.directory, "embedded"));
	}

}
