package org.practicepress.standalone;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.standalone.backup.Control;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** Erasing at the machine itself, where nobody need sign in. */
class EraseTests {

	private final ByteArrayOutputStream said = new ByteArrayOutputStream();

	@TempDir
	private Path data;

	@Test
	void whoCanReadTheDataFolderMayHaveSomethingErasedAndIsWrittenDown() {
		assertThat(run("PP-7K3M9Q", "--reason", "too early")).isEqualTo(1);
		assertThat(said()).startsWith("No site runs on " + this.data);
		PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
		try (Site site = Site.start(new SiteOptions(this.data, 0, 0, 0, null), new Progress(nobody));
				Control control = PracticePress.control(site, this.data, Settings.read(null, Map.of()));
				MongoClient client = MongoClients.create(site.store().orElseThrow().uri())) {
			assertThat(control).isNotNull();
			assertThat(run("7K3M9Q", "--reason", "no reference")).isEqualTo(1);
			assertThat(said()).isEqualTo("The reference must be one such as PP-7K3M9Q.");
			assertThat(run("pp-7k3m9q", "--reason", "asked by telephone, \"called back\"")).isZero();
			assertThat(said()).endsWith("is being erased; " + site.url() + "/desk/erasures says when it is done.");
			Document asked = Objects
				.requireNonNull(client.getDatabase("review").getCollection("erasures").find().first())
				.get("state", Document.class);
			assertThat(asked.getString("reference")).isEqualTo("PP-7K3M9Q");
			assertThat(asked.getString("reason")).isEqualTo("asked by telephone, \"called back\"");
			assertThat(asked.getString("operator")).isEqualTo(System.getProperty("user.name") + " (command line)");
		}
	}

	private int run(String... words) {
		this.said.reset();
		PrintStream out = new PrintStream(this.said, true, StandardCharsets.UTF_8);
		List<String> command = new ArrayList<>(List.of("erase"));
		command.addAll(List.of(words));
		command.addAll(List.of("--data", this.data.toString()));
		return new PracticePress(out, out).run(command);
	}

	private String said() {
		return this.said.toString(StandardCharsets.UTF_8).strip();
	}

}
