package org.practicepress.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.practicepress.benchmarks.load.Uploads;
import org.practicepress.benchmarks.report.Figures;
import org.practicepress.benchmarks.report.Report;
import org.practicepress.benchmarks.site.Cluster;
import org.practicepress.benchmarks.site.RunningSite;
import org.practicepress.benchmarks.site.Version;

/**
 * The command {@code benchmarks/run}.
 */
final class Benchmarks {

	/** Where the repository is. */
	private static final String ROOT = "practice-press.root";

	private static final int MISUSED = 2;

	/** With something to compare with, each version has so many turns. */
	private static final int TURNS = 2;

	/** Those that need no site of their own in each turn. */
	private static final Set<Scenario> OF_THEIR_OWN = Set.of(Scenario.STORED, Scenario.INSTANCES);

	private static final List<Integer> INSTANCES = List.of(1, 2, 4, 8);

	/** So many send their forms at a time. */
	private static final int CROWD = 16;

	private final Arguments arguments;

	private final Path folder;

	private final PrintStream progress;

	private final Figures floors = new Figures();

	private final Map<Version, Figures> figures = new LinkedHashMap<>();

	private Benchmarks(Arguments arguments, Path folder, PrintStream progress) {
		this.arguments = arguments;
		this.folder = folder;
		this.progress = progress;
	}

	public static void main(String[] words) throws IOException {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
		try {
			Arguments arguments = Arguments.parse(List.of(words));
			if (arguments.help()) {
				out.print(Arguments.USAGE);
				return;
			}
			Path root = Path.of(Objects.requireNonNull(System.getProperty(ROOT)));
			run(arguments, root, out, err);
		}
		catch (IllegalArgumentException ex) {
			err.println(ex.getMessage());
			err.print(Arguments.USAGE);
			System.exit(MISUSED);
		}
	}

	private static void run(Arguments arguments, Path root, PrintStream out, PrintStream err) throws IOException {
		Version now = Version.checkedOut(root);
		Version before = (arguments.against() != null) ? Version.of(root, arguments.against()) : null;
		Path folder = root.resolve("benchmarks").resolve("target").resolve("run");
		Folders.delete(folder);
		Files.createDirectories(folder);
		Benchmarks benchmarks = new Benchmarks(arguments, folder, err);
		Report report = new Report(machine(root), benchmarks.floors, (before != null) ? before.name() : null,
				(before != null) ? benchmarks.of(before) : new Figures(), benchmarks.of(now));
		try {
			benchmarks.compare((before != null) ? List.of(before, now) : List.of(now));
		}
		// a turn that fails after an hour does not take the figures of the others along
		finally {
			out.print(report.text());
			if (arguments.json() != null) {
				Files.writeString(arguments.json(), report.json());
			}
			if (arguments.markdown() != null) {
				Files.writeString(arguments.markdown(), report.markdown());
			}
		}
		Folders.delete(folder);
	}

	private void compare(List<Version> versions) throws IOException {
		prepare(versions);
		laps(versions);
		if (this.arguments.only().contains(Scenario.STORED)) {
			curves(versions);
		}
		if (this.arguments.only().contains(Scenario.INSTANCES)) {
			for (Version version : versions) {
				clusters(version);
			}
		}
	}

	/**
	 * What a build prepares when it is first started is no part of any start that is
	 * measured.
	 */
	private void prepare(List<Version> versions) throws IOException {
		for (Version version : versions) {
			this.progress.println(version.name() + ", started once");
			Path unmeasured = emptyFolder();
			RunningSite.start(version.command(), unmeasured.resolve("data")).close();
			Folders.delete(unmeasured);
		}
	}

	/** In turns, so that whatever else goes on on the machine hits all alike. */
	private void laps(List<Version> versions) throws IOException {
		if (OF_THEIR_OWN.containsAll(this.arguments.only())) {
			return;
		}
		for (int turn = 1; turn <= ((versions.size() > 1) ? TURNS : 1); turn++) {
			this.progress.println("the bare libraries");
			new Floors(emptyFolder(), this.arguments.sizes().floor(), this.progress).measure(this.arguments,
					this.floors);
			for (Version version : versions) {
				this.progress.println(version.name() + ", turn " + turn);
				Path lap = emptyFolder();
				new Lap(version.command(), lap, this.arguments, of(version), this.floors, this.progress).run();
				Folders.delete(lap);
			}
		}
	}

	private void curves(List<Version> versions) throws IOException {
		Map<Version, Curve> curves = new LinkedHashMap<>();
		for (Version version : versions) {
			this.progress.println(version.name() + ", what is multiplied");
			Curve curve = new Curve(version, emptyFolder(), this.arguments.sizes(), of(version), this.progress);
			curve.begin();
			curves.put(version, curve);
		}
		for (int stored : this.arguments.sizes().stored()) {
			for (Version version : new ArrayList<>(curves.keySet())) {
				this.progress.println(version.name() + ", " + stored + " stored");
				if (!Objects.requireNonNull(curves.get(version)).measure(stored)) {
					curves.remove(version);
				}
			}
		}
	}

	/** One after the other, on the same cores. */
	private void clusters(Version version) throws IOException {
		int number = this.arguments.sizes().crowd();
		Path intake = version.intake();
		for (int instances : INSTANCES) {
			this.progress.println(version.name() + ", " + instances + " of intake");
			Path folder = emptyFolder();
			try (Cluster cluster = Cluster.start(version, intake, folder, instances)) {
				read(new Uploads(cluster.instances(), this.arguments.sizes().warmUp() * instances));
				Uploads crowd = new Uploads(cluster.instances(), number);
				double before = cluster.processorSeconds();
				long begin = System.nanoTime();
				read(crowd);
				of(version).add(Rows.readBy(instances), number / ((System.nanoTime() - begin) / 1e9));
				of(version).add(Rows.processorBy(instances), (cluster.processorSeconds() - before) * 1e3 / number);
			}
			Folders.delete(folder);
		}
	}

	private static void read(Uploads forms) {
		forms.send(CROWD);
		forms.awaitQueued();
	}

	private Figures of(Version version) {
		return this.figures.computeIfAbsent(version, (key) -> new Figures());
	}

	private Path emptyFolder() throws IOException {
		return Files.createTempDirectory(this.folder, "lap");
	}

	private static String machine(Path root) {
		return "%s, %d cores, %s %s, JDK %s, %s".formatted(
				LocalDateTime.now(ZoneOffset.UTC)
					.truncatedTo(ChronoUnit.MINUTES)
					.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")),
				Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
				System.getProperty("os.version"), System.getProperty("java.version"), "now: " + Version.describe(root));
	}

}
