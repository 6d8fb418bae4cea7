package org.practicepress.benchmarks;

import java.util.Locale;

import org.practicepress.benchmarks.report.Row;
import org.practicepress.benchmarks.report.Row.Better;

/** The rows of the table. */
final class Rows {

	static final Row PROCESSOR = less(Scenario.PIPELINE, "processor time of a submission, upload to mail sent", "ms");

	static final Row SUBMISSIONS = more(Scenario.PIPELINE, "submissions, upload to queue, all at once", "/s");

	static final Row SUBMISSIONS_LOOKED_AT = more(Scenario.PIPELINE,
			"the same while 40 status pages a second are looked at", "/s");

	static final Row ALONE = less(Scenario.ALONE, "alone, upload to queued, p50", "ms");

	static final Row MAILS = more(Scenario.MAIL, "mails taken from the mailbox", "/s");

	static final Row DESK = less(Scenario.DESK, "the desk's first page, p50", "ms");

	static final Row PDFS = more(Scenario.PDF, "factsheet PDFs", "/s");

	static final Row FIRST_START = less(Scenario.START, "ready, first start", "s");

	static final Row SECOND_START = less(Scenario.START, "ready, second start", "s");

	static final Row START_AFTER_KILL = less(Scenario.START, "ready, after kill -9", "s");

	static final Row MEMORY_READY = less(Scenario.MEMORY, "resident memory, ready", "MB");

	static final Row MEMORY_AFTER = less(Scenario.MEMORY, "resident memory, after many submissions", "MB");

	static final Row IDLE_EMPTY = less(Scenario.IDLE, "processor time when nothing happens, empty", "% of a core");

	static final Row IDLE_AFTER = less(Scenario.IDLE, "the same, after what was sent", "% of a core");

	private Rows() {
	}

	static Row pages(String page) {
		return more(Scenario.PAGES, "public pages, " + page, "/s");
	}

	static Row submissionsWith(int stored) {
		return more(Scenario.STORED, "submissions, upload to queue" + with(stored), "/s");
	}

	static Row deskWith(int stored) {
		return less(Scenario.STORED, "the desk's first page, p50" + with(stored), "ms");
	}

	static Row searchWith(int stored) {
		return less(Scenario.STORED, "a search at the desk, p50" + with(stored), "ms");
	}

	static Row insightWith(int stored) {
		return less(Scenario.STORED, "the desk's figures, p50" + with(stored), "ms");
	}

	static Row idleWith(int stored) {
		return less(Scenario.STORED, "processor time when nothing happens" + with(stored), "% of a core");
	}

	static Row startWith(int stored) {
		return less(Scenario.STORED, "ready, second start" + with(stored), "s");
	}

	static Row exportWith(int stored) {
		return less(Scenario.STORED, "export" + with(stored), "s");
	}

	static Row importWith(int stored) {
		return less(Scenario.STORED, "import" + with(stored), "s");
	}

	static Row readBy(int instances) {
		return more(Scenario.INSTANCES, "forms read" + by(instances), "/s");
	}

	static Row processorBy(int instances) {
		return less(Scenario.INSTANCES, "processor time of each" + by(instances), "ms");
	}

	private static String by(int instances) {
		return ", " + instances + ((instances == 1) ? " instance of intake" : " instances of intake");
	}

	private static String with(int stored) {
		return String.format(Locale.ROOT, ", %,d stored", stored);
	}

	private static Row less(Scenario scenario, String what, String unit) {
		return new Row(scenario.title(), what, unit, Better.LESS);
	}

	private static Row more(Scenario scenario, String what, String unit) {
		return new Row(scenario.title(), what, unit, Better.MORE);
	}

}
