package org.practicepress.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.practicepress.benchmarks.load.Contributors;
import org.practicepress.benchmarks.load.Editor;
import org.practicepress.benchmarks.report.Figures;
import org.practicepress.benchmarks.report.Row;
import org.practicepress.benchmarks.site.RunningSite;
import org.practicepress.benchmarks.site.Version;
import org.practicepress.benchmarks.stored.Multiply;

/**
 * One version with ever more submissions in its store. A few go the whole way; what is
 * stored of them is multiplied while the site is stopped.
 */
final class Curve {

	/** Of which one is taken, one declined and one accepted. */
	private static final int ORIGINALS = 10;

	private static final Duration LONGEST_SETTLING = Duration.ofMinutes(15);

	private final Version version;

	private final Path folder;

	private final Sizes sizes;

	private final Figures figures;

	private final PrintStream progress;

	/**
	 * Prepares a curve.
	 * @param version what is measured
	 * @param folder an empty folder for it
	 * @param sizes how much
	 * @param figures where the figures go
	 * @param progress who is told what is done
	 */
	Curve(Version version, Path folder, Sizes sizes, Figures figures, PrintStream progress) {
		this.version = version;
		this.folder = folder;
		this.sizes = sizes;
		this.figures = figures;
		this.progress = progress;
	}

	/** Makes the submissions that are multiplied. */
	void begin() {
		try (RunningSite site = RunningSite.start(this.version.command(), data("originals"))) {
			Contributors some = new Contributors(site, ORIGINALS);
			some.send(ORIGINALS);
			some.awaitQueued();
			some.awaitMails();
			Editor editor = Editor.of(site);
			editor.take();
			editor.decline();
			editor.accept();
			// the mails that follow are no part of what is multiplied
			Visit.sleep(5);
		}
	}

	/**
	 * Measures a point. One that cannot be reached leaves its rows empty: the curve has
	 * ended before.
	 * @param stored submissions in the store
	 * @return whether it was reached
	 */
	boolean measure(int stored) {
		Path data = data(String.valueOf(stored));
		try {
			Folders.copy(data("originals"), data);
			multiply(data, stored);
			settle(data);
			try (RunningSite site = RunningSite.start(this.version.command(), data)) {
				add(Rows.startWith(stored), site.startedWithin().toMillis() / 1e3);
				Visit visit = new Visit(site, this.sizes);
				visit.crowd(this.sizes.warmUp(), this.sizes.warmUp());
				add(Rows.submissionsWith(stored), visit.crowd(this.sizes.warmUp(), this.sizes.warmUp()));
				Editor editor = Editor.of(site);
				add(Rows.deskWith(stored), visit.middleMillis(editor::desk));
				add(Rows.searchWith(stored), visit.middleMillis(editor::search));
				add(Rows.insightWith(stored), visit.middleMillis(editor::insight));
				add(Rows.idleWith(stored), visit.idle());
			}
			move(data, stored);
			return true;
		}
		catch (RuntimeException ex) {
			this.progress.println("    not to be reached: " + ex.getMessage());
			return false;
		}
		finally {
			Folders.delete(data);
		}
	}

	/**
	 * What a version makes of what is stored, as an index, is made before it is measured.
	 */
	private void settle(Path data) {
		// it was made of fewer
		Folders.delete(data.resolve("search"));
		long begin = System.nanoTime();
		try (RunningSite site = RunningSite.start(this.version.command(), data)) {
			new Visit(site, this.sizes).awaitCalm(LONGEST_SETTLING);
		}
		this.progress.printf("    settled in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
	}

	/** What is stored becomes an export, and that another hub. */
	private void move(Path data, int stored) {
		Path export = data("export-" + stored + ".zip");
		Path other = data("imported-" + stored);
		try {
			if (moved(Rows.exportWith(stored), "export", export, data)) {
				moved(Rows.importWith(stored), "import", export, other);
			}
		}
		finally {
			Folders.delete(other);
			Folders.delete(export);
		}
	}

	/** A version that cannot do it has no figure. */
	private boolean moved(Row row, String how, Path export, Path data) {
		List<String> command = new ArrayList<>(this.version.command());
		command.addAll(List.of(how, export.toString(), "--data", data.toString()));
		long begin = System.nanoTime();
		int status = ended(command, this.folder.resolve(export.getFileName() + "." + how + ".log"));
		if (status != 0) {
			this.progress.printf("    %s ended with %d%n", how, status);
			return false;
		}
		add(row, (System.nanoTime() - begin) / 1e9);
		return true;
	}

	private void multiply(Path data, int stored) {
		long begin = System.nanoTime();
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-cp",
				this.version.classPath() + File.pathSeparator + Multiply.classes(), Multiply.class.getName(),
				data.toString(), String.valueOf(stored));
		Path log = this.folder.resolve("multiply-" + stored + ".log");
		if (ended(command, log) != 0) {
			throw new IllegalStateException("The store could not be filled: " + said(log));
		}
		this.progress.printf("    filled in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
	}

	private static int ended(List<String> command, Path log) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start()
				.onExit()
				.join()
				.exitValue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String said(Path log) {
		try {
			return Files.readString(log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path data(String name) {
		return this.folder.resolve(name);
	}

	private void add(Row row, double figure) {
		this.figures.add(row, figure);
	}

}
