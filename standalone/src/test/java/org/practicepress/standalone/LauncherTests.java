package org.practicepress.standalone;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The script {@code practice-press} and the process it watches over.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTests {

	private static final String AGAIN = "Practice Press ran out of memory; it starts again in ";

	private static final String PREPARING = "Preparing for fast starts (once after each build) \u2026";

	@TempDir
	private Path home;

	/** The script beside a jar that is {@link Site} in the place of Practice Press. */
	@BeforeEach
	void build() throws IOException {
		Files.copy(Path.of("..", "practice-press"), this.home.resolve("practice-press"));
		Files.createDirectories(this.home.resolve(".mvn"));
		Files.copy(Path.of("..", ".mvn", "jdk.sh"), this.home.resolve(".mvn").resolve("jdk.sh"));
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Site.class.getName());
		manifest.getMainAttributes()
			.put(Attributes.Name.CLASS_PATH,
					Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
						.map((entry) -> Path.of(entry).toUri().toString())
						.collect(Collectors.joining(" ")));
		Path jar = this.home.resolve("standalone").resolve("target").resolve("practice-press.jar");
		Files.createDirectories(jar.getParent());
		new JarOutputStream(Files.newOutputStream(jar), manifest).close();
	}

	@Test
	void startsAgainWhatRanOutOfMemory() throws Exception {
		Process launcher = launch("start", "1");
		try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
			List<String> said = readUntil("ready", out);
			assertThat(said).containsSubsequence("run 1",
					"Terminating due to java.lang.OutOfMemoryError: Java heap space", AGAIN + "1 s.", "run 2");
			launcher.toHandle().destroy();
			assertThat(out.lines()).containsExactly("stopped");
			assertThat(launcher.waitFor()).isEqualTo(143);
		}
		finally {
			launcher.destroyForcibly();
		}
	}

	@Test
	void givesUpOnWhatRunsOutOfMemoryAgainAndAgain() throws Exception {
		Process launcher = launch("start", "99");
		try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
			List<String> said = out.lines().toList();
			assertThat(launcher.waitFor()).isEqualTo(1);
			assertThat(said).filteredOn((line) -> line.startsWith("run ")).hasSize(5);
			assertThat(said).filteredOn((line) -> line.startsWith(AGAIN))
				.containsExactly(AGAIN + "1 s.", AGAIN + "2 s.", AGAIN + "4 s.", AGAIN + "8 s.");
			assertThat(said).last()
				.isEqualTo("Practice Press ran out of memory again and again; give it more: PRACTICE_PRESS_MEMORY=2g"
						+ " (now 256m).");
		}
		finally {
			launcher.destroyForcibly();
		}
	}

	@ParameterizedTest
	@CsvSource({ "TERM, 143", "INT, 130", "HUP, 129" })
	void stopsOnASignal(String signal, int status) throws Exception {
		// the tests themselves may run where a signal is ignored
		String heard = "--default-signal=" + signal;
		assumeTrue(new ProcessBuilder("env", heard, "true").start().waitFor() == 0);
		Process launcher = launch(List.of("env", heard), "start", "0");
		try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
			readUntil("ready", out);
			new ProcessBuilder("kill", "-" + signal, String.valueOf(launcher.pid())).start().waitFor();
			assertThat(out.lines()).containsExactly("stopped");
			assertThat(launcher.waitFor()).isEqualTo(status);
		}
		finally {
			launcher.destroyForcibly();
		}
	}

	@Test
	void stopsWhileItWaitsToStartAgain() throws Exception {
		Process launcher = launch("start", "99");
		try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
			readUntil(AGAIN + "4 s.", out);
			launcher.toHandle().destroy();
			assertThat(out.lines()).isEmpty();
			assertThat(launcher.waitFor()).isEqualTo(143);
		}
		finally {
			launcher.destroyForcibly();
		}
	}

	@Test
	void stopsWhatDidNotHearTheFirstSignal() throws Exception {
		Path java = Files.createDirectories(this.home.resolve("jdk").resolve("bin")).resolve("java");
		Files.writeString(java, """
				#!/bin/sh
				case "$*" in *" start "*) ;; *) exec '%s/bin/java' "$@" ;; esac
				heard=0
				trap 'heard=$((heard + 1))' TERM
				echo ready
				while [ "$heard" -lt 2 ]; do sleep 0.1; done
				echo "heard it twice"
				""".formatted(System.getProperty("java.home")));
		Files.createFile(java.resolveSibling("javac"));
		assertThat(java.toFile().setExecutable(true)).isTrue();
		assertThat(java.resolveSibling("javac").toFile().setExecutable(true)).isTrue();
		Process launcher = launch(List.of("env", "JAVA_HOME=" + this.home.resolve("jdk")), "start", "0");
		try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
			readUntil("ready", out);
			launcher.toHandle().destroy();
			assertThat(out.lines()).containsExactly("heard it twice");
			assertThat(launcher.waitFor()).isEqualTo(143);
		}
		finally {
			launcher.destroyForcibly();
		}
	}

	@Test
	void leavesNothingBehindWhenItIsKilled() throws Exception {
		Process launcher = launch("start", "0");
		try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
			readUntil("ready", out);
			List<ProcessHandle> sites = launcher.children().toList();
			assertThat(sites).isNotEmpty();
			launcher.destroyForcibly().waitFor();
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.until(() -> sites.stream().noneMatch(ProcessHandle::isAlive));
		}
		finally {
			launcher.destroyForcibly();
		}
	}

	@Test
	void handsOnTheStatusOfEveryCommand() throws Exception {
		assertThat(launch("start", "wrong").waitFor()).isEqualTo(2);
		assertThat(launch("demo", "wrong").waitFor()).isEqualTo(2);
		assertThat(launch("demo", "99").waitFor()).isEqualTo(3);
	}

	@Test
	void remembersAStartUntilTheNextBuildAndNeverADamagedOne() throws Exception {
		Path jar = this.home.resolve("standalone").resolve("target").resolve("practice-press.jar");
		packed(Recalling.class, jar);
		assertThat(said("demo")).containsExactly(PREPARING, "with what was learned");
		assertThat(said("demo")).containsExactly("with what was learned");
		Path learned;
		try (Stream<Path> files = Files.list(jar.getParent())) {
			learned = files.filter((file) -> file.toString().endsWith(".cache")).findFirst().orElseThrow();
		}
		try (RandomAccessFile file = new RandomAccessFile(learned.toFile(), "rw")) {
			file.seek(file.length() / 2);
			file.write(~file.read());
		}
		assertThat(said("demo")).containsExactly("with nothing");
		Files.setLastModifiedTime(learned, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() - 60_000));
		assertThat(said("demo")).containsExactly(PREPARING, "with what was learned");
	}

	@Test
	void startsWhereNothingCanBeLearned() throws Exception {
		// a class path of folders cannot be remembered
		assertThat(launch("demo", "wrong").waitFor()).isEqualTo(2);
		assertThat(said("demo", "wrong")).isEmpty();
	}

	private List<String> said(String... words) throws Exception {
		Process launcher = launch(words);
		try (BufferedReader out = launcher.inputReader(StandardCharsets.UTF_8)) {
			return out.lines().toList();
		}
		finally {
			launcher.waitFor();
		}
	}

	/** A class alone in a jar that runs it. */
	private static void packed(Class<?> main, Path jar) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
		String entry = main.getName().replace('.', '/') + ".class";
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
				InputStream in = Objects.requireNonNull(main.getClassLoader().getResourceAsStream(entry))) {
			out.putNextEntry(new JarEntry(entry));
			in.transferTo(out);
		}
	}

	private Process launch(String... words) throws IOException {
		return launch(List.of(), words);
	}

	private Process launch(List<String> before, String... words) throws IOException {
		List<String> command = new ArrayList<>(before);
		command.addAll(List.of("sh", this.home.resolve("practice-press").toString()));
		command.addAll(List.of(words));
		ProcessBuilder launcher = new ProcessBuilder(command).redirectErrorStream(true).directory(this.home.toFile());
		launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
		launcher.environment().put("PRACTICE_PRESS_MEMORY", "256m");
		return launcher.start();
	}

	private static List<String> readUntil(String last, BufferedReader out) throws IOException {
		List<String> said = new ArrayList<>();
		for (String line = out.readLine(); line != null; line = out.readLine()) {
			said.add(line);
			if (line.equals(last)) {
				return said;
			}
		}
		throw new AssertionError("It did not say \"" + last + "\" but " + said);
	}

	/**
	 * Runs out of memory as often as it is told to, beside a thread that lives on, then
	 * waits to be stopped.
	 */
	static final class Site {

		private static final List<byte[]> MEMORY = new ArrayList<>();

		private Site() {
		}

		@SuppressWarnings({ "SystemOut", "SystemExitOutsideMain" })
		public static void main(String[] arguments) throws Exception {
			if (arguments[0].equals("rehearse") || arguments[1].equals("wrong")) {
				System.exit(2);
			}
			Launcher.endWithIt();
			Path runs = Path.of("runs");
			int run = (Files.exists(runs) ? Integer.parseInt(Files.readString(runs)) : 0) + 1;
			Files.writeString(runs, String.valueOf(run));
			System.out.println("run " + run);
			if (run <= Integer.parseInt(arguments[1])) {
				Thread.ofPlatform().start(() -> {
					while (true) {
						MEMORY.add(new byte[16 * 1024 * 1024]);
					}
				});
			}
			else {
				Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
				System.out.println("ready");
			}
			Thread.sleep(Duration.ofMinutes(5));
		}

	}

	/**
	 * Tells whether its JVM was given what an earlier start has learned.
	 */
	static final class Recalling {

		private Recalling() {
		}

		@SuppressWarnings("SystemOut")
		public static void main(String[] arguments) {
			boolean recalls = ManagementFactory.getRuntimeMXBean()
				.getInputArguments()
				.stream()
				.anyMatch((argument) -> argument.endsWith(".cache"));
			System.out.println(recalls ? "with what was learned" : "with nothing");
		}

	}

}
