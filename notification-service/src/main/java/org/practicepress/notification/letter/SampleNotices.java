package org.practicepress.notification.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.form.FormLanguage;
import org.practicepress.form.Problem;

/**
 * One of everything there is to tell, for previews and tests.
 */
public final class SampleNotices {

	/** Its short public code. */
	public static final String REFERENCE = "PP-7K3M9Q";

	/** Who wrote it. */
	public static final String NAME = "Rozhin Karim";

	/** What the practice is called in English. */
	public static final String TITLE = title(FormLanguage.ENGLISH);

	/** The secret part of its address. */
	public static final String TOKEN = "q3Zr8vJm1Xy0bT5kWn7uHs2LdEf9cGa4PoRiQw6-_xY";

	private static final String ARRIVED = "5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812";

	private static final String MINE = "1f6c8d20-b3e7-4a95-8d04-e97a5c31f26b";

	private static final String OVERDUE = "c2d90e47-58a1-4b6f-93c8-7e1fa40d6b95";

	private static final List<Notice.News> NEWS = List.of(Notice.News.REVISED, Notice.News.MESSAGE,
			Notice.News.HANDED_OVER);

	private SampleNotices() {
	}

	/**
	 * What a letter is about.
	 * @param notice one of all
	 * @param language what people wrote in
	 * @return the practice, and others that letters to the desk name
	 */
	public static Occasion occasion(Notice notice, FormLanguage language) {
		SampleWords words = SampleWords.in(language);
		return new Occasion(notice, REFERENCE, TOKEN, words.title(),
				Map.of(ARRIVED, new Occasion.Practice(REFERENCE, words.title()), MINE,
						new Occasion.Practice("PP-4HX8RT", words.second()), OVERDUE,
						new Occasion.Practice("PP-9WD2KC", null)),
				notice.kind().asksLikeness() ? similar(words) : List.of());
	}

	private static List<Occasion.Similar> similar(SampleWords words) {
		return List.of(
				new Occasion.Similar(new Occasion.Practice("PP-4HX8RT", words.second()),
						new Notice.Published(7, "/factsheets/7-peer-circles")),
				new Occasion.Similar(new Occasion.Practice("PP-9WD2KC", words.title()), null));
	}

	/**
	 * What the practice is called in a language.
	 * @param language the language
	 * @return the title
	 */
	public static String title(FormLanguage language) {
		return SampleWords.in(language).title();
	}

	/**
	 * All there is to tell.
	 * @return at least one of each kind, in English
	 */
	public static List<Notice> all() {
		return all(FormLanguage.ENGLISH);
	}

	/**
	 * All there is to tell.
	 * @param language what people wrote in
	 * @return at least one of each kind, always in the same order
	 */
	public static List<Notice> all(FormLanguage language) {
		SampleWords words = SampleWords.in(language);
		List<Notice> notices = new ArrayList<>(List.of(new Notice.DraftSaved(Instant.parse("2026-11-29T17:22:09Z")),
				new Notice.Received(List.of(new Problem("practice.links", Problem.Kind.NOT_A_URL)), read(words)),
				new Notice.Revised(List.of(), Read.nothing()), incomplete(words), new Notice.MessageReceived(),
				new Notice.Delayed(), new Notice.MailHeld("0f".repeat(32)),
				new Notice.CoauthorAsked("/submissions/co-authors/" + MINE), new Notice.CoauthorUnreached(),
				new Notice.Withdrawn(),
				new Notice.ErasureAsked("Jx2mQw7c0VbT5yRz8KpN1A", Instant.parse("2026-12-03T09:12:44Z")),
				new Notice.Erased(), new Notice.ReviewStarted(), asking(words),
				new Notice.Reminder(words.reminder(), Instant.parse("2026-11-05T13:20:33Z"), questions(words)),
				new Notice.MessageWritten(words.answer(), null, uncorrected(words)),
				new Notice.MailAnswered(words.reply()),
				new Notice.Accepted(Category.PROMISING, words.praise(), null, corrected(words)),
				new Notice.Declined(words.declined(), null, uncorrected(words)),
				new Notice.Merged(words.merged(), null, MINE, "/factsheets/9-boosting-returnees-employment"),
				new Notice.DraftShown("/factsheets/drafts/" + MINE),
				new Notice.Published(9, "/factsheets/9-boosting-returnees-employment"),
				new Notice.FactsheetWithdrawn(9, words.withdrawn()),
				new Notice.FactsheetWithdrawn(null, words.dropped()),
				new Notice.DeskDigest(List.of(ARRIVED), List.of(new Notice.DeskDigest.Held(MINE, NEWS)),
						List.of(OVERDUE), 3, 5, List.of(ARRIVED, MINE)),
				new Notice.DeskNews(ARRIVED, Notice.News.RECEIVED), new Notice.DeskNews(MINE, Notice.News.REVISED),
				new Notice.DeskNews(MINE, Notice.News.MESSAGE), new Notice.DeskNews(MINE, Notice.News.MENTIONED)));
		for (UnreadableReason reason : UnreadableReason.values()) {
			notices.add(new Notice.Unreadable(reason, reason.isAboutTheMail() ? null : words.file()));
		}
		return notices;
	}

	private static Notice asking(SampleWords words) {
		return new Notice.ChangesRequested(words.changes(), null, questions(words), corrected(words));
	}

	private static List<Question> questions(SampleWords words) {
		return List.of(new Question("practice.results", words.reminder()),
				new Question("practice.photos", words.question()));
	}

	/** Its last letter was typed twice. */
	private static List<Correction> corrected(SampleWords words) {
		String title = words.title();
		return List.of(new Correction("practice.title", title + title.charAt(title.length() - 1), title));
	}

	private static List<Correction> uncorrected(SampleWords words) {
		return List.of(new Correction("practice.title", words.title(), null));
	}

	static Notice.Incomplete incomplete() {
		return incomplete(SampleWords.in(FormLanguage.ENGLISH));
	}

	private static Notice.Incomplete incomplete(SampleWords words) {
		List<Problem> problems = new ArrayList<>(List.of(new Problem("practice.results", Problem.Kind.MISSING),
				new Problem("practice.replication", Problem.Kind.MISSING)));
		for (Problem.Kind kind : Problem.Kind.values()) {
			if (kind != Problem.Kind.MISSING) {
				problems.add(new Problem("practice.summary", kind));
			}
		}
		return new Notice.Incomplete(problems, read(words));
	}

	private static Read read(SampleWords words) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		answers.put("practice.title", List.of(words.title()));
		answers.put("practice.country", List.of("IQ", "SY"));
		answers.put("practice.start", List.of("2020-09"));
		answers.put("practice.context", List.of(words.context()));
		answers.put("practice.people-reached", List.of("10"));
		answers.put("consent.publish", List.of("yes"));
		return Read.of(answers, Map.of("practice.title", "control", "practice.start", "ocr"),
				Map.of("practice.people-reached", "Word 10 text", "practice.phase", words.phase()),
				List.of("IMG_0001.heic"));
	}

	/**
	 * What one is called.
	 * @param notice one of all
	 * @return a name that no other has
	 */
	public static String name(Notice notice) {
		String mail = Mail.of(notice).code();
		return (notice instanceof Notice.Unreadable unreadable) ? mail + "-" + unreadable.reason().code() : mail;
	}

}
