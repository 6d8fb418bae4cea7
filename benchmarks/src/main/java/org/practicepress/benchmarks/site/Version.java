package org.practicepress.benchmarks.site;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Practice Press as it was at some commit, built.
 *
 * @param name what it is called in a table
 * @param command what starts it, without its arguments
 * @param classPath what it is made of
 */
public record Version(String name, List<String> command, String classPath) {

	/**
	 * What is checked out, changes and all.
	 * @param root the repository's root
	 * @return the version, built
	 */
	public static Version checkedOut(Path root) {
		return built("now", root);
	}

	/**
	 * A commit, in a clone of its own that is kept for the next time.
	 * @param root the repository's root
	 * @param commit a commit, as git understands it
	 * @return the version, built
	 */
	public static Version of(Path root, String commit) {
		String hash = run(root, "git", "rev-parse", "--verify", "--quiet", "--short=10", commit + "^{commit}").strip();
		Path clone = root.resolve("benchmarks").resolve("target").resolve("against").resolve(hash);
		if (Files.notExists(clone)) {
			run(root, "git", "clone", "--quiet", "--shared", "--no-checkout", root.toString(), clone.toString());
			run(clone, "git", "checkout", "--quiet", "--detach", hash);
		}
		return built(hash, clone);
	}

	/**
	 * Intake as a cluster runs it.
	 * @return its executable jar, built
	 */
	public Path intake() {
		Path root = Path.of(this.command.getFirst()).resolveSibling("");
		run(root, root.resolve("mvnw").toString(), "-B", "-q", "-ntp", "-Dmaven.test.skip=true", "-pl",
				"intake-service", "-am", "package");
		try (Stream<Path> files = Files.list(root.resolve("intake-service").resolve("target"))) {
			return files.filter((file) -> file.toString().endsWith("-exec.jar")).findFirst().orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is checked out.
	 * @param root the repository's root
	 * @return the commit, and whether there are changes
	 */
	public static String describe(Path root) {
		return run(root, "git", "describe", "--always", "--dirty").strip();
	}

	private static Version built(String name, Path root) {
		Path launcher = root.resolve("practice-press");
		// builds what is not built yet
		run(root, launcher.toString(), "--help");
		return new Version(name, List.of(launcher.toString()),
				root.resolve("standalone").resolve("target").resolve("practice-press.jar").toString());
	}

	private static String run(Path folder, String... command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.redirectInput(new File("/dev/null"));
			builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
			Process process = builder.start();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException("This failed: " + String.join(" ", command) + "\n" + said);
			}
			return said;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
