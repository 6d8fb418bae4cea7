package org.practicepress.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import org.practicepress.benchmarks.floor.FloorProcess;
import org.practicepress.benchmarks.report.Figures;

/** The floors that need no site. */
final class Floors {

	/**
	 * Of a submission that goes well: the document, its contributor, the submission and
	 * the mail that was sent.
	 */
	private static final int EVENTS = 4;

	private final Path folder;

	private final int times;

	private final PrintStream progress;

	Floors(Path folder, int times, PrintStream progress) {
		this.folder = folder;
		this.times = times;
		this.progress = progress;
	}

	void measure(Arguments arguments, Figures floors) {
		boolean pipeline = arguments.only().contains(Scenario.PIPELINE);
		boolean alone = arguments.only().contains(Scenario.ALONE);
		boolean mail = arguments.only().contains(Scenario.MAIL);
		Map<String, Double> tika = (pipeline || alone) ? measure("tika", this.times) : Map.of();
		Map<String, Double> kafka = (pipeline || alone) ? measure("kafka", this.times) : Map.of();
		Map<String, Double> mails = (pipeline || mail) ? measure("mail", arguments.sizes().mails()) : Map.of();
		if (pipeline) {
			floors.add(Rows.PROCESSOR,
					value(tika, "processor") + EVENTS * value(kafka, "processor") + value(mails, "processor"));
			floors.add(Rows.SUBMISSIONS, value(tika, "a-second"));
			floors.add(Rows.SUBMISSIONS_LOOKED_AT, value(tika, "a-second"));
		}
		if (alone) {
			floors.add(Rows.ALONE, value(tika, "millis") + value(kafka, "millis"));
		}
		if (mail) {
			floors.add(Rows.MAILS, value(mails, "a-second"));
		}
		if (arguments.only().contains(Scenario.PDF)) {
			floors.add(Rows.PDFS, value(measure("pdf", arguments.sizes().documents()), "a-second"));
		}
	}

	private Map<String, Double> measure(String name, int often) {
		this.progress.println("  bare " + name);
		try {
			return FloorProcess.measure(name, Files.createTempDirectory(this.folder, name), often);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static double value(Map<String, Double> said, String name) {
		return Objects.requireNonNull(said.get(name), name);
	}

}
