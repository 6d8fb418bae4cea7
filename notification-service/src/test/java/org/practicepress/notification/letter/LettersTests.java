package org.practicepress.notification.letter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.pages.Accent;
import org.practicepress.form.Problem;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What contributors read. The finished letters lie in target/letters to be looked at. */
class LettersTests {

	private static final String STATUS_PAGE = "https://practices.example/submissions/" + SampleNotices.TOKEN;

	private static final PracticeForm FORM = PracticeForm.load();

	private final Letters letters = new Letters(FORM, URI.create("https://practices.example/"), "Practice Press",
			Accent.DESIGN, Wording.bundled());

	static Stream<Arguments> everyLetter() {
		List<Arguments> all = new ArrayList<>();
		for (FormLanguage language : FormLanguage.values()) {
			SampleNotices.all().forEach((notice) -> all.add(Arguments.of(language, notice)));
		}
		return all.stream();
	}

	static Stream<Notice> notices() {
		return SampleNotices.all().stream();
	}

	@Test
	void thereIsASampleOfEveryKind() {
		assertThat(notices().map(Notice::kind)).containsAll(EnumSet.allOf(Kind.class));
	}

	@Test
	void linksHaveTheColourOfTheSiteWhereItCanBeRead() {
		Letters purple = new Letters(FORM, URI.create("https://practices.example/"), "Ours", Accent.valueOf("#663399"),
				Wording.bundled());
		String html = purple
			.write(new Occasion(SampleNotices.all().getFirst(), "PP-7K3M9Q", "token", null), null, FormLanguage.ENGLISH)
			.html();
		assertThat(html).contains("a { color: #663399; font-weight")
			.contains("a { color: " + Accent.valueOf("#663399").onDark() + "; }")
			.doesNotContain("#0b5d57", "accent");
	}

	@ParameterizedTest
	@MethodSource("everyLetter")
	void everyLetterIsComplete(FormLanguage language, Notice notice) throws Exception {
		Letter letter = write(notice, SampleNotices.TITLE, "Rozhin Karim", language);
		Path folder = Files.createDirectories(Path.of("target", "letters", language.code()));
		Files.writeString(folder.resolve(SampleNotices.name(notice) + ".txt"), headed(letter));
		Files.writeString(folder.resolve(SampleNotices.name(notice) + ".html"), letter.html());

		assertThat(letter.subject()).isNotBlank().doesNotContain("{", "\n").hasSizeLessThan(70);
		assertThat(letter.text().contains("Rozhin Karim"))
			.isEqualTo(!EnumSet.of(Kind.DRAFT_SAVED, Kind.COAUTHOR_ASKED).contains(notice.kind()));
		assertThat(letter.text()).contains("PP-", "Practice Press").doesNotContain("{", "[(", "??");
		assertThat(letter.html())
			.contains("PP-", "lang=\"" + language.code() + "\"", "dir=\"" + language.direction() + "\"")
			.doesNotContain("{0}", "{1}", " th:", "??", "<img", "src=", "style=\"");
		switch (notice.kind()) {
			case ERASED -> assertThat(letter.text()).doesNotContain("https:");
			case WITHDRAWN -> assertThat(letter.text()).contains("https://practices.example/\n");
			case DRAFT_SAVED -> assertThat(letter.text())
				.contains("https://practices.example/form/" + SampleNotices.TOKEN + "?lang=" + language.code());
			case COAUTHOR_ASKED ->
				assertThat(letter.text()).contains("https://practices.example/submissions/co-authors/")
					.contains("/" + SampleNotices.TOKEN + "?lang=" + language.code())
					.doesNotContain(STATUS_PAGE);
			case PUBLISHED -> assertThat(letter.text())
				.contains("https://practices.example/factsheets/9-boosting-returnees-employment");
			case DESK_DIGEST, DESK_RECEIVED, DESK_REVISED, DESK_MESSAGE,
					DESK_MENTIONED ->
				assertThat(letter.text()).contains("https://practices.example/desk/reviews/")
					.contains("https://practices.example/desk/mails\n")
					.contains("https://practices.example/desk/mails/end/" + SampleNotices.TOKEN)
					.doesNotContain(STATUS_PAGE);
			default -> assertThat(letter.text()).contains(STATUS_PAGE);
		}
		assertThat(letter.unsubscribe() != null).isEqualTo(notice.kind().toTheDesk());
		if (!notice.kind().toTheDesk()
				&& !EnumSet.of(Kind.PUBLISHED, Kind.WITHDRAWN, Kind.DRAFT_SAVED, Kind.ERASED, Kind.COAUTHOR_ASKED)
					.contains(notice.kind())) {
			assertThat(letter.html()).contains("href=\"" + STATUS_PAGE + "\"");
		}
	}

