package org.practicepress.intake.mailbox;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Change;

/**
 * The reports of one letter that were heard, by what names each mail. All methods are
 * pure.
 *
 * @param reports the reports
 */
record HeardReports(List<String> reports) {

	/** A server tells of a delay more than once, and of the end once. */
	static final int MOST = 20;

	/** None was heard. */
	static final HeardReports NONE = new HeardReports(List.of());

	HeardReports {
		reports = List.copyOf(reports);
	}

	/**
	 * One more is heard.
	 * @param report names it
	 * @param told what it says
	 * @return what follows; null when it was heard before, or no more are
	 */
	@Nullable Change<HeardReports, ReportEvent> and(String report, ReportEvent.Reported told) {
		return (this.reports.contains(report) || this.reports.size() >= MOST) ? null
				: Change.of(new HeardReports(Stream.concat(this.reports.stream(), Stream.of(report)).toList()), told);
	}

}
