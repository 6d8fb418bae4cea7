package org.practicepress.standalone.site;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.messaging.transfer.UnfinishedImport;
import org.practicepress.standalone.settings.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SiteRefusesTests {

	private final Progress progress = new Progress(
			new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

	@Test
	void aPortInUse(@TempDir Path data) throws IOException {
		try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> start(data, other.getLocalPort()))
				.withMessage("The web port %d is in use by another program; choose another one with --port N.",
						other.getLocalPort());
		}
	}

	@Test
	void aPortThatIsForTheSystemsOwnAccount() {
		assertThat(Site.unavailable("web", "--port", 80)).isEqualTo(
				"The web port 80 cannot be had: those below 1024 are for the system's own account, or another program has"
						+ " it; choose one such as 8080 with --port N, and let a proxy listen there.");
	}

	@Test
	void aFolderThatCannotBeWrittenTo(@TempDir Path directory) throws IOException {
		Path file = Files.createFile(directory.resolve("a-file"));
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> start(file.resolve("data"), 0))
			.withMessageContaining("cannot be written to; choose another one with --data DIR.");
	}

	@Test
	void aFolderThatAnotherOneRunsOn(@TempDir Path data) {
		try (DataFolder other = DataFolder.open(data)) {
			assertThat(other.resolve(".lock")).exists();
			assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> start(data, 0))
				.withMessage("Another Practice Press is running on the folder %s.", data);
		}
	}

	@Test
	void aHubThatAnImportWasBrokenOffIn(@TempDir Path data) {
		try (EmbeddedStore store = EmbeddedStore.start(data.resolve("documents"), 0);
				MongoClient client = MongoClients.create(store.uri())) {
			UnfinishedImport.begin(client.getDatabase("publish"));
		}
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> start(data, 0))
			.withMessageContaining("An import into publish was broken off: import once more");
	}

	@Test
	void aVariableThatCannotBeUsed(@TempDir Path data) {
		Settings settings = Settings.read(null, Map.of("PRACTICE_PRESS_PAGES_ACCENT", "red"));
		assertThatExceptionOfType(CannotStart.class)
			.isThrownBy(() -> Site.start(new SiteOptions(data, 0, 0, 0, null, settings), this.progress))
			.withMessageContaining("a colour, such as #0b5d57")
			.matches(CannotStart::isOfSettings, "trying again cannot help");
	}

	private void start(Path data, int port) {
		Site.start(new SiteOptions(data, port, 0, 0, null), this.progress);
	}

}