	@Test
	void whatIsAskedAboutAnAnswerStandsUnderWhatTheFormAsksThere() {
		Notice notice = new Notice.ChangesRequested("Please.", null,
				List.of(new Question("practice.results", "How <b>many</b>?\nكم؟"),
						new Question("practice.colour", "Of a form of before?")),
				List.of());
		Letter letter = write(notice, SampleNotices.TITLE, "Rozhin Karim", FormLanguage.FRENCH);
		String label = PracticeForm.load().find("practice.results").orElseThrow().label(FormLanguage.FRENCH);
		assertThat(letter.text()).contains(label + "\n> How <b>many</b>?\n> كم؟\n")
			.contains("practice.colour\n> Of a form of before?\n")
			.contains(STATUS_PAGE + "/form.docx?lang=fr");
		assertThat(letter.html()).contains("How &lt;b&gt;many&lt;/b&gt;?", "<strong>" + label.replace("'", "&#39;"));
		assertThat(write(new Notice.ChangesRequested("Please."), SampleNotices.TITLE, null, FormLanguage.FRENCH).text())
			.doesNotContain("form.docx", "Questions sur");
	}

	@Test
	void whatIsCorrectedStandsBesideTheContributorsWordsAsFarAsBothDiffer() {
		String before = "word ".repeat(100);
		Notice notice = new Notice.MessageWritten("Hello.", null,
				List.of(new Correction("practice.title", "Empl<b>oyement", "Empl<b>oyment"),
						new Correction("practice.results", before + "teh " + before, before + "the " + before),
						new Correction("practice.summary", "كلمات", null)));
		Letter letter = write(notice, SampleNotices.TITLE, "Rozhin Karim", FormLanguage.ENGLISH);
		assertThat(letter.text()).contains("> You wrote: Empl<b>oyement\n> Corrected: Empl<b>oyment\n")
			.containsPattern("> You wrote: …(word ){10,14}teh (word ?){10,14}…\n")
			.contains("> Your own words stand again: كلمات\n");
		assertThat(letter.html()).contains("Empl&lt;b&gt;oyment");
		assertThat(write(new Notice.MessageWritten("Hello."), SampleNotices.TITLE, null, FormLanguage.ENGLISH).text())
			.doesNotContain("slip");
	}

	/**
	 * One that is erased meanwhile is named no more than one that is nobody's business.
	 */
	@Test
	void ofWhatIsMergedOnlyAnOtherOneThatMayBeKnownIsNamed() {
		String other = "2e9f6a34-1b7d-4c80-9e52-d3a8c0b7f641";
		Occasion known = new Occasion(new Notice.Merged("Twice.", "ana", other, "/factsheets/9"), "PP-7K3M9Q", "token",
				"Ovens", Map.of(other, new Occasion.Practice("PP-4HX8RT", "Bread <ovens>")), List.of());
		Letter letter = this.letters.write(known, "Rozhin Karim", FormLanguage.ENGLISH);
		assertThat(letter.text()).contains("The one that goes on is “Bread <ovens>”.",
				"https://practices.example/factsheets/9", "> Twice.");
		assertThat(letter.html()).contains("Bread &lt;ovens&gt;").doesNotContain("PP-4HX8RT");
		for (Notice unnamed : List.of(new Notice.Merged("Twice.", "ana", null, null),
				new Notice.Merged("Twice.", "ana", other, null))) {
			assertThat(write(unnamed, SampleNotices.TITLE, null, FormLanguage.ENGLISH).text()).contains("> Twice.")
				.doesNotContain("goes on is", "factsheet");
		}
	}

