package org.practicepress.standalone.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.standalone.archive.Archive;
import org.practicepress.standalone.archive.Item;
import org.practicepress.standalone.archive.Manifest;
import org.practicepress.standalone.archive.Sort;
import org.practicepress.standalone.site.CannotStart;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BackupTests {

	private static final int VERSION = 1;

	@TempDir
	private Path directory = Path.of("");

	private Path data = Path.of("");

	private Path file = Path.of("");

	private Path restored = Path.of("");

	@BeforeEach
	void writeAFolder() throws IOException {
		this.data = this.directory.resolve("data");
		this.file = this.directory.resolve("backup.zip");
		this.restored = this.directory.resolve("restored");
		write("documents/documents.mv", "documents".repeat(10_000));
		write("kafka/cluster.id", "one");
		write("kafka/log/document.events-0/00000000000000000000.log", "events");
		write("kafka/log/document.events-0/00000000000000000000.index", "made anew");
		write("mail/61/000000000001.eml", "Subject: سلام\n");
		write("secrets/desk-client", "secret");
		write("practice-press.yml", "practice-press:\n");
		write("log/practice-press.log", "who asked for what");
		write(".control", "1\nsecret\n");
	}

	@Test
	void keepsAllThatIsAHubsOwn() throws IOException {
		assertThat(Backup.ofFolder(this.data, VERSION, this.file)).startsWith("Backed up 6 files, 0 MB, to ");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rw-------");
		Files.createDirectories(this.restored);
		assertThat(Backup.restore(this.file, VERSION, this.restored)).startsWith("Restored 6 files of ");
		try (var files = Files.walk(this.restored)) {
			assertThat(files.filter(Files::isRegularFile).map((file) -> this.restored.relativize(file).toString()))
				.containsExactlyInAnyOrder("documents/documents.mv", "kafka/cluster.id",
						"kafka/log/document.events-0/00000000000000000000.log", "mail/61/000000000001.eml",
						"secrets/desk-client", "practice-press.yml");
		}
		assertThat(this.restored.resolve("mail/61/000000000001.eml"))
			.hasSameBinaryContentAs(this.data.resolve("mail/61/000000000001.eml"));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.restored))).isEqualTo("rwx------");
	}

	@Test
	void writesOverNothing() throws IOException {
		Files.writeString(this.file, "the one of yesterday");
		refused(() -> Backup.ofFolder(this.data, VERSION, this.file), "is there already, and is not written over");
		assertThat(this.file).hasContent("the one of yesterday");
		Path other = this.directory.resolve("other.zip");
		Path unfinished = Files.writeString(this.directory.resolve("other.zip.unfinished"), "being written");
		refused(() -> Backup.ofFolder(this.data, VERSION, other), "Another backup is being written");
		assertThat(unfinished).hasContent("being written");
		Backup.ofFolder(this.data, VERSION, this.directory.resolve("third.zip"));
		refused(() -> Backup.restore(this.directory.resolve("third.zip"), VERSION, this.data), "is not empty");
	}

	@Test
	void leavesNothingOfWhatCannotBeWritten() throws IOException {
		refused(() -> Backup.ofFolder(this.data, VERSION, this.directory.resolve("nowhere/backup.zip")),
				"No file can be made in ");
		Files.delete(this.data.resolve("kafka/cluster.id"));
		Files.createSymbolicLink(this.data.resolve("kafka/cluster.id"), this.data.resolve("kafka"));
		Path shorter = this.data.resolve("mail/61/000000000001.eml");
		List<Item> items = List.of(new Item("mail", shorter, Files.size(shorter) + 1));
		refused(() -> Archive.write(Sort.BACKUP, items.stream(), VERSION, this.file),
				"became shorter while it was read");
		assertThat(this.directory).isDirectoryNotContaining("glob:**/*.unfinished")
			.isDirectoryNotContaining("glob:**/*.zip");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.01, 0.5, 0.9, 0.999 })
	void restoresNothingOfWhatWasCutShort(double part) throws IOException {
		Backup.ofFolder(this.data, VERSION, this.file);
		byte[] whole = Files.readAllBytes(this.file);
		Files.write(this.file, java.util.Arrays.copyOf(whole, (int) (whole.length * part)));
		refused(() -> Backup.restore(this.file, VERSION, this.restored), "is not whole: it was cut short or changed.");
		assertNothingRestored();
	}

	@Test
	void restoresNothingOfWhatWasChanged() throws IOException {
		Backup.ofFolder(this.data, VERSION, this.file);
		byte[] whole = Files.readAllBytes(this.file);
		for (int at = 40; at < whole.length; at += Math.max(1, whole.length / 40)) {
			byte[] changed = whole.clone();
			changed[at] ^= 1;
			Files.write(this.file, changed);
			try {
				Backup.restore(this.file, VERSION, this.restored);
				// nothing that counts: a time, an attribute
				assertThat(this.restored.resolve("documents/documents.mv"))
					.hasSameBinaryContentAs(this.data.resolve("documents/documents.mv"));
				org.springframework.util.FileSystemUtils.deleteRecursively(this.restored);
			}
			catch (CannotStart ex) {
				assertNothingRestored();
			}
		}
	}

	@Test
	void restoresNothingOfANewerVersion() {
		Backup.ofFolder(this.data, VERSION + 1, this.file);
		refused(() -> Backup.restore(this.file, VERSION, this.restored), "was made by a newer Practice Press");
		assertNothingRestored();
	}

	@Test
	void restoresNothingThatIsNoBackup() throws IOException {
		refused(() -> Backup.restore(this.file, VERSION, this.restored), "There is no backup ");
		zip(Map.of("letter.txt", "Dear all"));
		refused(() -> Backup.restore(this.file, VERSION, this.restored), "is no backup of Practice Press.");
		zip(Map.of(Sort.BACKUP.manifest(), "{"));
		refused(() -> Backup.restore(this.file, VERSION, this.restored), "is not whole");
		assertNothingRestored();
	}

	/** Whoever made it up wants to write somewhere else. */
	@ParameterizedTest
	@ValueSource(strings = { "../outside", "/outside", "documents/../../outside", ".", "" })
	void writesNowhereElse(String name) throws IOException {
		String digest = "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0";
		Manifest manifest = new Manifest(VERSION, Instant.EPOCH, List.of(new Manifest.Entry(name, 3, digest)));
		zip(Map.of(name, "aaa", Sort.BACKUP.manifest(), new JsonMapper().writeValueAsString(manifest)));
		refused(() -> Backup.restore(this.file, VERSION, this.restored), "is not whole");
		assertThat(this.directory.resolve("outside")).doesNotExist();
		assertNothingRestored();
	}

	@Test
	void whatIsNotNamedIsNotRestored() throws IOException {
		Manifest manifest = new Manifest(VERSION, Instant.EPOCH, List.of());
		zip(Map.of("secrets/more", "x", Sort.BACKUP.manifest(), new JsonMapper().writeValueAsString(manifest)));
		refused(() -> Backup.restore(this.file, VERSION, this.restored), "is not whole");
	}

	@Test
	void keepsWhatAnEarlierVersionWroteOnce() throws IOException {
		Path kept = Backup.beforeMovingUp(this.data, 0, VERSION);
		assertThat(kept).hasFileName("before-version-1.zip");
		write("documents/documents.mv", "half moved up");
		Backup.beforeMovingUp(this.data, 0, VERSION);
		assertThat(Backup.restore(kept, VERSION, this.restored)).startsWith("Restored 6 files of ");
		assertThat(this.restored.resolve("documents/documents.mv")).hasContent("documents".repeat(10_000));
	}

	@Test
	void aSiteIsAskedByWhoCanReadItsFolder() throws IOException {
		try (Control control = Control.open(this.data, Map.of("backup", (path) -> {
			if (path.endsWith("no.zip")) {
				throw new CannotStart("Not today.");
			}
			return "Backed up to " + path;
		}))) {
			assertThat(control).isNotNull();
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.data.resolve(".control"))))
				.isEqualTo("rw-------");
			assertThat(Control.ask(this.data, "backup", "/backups/سلام.zip"))
				.isEqualTo("Backed up to /backups/سلام.zip");
			refused(() -> Control.ask(this.data, "backup", "/backups/no.zip"), "Not today.");
			String port = Files.readAllLines(this.data.resolve(".control")).getFirst();
			Files.writeString(this.data.resolve(".control"), port + "\nguessed\n");
			assertThatExceptionOfType(CannotStart.class)
				.isThrownBy(() -> Control.ask(this.data, "backup", "/backups/yes.zip"));
		}
		assertThat(this.data.resolve(".control")).doesNotExist();
		refused(() -> Control.ask(this.data, "backup", this.file.toString()), "cannot be asked for the backup");
	}

	private void write(String name, String content) throws IOException {
		Path to = this.data.resolve(name);
		Files.createDirectories(to.getParent());
		Files.writeString(to, content);
	}

	private void zip(Map<String, String> entries) throws IOException {
		try (OutputStream out = Files.newOutputStream(this.file); ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, String> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	private void assertNothingRestored() {
		assertThat(this.restored).doesNotExist();
		assertThat(this.directory).isDirectoryNotContaining("glob:**/*.restoring");
	}

	private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String why) {
		assertThatExceptionOfType(CannotStart.class).isThrownBy(what).withMessageContaining(why);
	}

}
