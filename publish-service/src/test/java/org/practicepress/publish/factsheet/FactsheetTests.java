package org.practicepress.publish.factsheet;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.publish.factsheet.Decision.AlreadySo;
import org.practicepress.publish.factsheet.Decision.Reason;
import org.practicepress.publish.factsheet.Decision.Refused;
import org.practicepress.publish.rendering.Practices;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.practicepress.publish.factsheet.Decisions.CHECK;
import static org.practicepress.publish.factsheet.Decisions.NOW;
import static org.practicepress.publish.factsheet.Decisions.done;
import static org.practicepress.publish.factsheet.Decisions.drafted;
import static org.practicepress.publish.factsheet.Decisions.published;
import static org.practicepress.publish.factsheet.Decisions.titled;

class FactsheetTests {

	private static final FactsheetContent CONTENT = Practices.english();

	@Test
	void publicationTellsEverythingTheContributorNeeds() {
		Factsheet publishing = done(drafted(CONTENT).startPublishing(NOW)).state();
		assertThat(done(publishing.publish(9, NOW)).events()).containsExactly(new FactsheetEvent.Published("PP-7K3M9Q",
				"c7d41f0a-2b68-4e95-b3f1-0a9e5d7c6342", 9,
				"boosting-returnees-employment-through-support-to-small-businesses", CONTENT.title(), CONTENT.summary(),
				List.of("IQ"), "/factsheets/9-boosting-returnees-employment-through-support-to-small-businesses", NOW));
	}

	@Test
	void titleWithoutLatinLettersHasTheNumberForItsAddress() {
		assertThat(published(Practices.arabic(), 4).path()).isEqualTo("/factsheets/4");
	}

	@Test
	void slugKeepsWordsWholeAndLettersPlain() {
		assertThat(Slug.of("L’école à la maison : œuvre d’Élodie (2024) – ça marche!"))
			.isEqualTo("lecole-a-la-maison-oeuvre-delodie-2024-ca-marche");
		assertThat(Slug.of("x".repeat(200))).hasSize(80);
	}

	@Test
	void isPublishedOnce() {
		assertThat(published(CONTENT, 9).startPublishing(NOW)).isInstanceOf(AlreadySo.class);
		assertThat(published(CONTENT, 9).publish(10, NOW)).isInstanceOf(AlreadySo.class);
	}

	@Test
	void needsTitleAndSummaryToBePublished() {
		assertThat(drafted(titled(CONTENT, " ")).startPublishing(NOW)).isEqualTo(new Refused(Reason.INCOMPLETE));
		assertThat(published(CONTENT, 9).edit(titled(CONTENT, ""), CHECK, NOW))
			.isEqualTo(new Refused(Reason.INCOMPLETE));
	}

	@Test
	void isNotEditedWhileItsNumberIsBeingGiven() {
		Factsheet publishing = done(drafted(CONTENT).startPublishing(NOW)).state();
		assertThat(publishing.edit(titled(CONTENT, "Other"), CHECK, NOW))
			.isEqualTo(new Refused(Reason.BEING_PUBLISHED));
		assertThat(publishing.withdraw("No", NOW)).isEqualTo(new Refused(Reason.BEING_PUBLISHED));
	}

	@Test
	void correctionKeepsNumberAndAddress() {
		Factsheet corrected = done(published(CONTENT, 9).edit(titled(CONTENT, "Other"), CHECK, NOW)).state();
		assertThat(corrected.path()).isEqualTo(published(CONTENT, 9).path());
		assertThat(corrected.status()).isEqualTo(Factsheet.Status.PUBLISHED);
	}

	@Test
	void editThatChangesNothingTellsNothing() {
		assertThat(drafted(CONTENT).edit(CONTENT, CHECK, NOW)).isInstanceOf(AlreadySo.class);
	}

	@Test
	void showsNoFileThatDidNotComeWithThePractice() {
		FactsheetContent foreign = new FactsheetContent(CONTENT.title(), CONTENT.summary(), CONTENT.category(), "en",
				CONTENT.glance(), CONTENT.sections(), CONTENT.links(), List.of(Practices.photo("Stolen", null, 77)),
				true);
		assertThat(drafted(CONTENT).edit(foreign, CHECK, NOW)).isEqualTo(new Refused(Reason.UNKNOWN_PHOTO));
	}