	@ParameterizedTest
	@MethodSource("notices")
	void englishReadsAsApproved(Notice notice) throws Exception {
		String approved = new ClassPathResource("letters/" + SampleNotices.name(notice) + ".txt")
			.getContentAsString(StandardCharsets.UTF_8);
		Letter letter = write(notice, SampleNotices.TITLE, "Rozhin Karim", FormLanguage.ENGLISH);
		assertThat(headed(letter)).isEqualTo(approved);
	}

	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void missingAnswersAreNamedAsInTheForm(FormLanguage language) {
		Letter letter = write(SampleNotices.incomplete(), null, null, language);
		String results = FORM.field("practice.results").label(language);
		assertThat(letter.text()).contains("- " + results + "\n")
			.contains("- " + FORM.field("practice.replication").label(language) + "\n");
		assertThat(letter.html()).contains("<li>" + results + "</li>");
	}

	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void aReceiptShowsWhatWasReadAndWhereToMendIt(FormLanguage language) {
		Letter letter = write(SampleNotices.incomplete(), null, null, language);
		Field start = FORM.field("practice.start");
		assertThat(letter.text().lines().filter((line) -> line.contains(start.label(language))).toList())
			.singleElement()
			.asString()
			.contains(start.display(List.of("2020-09"), language))
			.contains("(");
		assertThat(letter.text()).contains(FORM.field("practice.country").display(List.of("IQ", "SY"), language))
			.contains(STATUS_PAGE + "/form?lang=" + language.code())
			.doesNotContain("and so they do not hire");
	}

	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void aLinkToGoOnQuotesNothingThatAStrangerTyped(FormLanguage language) {
		Letter letter = write(new Notice.DraftSaved(Instant.parse("2026-11-29T17:22:09Z")),
				"You have won: https://evil.example", "evil.example", language);
		assertThat(letter.subject() + letter.text() + letter.html()).doesNotContain("evil", "won");
	}

	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void aReceiptTellsWhatWasUnderstoodWhereItDiffersFromWhatWasWritten(FormLanguage language) {
		Letter letter = write(SampleNotices.incomplete(), null, null, language);
		Field reached = FORM.field("practice.people-reached");
		assertThat(letter.text().lines().filter((line) -> line.contains("Word 10 text")).toList()).singleElement()
			.asString()
			.contains(reached.label(language))
			.containsPattern(": \\p{Cf}?10");
		assertThat(letter.text()).contains("Another phase");
	}

	@Test
	void anAnswerOfANewerFormIsStillNamed() {
		Notice notice = new Notice.Incomplete(List.of(new Problem("practice.new-question", Problem.Kind.MISSING)),
				null);
		assertThat(write(notice, null, null, FormLanguage.ENGLISH).text()).contains("- practice.new-question\n");
	}

	@Test
	void whatOthersWroteStaysText() {
		String hostile = "<script>alert(1)</script> & \"quotes\" {0} ${7*7} [(${7*7})] 'x'";
		Notice notice = new Notice.ChangesRequested("First <b>line</b>\r\n\n" + hostile + "\u202Eturned\u0000");
		Letter letter = write(notice, hostile, hostile, FormLanguage.ENGLISH);
		assertThat(letter.html()).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; {0} ${7*7}")
			.contains("First &lt;b&gt;line&lt;/b&gt;", "<br>")
			.doesNotContain("<script", "<b>", "49", "\u202E", "\u0000");
		assertThat(letter.text()).contains("> First <b>line</b>\n> \n> " + hostile)
			.contains("your practice “" + hostile + "”")
			.doesNotContain("49", "\u202E", "\u0000");
	}

