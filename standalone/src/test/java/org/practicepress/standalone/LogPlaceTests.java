package org.practicepress.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.standalone.settings.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the log of a process of its own goes, which begins with whatever logs first. */
class LogPlaceTests {

	@TempDir
	private Path directory;

	@Test
	void theLogOfASiteIsInItsFolderAlsoWhenSettingsAreReadFirst() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Path data = Files.createDirectory(this.directory.resolve("data"));
			Files.writeString(data.resolve(Settings.FILE), "server.port: " + taken.getLocalPort() + "\n");
			assertThat(run("start", "--data", "data")).isEqualTo(1);
			assertThat(Files.readString(this.directory.resolve("said")))
				.contains("The web port " + taken.getLocalPort() + " is in use by another program");
			assertThat(data.resolve("log").resolve("practice-press.log")).exists();
			assertThat(left()).containsExactly("data", "said");
		}
	}

	@Test
	void whatLogsNothingLeavesNothing() throws Exception {
		assertThat(run("init", "hub", "--yes")).isZero();
		assertThat(run("check", "--data", "hub", "--json")).isBetween(0, 1);
		assertThat(run("check", "--data", "none")).isBetween(0, 1);
		assertThat(left()).containsExactly("hub", "said");
		assertThat(this.directory.resolve("hub")).isDirectoryNotContaining((file) -> !file.endsWith(Settings.FILE));
	}

	private int run(String... words) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), PracticePress.class.getName()));
		command.addAll(List.of(words));
		Process process = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("said").toFile())
			.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return process.exitValue();
	}

	private List<String> left() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

}
