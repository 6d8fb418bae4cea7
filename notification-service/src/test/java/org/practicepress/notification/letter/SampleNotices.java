package org.practicepress.notification.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.form.Problem;

/** One of everything there is to tell. */
public final class SampleNotices {

	public static final String TITLE = "Boosting returnees' employment through support to small enterprises";

	public static final String TOKEN = "q3Zr8vJm1Xy0bT5kWn7uHs2LdEf9cGa4PoRiQw6-_xY";

	private SampleNotices() {
	}

	public static List<Notice> all() {
		List<Notice> notices = new ArrayList<>(List.of(new Notice.DraftSaved(Instant.parse("2026-11-29T17:22:09Z")),
				new Notice.Received(List.of(new Problem("practice.links", Problem.Kind.NOT_A_URL)), read()),
				new Notice.Revised(List.of(), Read.nothing()), incomplete(), new Notice.MessageReceived(),
				new Notice.Delayed(), new Notice.MailHeld("0f".repeat(32)), new Notice.Withdrawn(),
				new Notice.ErasureAsked("Jx2mQw7c0VbT5yRz8KpN1A", Instant.parse("2026-12-03T09:12:44Z")),
				new Notice.Erased(), new Notice.ReviewStarted(), new Notice.ChangesRequested("""
						Thank you for this practice. Two things would help our readers:
						- How many of the 412 people are still employed today?
						- Please name who took the second photo."""),
				new Notice.Accepted(Category.PROMISING, "Congratulations!"),
				new Notice.Declined("The series shows practices that have run for at least one year."),
				new Notice.Published(9, "/factsheets/9-boosting-returnees-employment"),
				new Notice.FactsheetWithdrawn(9, "The figures are being checked again.")));
		for (UnreadableReason reason : UnreadableReason.values()) {
			notices.add(new Notice.Unreadable(reason, reason.isAboutTheMail() ? null : "SME support Erbil Duhok.docx"));
		}
		return notices;
	}

	static Notice.Incomplete incomplete() {
		List<Problem> problems = new ArrayList<>(List.of(new Problem("practice.results", Problem.Kind.MISSING),
				new Problem("practice.replication", Problem.Kind.MISSING)));
		for (Problem.Kind kind : Problem.Kind.values()) {
			if (kind != Problem.Kind.MISSING) {
				problems.add(new Problem("practice.summary", kind));
			}
		}
		return new Notice.Incomplete(problems, read());
	}

	private static Read read() {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		answers.put("practice.title", List.of(TITLE));
		answers.put("practice.country", List.of("IQ", "SY"));
		answers.put("practice.start", List.of("2020-09"));
		answers.put("practice.context", List
			.of("Most people who return look for work in towns where jobs are few.\n- Small enterprises want to grow, but banks ask for guarantees that they cannot give, and so they do not hire."));
		answers.put("practice.people-reached", List.of("10"));
		answers.put("consent.publish", List.of("yes"));
		return Read.of(answers, Map.of("practice.title", "control", "practice.start", "ocr"),
				Map.of("practice.people-reached", "Word 10 text", "practice.phase", "Another phase"),
				List.of("IMG_0001.heic"));
	}

	static String name(Notice notice) {
		return (notice instanceof Notice.Unreadable unreadable) ? "unreadable-" + unreadable.reason().code()
				: notice.kind().code();
	}

}