	@Test
	void aLineBreakInANameCannotBeginALine() {
		Letter letter = write(new Notice.ReviewStarted(), "One\r\nTwo\u2028Three", "Ana\r\nBcc: all@example.org",
				FormLanguage.ENGLISH);
		assertThat(letter.text()).contains("Dear Ana Bcc: all@example.org,", "“One Two Three”");
	}

	@Test
	void endlessNamesAreCutBetweenCharacters() {
		Letter letter = write(new Notice.ReviewStarted(), "🌍".repeat(5000), "x".repeat(5000), FormLanguage.ENGLISH);
		assertThat(letter.text()).hasSizeLessThan(2000).contains("🌍…”");
	}

	@Test
	void withoutNameAndTitleItIsStillALetter() {
		Letter letter = write(new Notice.ReviewStarted(), null, " \u200E ", FormLanguage.ENGLISH);
		assertThat(letter.text()).startsWith("Hello,\n").contains("An editor has begun to read your practice.");
	}

	/** Where styles are not read its colours stand beside it. */
	@Test
	void theFirstLinkIsAButtonThatEveryClientShows() {
		Letter letter = write(new Notice.Published(9, "/factsheets/9-x"), null, null, FormLanguage.ENGLISH);
		assertThat(letter.html()).containsOnlyOnce("class=\"action\"")
			.contains("<td align=\"center\" bgcolor=\"#0b5d57\"><a href=\"https://practices.example/factsheets/9-x\">"
					+ "<font color=\"#ffffff\">Read your factsheet</font></a></td>");
	}

	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void whatIsPublishedIsLinkedInEveryForm(FormLanguage language) {
		Letter letter = write(new Notice.Published(9, "/factsheets/9-x"), null, null, language);
		for (String form : List.of("", ".pdf", ".docx")) {
			assertThat(letter.html()).contains("href=\"https://practices.example/factsheets/9-x" + form + "\"");
			assertThat(letter.text()).contains("https://practices.example/factsheets/9-x" + form + "\n");
		}
	}

	@Test
	void aDraftThatWasDroppedHasNoNumber() {
		Letter letter = write(new Notice.FactsheetWithdrawn(null, null), "Title", null, FormLanguage.ENGLISH);
		assertThat(letter.text()).contains("The factsheet about your practice “Title” will not be published.")
			.doesNotContain("reason", "#");
	}

	/** What is erased meanwhile is not there when the letter is written. */
	@Test
	void aDigestNamesOnlyWhatIsThere() {
		Notice.DeskDigest digest = new Notice.DeskDigest(List.of("a", "gone"), List.of(), List.of("gone"), 0, 0,
				List.of("gone"));
		Letter letter = this.letters.write(new Occasion(digest, "", "token", null,
				Map.of("a", new Occasion.Practice("PP-9WD2KC", null)), List.of()), "ana", FormLanguage.ENGLISH);
		assertThat(letter.text()).contains("PP-9WD2KC")
			.doesNotContain("gone", "longer than usual", "all together", "asks you");
	}

	@Test
	void figuresAreTheSameInEveryLanguage() {
		Notice notice = new Notice.Published(1234, "/factsheets/1234");
		for (FormLanguage language : FormLanguage.values()) {
			assertThat(write(notice, null, null, language).subject()).contains("1234");
		}
	}

	private Letter write(Notice notice, @Nullable String title, @Nullable String name, FormLanguage language) {
		Occasion sample = SampleNotices.occasion(notice, FormLanguage.ENGLISH);
		return this.letters.write(
				new Occasion(notice, sample.reference(), sample.statusToken(), title, sample.named(), sample.similar()),
				name, language);
	}

	private static String headed(Letter letter) {
		return "Subject: " + letter.subject() + "\n\n" + letter.text();
	}

}
