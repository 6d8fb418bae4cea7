package org.practicepress.reader.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WorkDirectoryTests {

	@TempDir
	private Path place = Path.of("");

	@Test
	void whatAKilledProcessLeftIsSweptAwayAtTheNextStartAndNothingElse() throws IOException, InterruptedException {
		Path others = Files.createDirectory(this.place.resolve("others"));
		Path unlocked = Files.createDirectory(this.place.resolve("practice-press-reading-unlocked"));
		Process owner = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Owner.class.getName(), this.place.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (BufferedReader said = owner.inputReader(StandardCharsets.UTF_8);
				WorkDirectory ours = WorkDirectory.create(this.place)) {
			Path left = Path.of(said.readLine());
			Files.writeString(Files.createDirectory(left.resolve("arrival")).resolve("form.docx"), "a secret");
			WorkDirectory.create(this.place).close();
			assertThat(left).as("the directory of a process that lives").exists();
			owner.destroyForcibly();
			assertThat(owner.waitFor(1, TimeUnit.MINUTES)).isTrue();
			WorkDirectory.create(this.place).close();
			assertThat(left).doesNotExist();
			assertThat(ours.path()).exists();
			assertThat(others).exists();
			assertThat(unlocked).exists();
		}
		finally {
			owner.destroyForcibly();
		}
	}

	@Test
	void isForItsAccountOnlyAndGoesWithItsProcess() throws IOException {
		Path path;
		try (WorkDirectory work = WorkDirectory.create(this.place)) {
			path = work.path();
			assertThat(Files.getPosixFilePermissions(path)).hasSize(3);
			Files.writeString(work.newDirectory("arrival-").resolve("form.docx"), "a secret");
		}
		assertThat(path).doesNotExist();
	}

	/** Makes a directory, tells which, and waits to be killed. */
	static final class Owner {

		private Owner() {
		}

		public static void main(String[] arguments) throws IOException, InterruptedException {
			System.out.println(WorkDirectory.create(Path.of(arguments[0])).path());
			Thread.sleep(600_000);
		}

	}

}