	@Test
	void publishedFactsheetIsWithdrawnWithAReasonOnly() {
		assertThat(published(CONTENT, 9).withdraw("  ", NOW)).isEqualTo(new Refused(Reason.REASON_MISSING));
		assertThat(done(published(CONTENT, 9).withdraw("Figures are checked.", NOW)).events())
			.containsExactly(new FactsheetEvent.Withdrawn("PP-7K3M9Q", "c7d41f0a-2b68-4e95-b3f1-0a9e5d7c6342", 9,
					"Figures are checked."));
		assertThat(done(drafted(CONTENT).withdraw(null, NOW)).state().status()).isEqualTo(Factsheet.Status.WITHDRAWN);
	}

	@Test
	void whatTheContributorTakesBackIsForgotten() {
		assertThat(done(drafted(CONTENT).takeBack(NOW)).state().content()).isNull();
		assertThat(done(published(CONTENT, 9).takeBack(NOW)).state().content()).isNull();
		Factsheet neverToBe = Factsheet.neverToBe("PP-7K3M9Q", "c", NOW).state();
		assertThat(neverToBe.takeBack(NOW)).isInstanceOf(AlreadySo.class);
		assertThat(neverToBe.startPublishing(NOW)).isEqualTo(new Refused(Reason.WITHDRAWN));
	}

	/** The store compares them as texts. */
	@Test
	void timesOfChangeAreInTheSameOrderAsTexts() {
		List<String> stored = Stream
			.of("2026-11-20T08:00:00Z", "2026-11-20T08:00:00.000000001Z", "2026-11-20T08:00:00.120Z",
					"2026-11-20T08:00:00.123456Z", "2026-11-20T08:00:00.5Z", "2026-11-20T08:00:01Z")
			.map((time) -> Factsheet.draft("PP-7K3M9Q", "c", CONTENT, Instant.parse(time)).state())
			.map((factsheet) -> String
				.valueOf(new EventCodec().mapper().convertValue(factsheet, Map.class).get("changedAt")))
			.toList();
		assertThat(stored).isSorted();
		Factsheet factsheet = Factsheet.draft("PP-7K3M9Q", "c", CONTENT, NOW).state();
		JsonMapper mapper = new EventCodec().mapper();
		assertThat(mapper.convertValue(mapper.convertValue(factsheet, Map.class), Factsheet.class))
			.isEqualTo(factsheet);
	}

	@Test
	void draftIsCutWhereAnAnswerHasNoEndAndStaysAsItIsOtherwise() {
		assertThat(CONTENT.bounded()).isEqualTo(CONTENT);
		assertThat(Practices.longest().bounded()).isEqualTo(Practices.longest());
		String endless = "\ud83e\uddf5".repeat(200_000);
		List<FactsheetContent.Section> sections = Collections.nCopies(200,
				new FactsheetContent.Section("practice.context", endless));
		FactsheetContent cut = new FactsheetContent(endless, endless, CONTENT.category(), "en",
				Collections.nCopies(200,
						new FactsheetContent.Fact("practice.place", Collections.nCopies(200, endless))),
				sections, Collections.nCopies(200, endless),
				Collections.nCopies(200, Practices.photo(endless, endless, 1)), true)
			.bounded();
		assertThat(CHECK.flaws(cut, CONTENT)).isEmpty();
		assertThat(cut.title()).hasSizeBetween(298, 300).endsWith("\u2026").doesNotContain("\ufffd");
		assertThat(cut.title().codePoints()).containsOnly(0x1f9f5, 0x2026);
	}

	@Test
	void textIsCleanedOfWhatNoDocumentCanCarry() {
		FactsheetContent content = titled(CONTENT, " A\u0000\u202eB\r\nC\ufeff ");
		assertThat(content.title()).isEqualTo("AB C");
	}

}
