package org.practicepress.reader.guard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.child.ReadingChild;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.Pace;
import org.practicepress.reader.wire.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GuardedReaderTests {

	private static final Path CORPUS = Path.of("src", "test", "resources", "corpus");

	private static final Path FORM = CORPUS.resolve("fr/puits.docx");

	private final WorkDirectory work;

	@TempDir
	private Path directory = Path.of("");

	GuardedReaderTests() throws IOException {
		this.work = WorkDirectory.create(null);
	}

	@AfterEach
	void cleanUp() throws IOException {
		this.work.close();
	}

	@Test
	void readsAFormInAnotherProcess() throws IOException {
		try (GuardedReader reader = reader(256, Duration.ofMinutes(2), Pace.QUICK)) {
			assertThat(read(reader, FORM)).isInstanceOfSatisfying(Recognised.Practice.class, (practice) -> {
				assertThat(practice.formLanguage()).isEqualTo(FormLanguage.FRENCH);
				assertThat(practice.answers().first("practice.title")).isPresent();
				assertThat(practice.found().keySet()).isEqualTo(practice.answers().asMap().keySet());
			});
			assertThat(
					read(reader,
							Files.writeString(this.directory.resolve("letter.html"),
									"<html><body><p>Dear all</p></body></html>")))
				.isEqualTo(new Recognised.NotTheForm());
		}
	}

	@Test
	void refusesALargeFileUnopenedAndAnEmptyOne() throws IOException {
		try (GuardedReader reader = reader(256, Duration.ofMinutes(2), Pace.QUICK)) {
			Path large = this.directory.resolve("large");
			Files.write(large, new byte[26 << 20]);
			assertThat(reason(read(reader, large))).isEqualTo(Reason.TOO_LARGE);
			assertThat(reason(read(reader, Files.createFile(this.directory.resolve("empty")))))
				.isEqualTo(Reason.DAMAGED);
			assertThat(children(ProcessHandle.current())).isEmpty();
		}
	}

	@Test
	void aHungryFileCostsOneChildAndTheNextIsRead() throws IOException {
		try (GuardedReader small = reader(96, Duration.ofMinutes(2), Pace.PATIENT)) {
			assertThat(small.children()).isEqualTo(new GuardedReader.Children(1, 0, 0, 0));
			assertThat(reason(read(small, hungry()))).isEqualTo(Reason.TOO_LARGE);
			assertThat(read(small, FORM)).isInstanceOf(Recognised.Practice.class);
			assertThat(small.children()).isEqualTo(new GuardedReader.Children(1, 0, 2, 1));
		}
	}

	@Test
	void aFileThatTakesTooLongIsGivenUp() throws IOException {
		try (GuardedReader hurried = reader(128, Duration.ofMillis(1), Pace.PATIENT)) {
			assertThat(reason(read(hurried, FORM))).isEqualTo(Reason.TOO_SLOW);
		}
	}

	@Test
	void picturesOfTextAreLeftForLaterWhenOthersAreWaiting() throws IOException {
		try (GuardedReader quick = reader(256, Duration.ofMinutes(2), Pace.QUICK)) {
			assertThat(read(quick, CORPUS.resolve("fr/puits.scan.pdf")))
				.isEqualTo(new Recognised.Unreadable("application/pdf", Reason.SCANNED));
			assertThat(read(quick, photo())).isEqualTo(new Recognised.Unreadable("image/jpeg", Reason.SCANNED));
			assertThat(read(quick, CORPUS.resolve("fr/puits.printed.pdf"))).isInstanceOf(Recognised.Practice.class);
		}
	}

	@Test
	void aChildIsReplacedAfterSomeFiles() throws IOException {
		ReaderSettings settings = new ReaderSettings(25 << 20, 128 << 20, Duration.ofMinutes(2), 1, 1);
		try (GuardedReader reader = new GuardedReader(settings, PracticeForm.load(), Pace.QUICK, this.work)) {
			assertThat(read(reader, FORM)).isInstanceOf(Recognised.Practice.class);
			assertThat(children(ProcessHandle.current())).isEmpty();
			assertThat(read(reader, FORM)).isInstanceOf(Recognised.Practice.class);
		}
	}

	@Test
	void leavesNothingBehind() throws IOException {
		try (GuardedReader reader = reader(128, Duration.ofMinutes(2), Pace.PATIENT)) {
			assertThat(read(reader, FORM)).isInstanceOf(Recognised.Practice.class);
			try (Stream<Path> left = Files.walk(this.work.path())) {
				assertThat(left.filter(Files::isRegularFile).map((file) -> file.getFileName().toString()))
					.isSubsetOf("in-use", "form.yml", "child-logback.xml", "class-path.jar");
			}
			assertThat(children(ProcessHandle.current())).isNotEmpty();
		}
		assertThat(children(ProcessHandle.current())).isEmpty();
	}

	@Test
	void aStopEndsAReading() throws IOException {
		GuardedReader reader = new GuardedReader(settings(64, Duration.ofMinutes(10)), PracticeForm.load(),
				Pace.PATIENT, this.work, HostileChild.class.getName(), "file:/", System.getProperty("java.class.path"));
		Path silent = Files.writeString(this.directory.resolve("silent"), "says nothing");
		read(reader, Files.writeString(this.directory.resolve("good"), "good"));
		CompletableFuture<Void> stop = CompletableFuture.runAsync(reader::close,
				CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
		assertThatThrownBy(() -> read(reader, silent)).isInstanceOf(IllegalStateException.class)
			.hasMessage("Stopped while reading a file");
		stop.join();
	}

	@Test
	void pagesAreReadOneByOneAndRecognisedTogether() throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "There is no Tesseract here");
		try (GuardedReader reader = reader(256, Duration.ofMinutes(5), Pace.PATIENT)) {
			assertThat(ask(reader, Task.PAGE, photo())).isInstanceOfSatisfying(Recognised.Unreadable.class,
					(unreadable) -> assertThat(unreadable.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE));
			Path together = Files.createDirectory(this.directory.resolve("together"));
			assertThat(ask(reader, Task.PAGE, CORPUS.resolve("fr/puits.scan.pdf"))).isInstanceOfSatisfying(
					Recognised.PartOfTheForm.class,
					(page) -> assertThat(reader.read(Task.PAGES, List.of(page.text(), page.text()), together))
						.isInstanceOf(Recognised.Practice.class));
		}
	}

	@Test
	void runsFromAnExecutableJar() throws IOException {
		Path jar = this.directory.resolve("app.jar");
		try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
			Set<String> names = new HashSet<>();
			for (Path element : classPath()) {
				if (Files.isDirectory(element)) {
					addClasses(element, zip, names);
				}
				else if (element.getFileName()
					.toString()
					.matches(
							"(form|tika|poi|commons|re2j|xmlbeans|jsoup|rtfparserkit|slf4j|logback|pdfbox|fontbox|log4j|jackson|snakeyaml|jspecify|angus|jakarta).*")) {
					zip.putNextEntry(new ZipEntry("BOOT-INF/lib/" + element.getFileName()));
					Files.copy(element, zip);
				}
			}
		}
		try (GuardedReader nested = new GuardedReader(settings(128, Duration.ofMinutes(2)), PracticeForm.load(),
				Pace.PATIENT, this.work, ReadingChild.class.getName(), "jar:nested:" + jar + "/!BOOT-INF/classes/!/",
				jar.toString())) {
			assertThat(read(nested, FORM)).isInstanceOf(Recognised.Practice.class);
		}
	}

	private static void addClasses(Path directory, ZipOutputStream zip, Set<String> names) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				String name = "BOOT-INF/classes/"
						+ directory.relativize(file).toString().replace(File.separatorChar, '/');
				if (names.add(name)) {
					zip.putNextEntry(new ZipEntry(name));
					Files.copy(file, zip);
				}
			}
		}
	}

	/** Also when a test's class path is one jar that names all others. */
	private static List<Path> classPath() throws IOException {
		List<Path> elements = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.map(Path::of)
			.toList();
		if (elements.size() > 1) {
			return elements;
		}
		try (JarFile jar = new JarFile(elements.getFirst().toFile())) {
			Manifest manifest = jar.getManifest();
			return Stream.of(manifest.getMainAttributes().getValue("Class-Path").split(" ", -1))
				.map((entry) -> Path.of(elements.getFirst().toUri().resolve(entry)))
				.toList();
		}
	}

	private static List<ProcessHandle> children(ProcessHandle process) {
		return process.children()
			.filter((child) -> child.info()
				.arguments()
				.map(List::of)
				.orElse(List.of())
				.contains(ReadingChild.class.getName()))
			.toList();
	}

	private GuardedReader reader(int heap, Duration timeout, Pace pace) {
		return new GuardedReader(settings(heap, timeout), PracticeForm.load(), pace, this.work);
	}

	private static ReaderSettings settings(int heap, Duration timeout) {
		return new ReaderSettings(25 << 20, (long) heap << 20, timeout, 1, 100);
	}

	private Recognised read(DocumentReader reader, Path file) throws IOException {
		return ask(reader, Task.FORM, file);
	}

	private Recognised ask(DocumentReader reader, Task task, Path file) throws IOException {
		return reader.read(task, List.of(file), Files.createTempDirectory(this.directory, "embedded"));
	}

	private static Reason reason(Recognised recognised) {
		assertThat(recognised).isInstanceOf(Recognised.Unreadable.class);
		return ((Recognised.Unreadable) recognised).reason();
	}

	private Path photo() throws IOException {
		Path photo = this.directory.resolve("photo");
		ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
		return Files.write(photo, jpeg.toByteArray());
	}

	/** With a word that no small process can keep in mind. */
	private Path hungry() throws IOException {
		Path hungry = this.directory.resolve("hungry");
		try (ZipInputStream from = new ZipInputStream(Files.newInputStream(FORM));
				ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(hungry))) {
			for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
				to.putNextEntry(new ZipEntry(entry.getName()));
				if (entry.getName().equals("word/document.xml")) {
					writeLongWord(to);
				}
				else {
					from.transferTo(to);
				}
			}
		}
		return hungry;
	}

	private static void writeLongWord(OutputStream out) throws IOException {
		out.write(("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
				+ "<w:p><w:r><w:t>")
			.getBytes(StandardCharsets.UTF_8));
		byte[] letters = "abcdefgh".repeat(1 << 17).getBytes(StandardCharsets.UTF_8);
		for (int written = 0; written < 30 << 20; written += letters.length) {
			out.write(letters);
		}
		out.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(StandardCharsets.UTF_8));
	}

}
