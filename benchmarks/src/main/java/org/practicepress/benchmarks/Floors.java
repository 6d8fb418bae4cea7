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
		if (pipeline || alone) {
			Map<String, Double> tika = measure("tika", this.times);
			Map<String, Double> kafka = measure("kafka", this.times);
			floors.add(Rows.ALONE, value(tika, "millis") + value(kafka, "millis"));
			if (pipeline) {
				Map<String, Double> mail = measure("mail", this.times);
				floors.add(Rows.PROCESSOR,
						value(tika, "processor") + EVENTS * value(kafka, "processor") + value(mail, "processor"));
				floors.add(Rows.SUBMISSIONS, value(tika, "a-second"));
				floors.add(Rows.SUBMISSIONS_LOOKED_AT, value(tika, "a-second"));
			}
		}
		if (arguments.only().contains(Scenario.MAIL)) {
			floors.add(Rows.MAILS, value(measure("mail", arguments.sizes().mails()), "a-second"));
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
