package org.practicepress.review.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.review.decision.Decision.Made;
import org.practicepress.review.decision.Decision.Moved;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.Decision.Refused;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.ReviewCommand.Accept;
import org.practicepress.review.decision.ReviewCommand.Assign;
import org.practicepress.review.decision.ReviewCommand.Correct;
import org.practicepress.review.decision.ReviewCommand.Decline;
import org.practicepress.review.decision.ReviewCommand.HandOver;
import org.practicepress.review.decision.ReviewCommand.LeaveUnanswered;
import org.practicepress.review.decision.ReviewCommand.Merge;
import org.practicepress.review.decision.ReviewCommand.MoveDueDate;
import org.practicepress.review.decision.ReviewCommand.PutOnHold;
import org.practicepress.review.decision.ReviewCommand.Reopen;
import org.practicepress.review.decision.ReviewCommand.RequestChanges;
import org.practicepress.review.decision.ReviewCommand.Resume;
import org.practicepress.review.decision.ReviewCommand.Return;
import org.practicepress.review.decision.ReviewCommand.Start;
import org.practicepress.review.decision.ReviewCommand.Write;
import org.practicepress.review.decision.ReviewEvent.Accepted;
import org.practicepress.review.decision.ReviewEvent.ChangesRequested;
import org.practicepress.review.decision.ReviewEvent.Corrected;
import org.practicepress.review.decision.ReviewEvent.Declined;
import org.practicepress.review.decision.ReviewEvent.Held;
import org.practicepress.review.decision.ReviewEvent.Merged;
import org.practicepress.review.decision.ReviewEvent.MessageWritten;
import org.practicepress.review.decision.ReviewEvent.Resumed;
import org.practicepress.review.decision.ReviewEvent.Started;

import static org.assertj.core.api.Assertions.assertThat;

class ReviewTests {

	private static final Instant NOW = Instant.parse("2026-11-05T13:20:31.264Z");

	@Test
	void editorTakesWhatIsQueued() {
		ReviewState queued = Samples.review(Status.QUEUED);
		Decision decision = Review.decide(queued, new Start(), "ana", NOW);
		assertThat(decision).isEqualTo(new Made(new Started("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "ana")));
		ReviewState after = Review.apply(queued, ((Made) decision).event(), NOW);
		assertThat(after.status()).isEqualTo(Status.IN_REVIEW);
		assertThat(after.editor()).isEqualTo("ana");
		assertThat(after.history().getLast()).returns(What.STARTED, HistoryEntry::what)
			.returns(NOW, HistoryEntry::at)
			.returns("ana", HistoryEntry::editor);
	}

	@Test
	void editorTakesBackWhatWaitsForTheContributor() {
		assertThat(Review.decide(Samples.review(Status.CHANGES_REQUESTED), new Start(), "ben", NOW))
			.isInstanceOf(Made.class);
	}

	@Test
	void aCorrectionIsTheEditorsAndStandsBesideTheContributorsWords() {
		ReviewState before = Samples.review(Status.IN_REVIEW, "Boosting employement");
		ReviewState after = corrected(before, "practice.title", "Boosting employment");
		assertThat(after.corrections()).containsExactly(
				new Correction("practice.title", "Boosting employement", "Boosting employment", "ana", NOW));
		assertThat(after.title()).isEqualTo("Boosting employment");
		assertThat(after.latest()).isEqualTo(before.latest());
		assertThat(after.corrected().answer("practice.title")).containsExactly("Boosting employment");
		assertThat(after.corrected().title()).isEqualTo("Boosting employment");
		assertThat(after.history()).last()
			.returns(What.CORRECTED, HistoryEntry::what)
			.returns(new CorrectedAnswer("practice.title", "Boosting employement", "Boosting employment"),
					HistoryEntry::correction);
		ReviewState again = corrected(after, "practice.title", "Boosting Employment");
		assertThat(again.corrections()).extracting(Correction::own, Correction::text)
			.containsExactly(Tuple.tuple("Boosting employement", "Boosting Employment"));
		for (String own : Arrays.asList(null, "Boosting employement")) {
			ReviewState back = corrected(again, "practice.title", own);
			assertThat(back.corrections()).isEmpty();
			assertThat(back.title()).isEqualTo("Boosting employement");
			assertThat(back.corrected()).isEqualTo(before.latest());
			assertThat(back.history()).last().returns(What.CORRECTION_TAKEN_BACK, HistoryEntry::what);
		}
	}

	@Test
	void whatSaysTheSameOrIsNotThereIsNotCorrected() {
		ReviewState state = Samples.review(Status.IN_REVIEW);
		assertThat(correct(state, "practice.title", "Boosting employment"))
			.isEqualTo(new Refused(Refusal.NOTHING_CORRECTED));
		assertThat(correct(state, "practice.title", null)).isEqualTo(new Refused(Refusal.NOTHING_CORRECTED));
		assertThat(correct(state, "practice.title", " ")).isEqualTo(new Refused(Refusal.CORRECTION_MISSING));
		assertThat(correct(state, "practice.results", "Many.")).isEqualTo(new Refused(Refusal.NOT_CORRECTABLE));
		assertThat(correct(state, "practice.theme", "Loans")).isEqualTo(new Refused(Refusal.NOT_CORRECTABLE));
		for (Status status : Status.values()) {
			if (status != Status.IN_REVIEW) {
				assertThat(correct(Samples.review(status), "practice.title", "Jobs"))
					.isEqualTo(new Refused(Refusal.NOT_NOW));
			}
		}
	}

	@Test
	void whatIsAcceptedIsWhatWasCorrected() {
		ReviewState state = corrected(Samples.review(Status.IN_REVIEW, "Employement"), "practice.title", "Employment");
		Accepted accepted = (Accepted) ((Made) Review.decide(state, new Accept(Category.GOOD, null), "ana", NOW))
			.event();
		assertThat(accepted.title()).isEqualTo("Employment");
		assertThat(accepted.answers().get("practice.title")).containsExactly("Employment");
		assertThat(accepted.corrections())
			.containsExactly(new CorrectedAnswer("practice.title", "Employement", "Employment"));
	}

	@Test
	void theNextLetterTellsWhatNoLetterHasToldYet() {
		CorrectedAnswer correction = new CorrectedAnswer("practice.title", "Employement", "Employment");
		ReviewState state = corrected(Samples.review(Status.IN_REVIEW, "Employement"), "practice.title", "Employment");
		MessageWritten letter = (MessageWritten) ((Made) Review.decide(state, new Write("Hello"), "ana", NOW)).event();
		assertThat(letter.corrections()).containsExactly(correction);
		ReviewState told = Review.apply(state, letter, NOW);
		assertThat(told.untold()).isEmpty();
		ReviewState unsent = Review.takenBack(told, "ana", NOW).orElseThrow();
		assertThat(unsent.untold()).as("the letter never went out").containsExactly(correction);
		assertThat(corrected(state, "practice.title", null).untold()).as("nobody has heard of it").isEmpty();
		ReviewState back = corrected(told, "practice.title", null);
		assertThat(back.untold()).containsExactly(new CorrectedAnswer("practice.title", "Employement", null));
		Declined declined = (Declined) ((Made) Review.decide(back, new Decline("No"), "ana", NOW)).event();
		assertThat(declined.corrections()).isEqualTo(back.untold());
		assertThat(Review.apply(back, declined, NOW).untold()).isEmpty();
		ReviewState merged = Review.apply(state, new Merged(state.reference(), state.contributorId(), 1, "ana",
				"It goes on elsewhere.", "another", false, null), NOW);
		assertThat(merged.untold()).as("a letter that lists none").containsExactly(correction);
	}

	@Test
	void whatALetterTellsIsKnownBeforeItIsSent() {
		CorrectedAnswer correction = new CorrectedAnswer("practice.title", "Employement", "Employment");
		ReviewState state = corrected(Samples.review(Status.IN_REVIEW, "Employement"), "practice.title", "Employment");
		assertThat(Stream.of(What.MESSAGE_WRITTEN, What.CHANGES_REQUESTED, What.DECLINED, What.ACCEPTED))
			.allSatisfy((letter) -> assertThat(Review.toldWith(state, letter)).containsExactly(correction));
		assertThat(Review.toldWith(state, What.MERGED)).isEmpty();
		MessageWritten letter = (MessageWritten) ((Made) Review.decide(state, new Write("Hello"), "ana", NOW)).event();
		ReviewState told = Review.apply(state, letter, NOW);
		assertThat(Review.toldWith(told, What.DECLINED)).isEmpty();
		assertThat(Review.toldWith(told, What.ACCEPTED)).as("all that goes into the factsheet")
			.containsExactly(correction);
	}

	@Test
	void aCorrectionHoldsAsLongAsTheContributorsWordsDo() {
		ReviewState state = corrected(Samples.review(Status.IN_REVIEW, "Employement"), "practice.title", "Employment");
		ReviewState same = state.revisedBy(Samples.revision(2, "Employement"), List.of("IQ"), List.of());
		assertThat(same.corrections()).isEqualTo(state.corrections());
		assertThat(same.title()).isEqualTo("Employment");
		for (String other : List.of("Employment", "Jobs")) {
			ReviewState changed = state.revisedBy(Samples.revision(2, other), List.of("IQ"), List.of());
			assertThat(changed.corrections()).isEmpty();
			assertThat(changed.title()).isEqualTo(other);
			assertThat(changed.untold()).isEmpty();
		}
		RefusedCorrection seen = new RefusedCorrection("practice.title", "Employment");
		ReviewState refused = state.revisedBy(Samples.revision(2, "Employement"), List.of("IQ"), List.of(seen));
		assertThat(refused.corrections()).isEmpty();
		assertThat(refused.title()).isEqualTo("Employement");
		assertThat(corrected(state, "practice.title", "Employments")
			.revisedBy(Samples.revision(2, "Employement"), List.of("IQ"), List.of(seen))
			.title()).as("another one than they have seen").isEqualTo("Employments");
	}

	@Test
	void aCorrectionThatIsSentTwiceIsOne() {
		ReviewState state = corrected(Samples.review(Status.IN_REVIEW, "Employement"), "practice.title", "Employment");
		Correct correct = new Correct("practice.title", "Employment");
		assertThat(Review.doneBefore(state.since(1), correct, "ana")).isTrue();
		assertThat(Review.doneBefore(state.since(1), correct, "ben")).isFalse();
		assertThat(Review.doneBefore(corrected(state, "practice.title", null).since(1), correct, "ana")).isFalse();
	}

	private static Decision correct(ReviewState state, String field, @Nullable String text) {
		return Review.decide(state, new Correct(field, text, field.equals("practice.title")), "ana", NOW);
	}

	private static ReviewState corrected(ReviewState state, String field, @Nullable String text) {
		Corrected event = (Corrected) ((Made) correct(state, field, text)).event();
		return Review.apply(state, event, NOW);
	}

	@Test
	void letterThatIsTakenBackLeavesAllAsItWasAndBothInTheHistory() {
		ReviewState before = Samples.review(Status.IN_REVIEW);
		List<ReviewCommand> letters = List.of(new RequestChanges("More"), new Accept(Category.GOOD, "Bravo"),
				new Decline("No"), new Merge("PP-4HX8RT", "Twice", other(Status.QUEUED)), new Write("Soon"));
		List<What> notSent = List.of(What.CHANGES_REQUESTED_NOT_SENT, What.ACCEPTED_NOT_SENT, What.DECLINED_NOT_SENT,
				What.MERGED_NOT_SENT, What.MESSAGE_NOT_SENT);
		for (int at = 0; at < letters.size(); at++) {
			ReviewEvent event = ((Made) Review.decide(before, letters.get(at), "ana", NOW)).event();
			assertThat(Review.rests(List.of(event))).isTrue();
			ReviewState decided = Review.apply(before, event, NOW);
			ReviewState after = Review.takenBack(decided, "bea", NOW.plusSeconds(9)).orElseThrow();
			assertThat(after.status()).isEqualTo(before.status());
			assertThat(after.category()).isEqualTo(before.category());
			assertThat(after.draftAwaited()).isNull();
			assertThat(after.mergedInto()).isNull();
			assertThat(after.history()).as("counts like the versions").hasSize(before.history().size() + 2);
			assertThat(after.history().reversed().get(1)).returns(notSent.get(at), HistoryEntry::what)
				.returns("ana", HistoryEntry::editor)
				.returns(decided.history().getLast().message(), HistoryEntry::message);
			assertThat(after.history().getLast()).returns(What.LETTER_TAKEN_BACK, HistoryEntry::what)
				.returns("bea", HistoryEntry::editor);
			assertThat(after.waitsForAnswer()).isEqualTo(before.waitsForAnswer());
			assertThat(Review.takenBack(after, "bea", NOW)).isEmpty();
		}
		assertThat(
				Review.rests(((Made) Review.decide(Samples.review(Status.QUEUED), new Start(), "ana", NOW)).events()))
			.isFalse();
	}

	@Test
	void whatIsMergedNamesTheOtherUntilItIsOpenedAgain() {
		ReviewState before = Samples.review(Status.IN_REVIEW);
		ReviewEvent event = ((Made) Review.decide(before, new Merge("PP-4HX8RT", " Twice ", other(Status.QUEUED)),
				"ana", NOW))
			.event();
		assertThat(event)
			.isEqualTo(new Merged("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "ana", "Twice", Samples.OTHER, false, null));
		ReviewState merged = Review.apply(before, event, NOW);
		assertThat(merged).returns(Status.MERGED, ReviewState::status)
			.returns(Samples.OTHER, ReviewState::mergedInto)
			.returns(false, ReviewState::goesOn);
		assertThat(merged.history().getLast()).returns(What.MERGED, HistoryEntry::what)
			.returns("ana", HistoryEntry::editor)
			.returns("Twice", HistoryEntry::message);
		ReviewState again = Review.apply(merged, ((Made) Review.decide(merged, new Reopen(), "bea", NOW)).event(), NOW);
		assertThat(again).returns(Status.IN_REVIEW, ReviewState::status)
			.returns(null, ReviewState::mergedInto)
			.returns("bea", ReviewState::editor);
	}

	@Test
	void otherMayBeNamedIfItIsPublishedOrOfTheSameSender() {
		ReviewState published = other(Status.ACCEPTED).review()
			.noting(new HistoryEntry(NOW, What.PUBLISHED, 0, null, "/factsheets/9", List.of()));
		assertThat(merged(new MergeTarget(published, false, false))).returns(true, Merged::mayBeNamed)
			.returns("/factsheets/9", Merged::factsheet);
		assertThat(merged(new MergeTarget(other(Status.ACCEPTED).review(), true, false)))
			.returns(true, Merged::mayBeNamed)
			.returns(null, Merged::factsheet);
		assertThat(merged(other(Status.ACCEPTED))).returns(false, Merged::mayBeNamed);
	}

	private static Merged merged(MergeTarget kept) {
		return (Merged) ((Made) Review.decide(Samples.review(Status.IN_REVIEW), new Merge("PP-4HX8RT", "Twice", kept),
				"ana", NOW))
			.event();
	}

	@Test
	void nothingIsMergedInVain() {
		ReviewState review = Samples.review(Status.IN_REVIEW);
		assertThat(Review.flaw(review, null)).hasValue(Refusal.KEPT_UNKNOWN);
		assertThat(Review.flaw(review, new MergeTarget(review, true, false))).hasValue(Refusal.KEPT_ITSELF);
		assertThat(Review.flaw(review, other(Status.MERGED))).hasValue(Refusal.KEPT_MERGED);
		assertThat(Review.flaw(review, other(Status.DECLINED))).hasValue(Refusal.KEPT_CLOSED);
		assertThat(Review.flaw(review, other(Status.WITHDRAWN))).hasValue(Refusal.KEPT_CLOSED);
		ReviewState withdrawn = other(Status.ACCEPTED).review()
			.noting(new HistoryEntry(NOW, What.PUBLISHED, 0, null, "/factsheets/9", List.of()))
			.noting(new HistoryEntry(NOW, What.TAKEN_BACK, 0, null, "Wrong.", List.of()));
		assertThat(Review.flaw(review, new MergeTarget(withdrawn, true, false))).hasValue(Refusal.KEPT_CLOSED);
		assertThat(Review.flaw(review, new MergeTarget(other(Status.QUEUED).review(), true, true)))
			.hasValue(Refusal.OTHERS_MERGED);
		for (Status status : List.of(Status.QUEUED, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.ACCEPTED)) {
			assertThat(Review.flaw(review, other(status))).isEmpty();
		}
		assertThat(Review.decide(review, new Merge(null, "Twice"), "ana", NOW))
			.isEqualTo(new Refused(Refusal.KEPT_UNKNOWN));
		assertThat(Review.decide(review, new Merge("PP-4HX8RT", " ", other(Status.QUEUED)), "ana", NOW))
			.isEqualTo(new Refused(Refusal.MESSAGE_MISSING));
	}

	@Test
	void sameMergingSentTwiceIsDone() {
		ReviewState before = Samples.review(Status.IN_REVIEW);
		Merge merge = new Merge("PP-4HX8RT", "Twice", other(Status.QUEUED));
		ReviewState merged = Review.apply(before, ((Made) Review.decide(before, merge, "ana", NOW)).event(), NOW);
		assertThat(Review.doneBefore(merged.since(1), merge, "ana")).isTrue();
		assertThat(Review.doneBefore(merged.since(1), merge, "bea")).isFalse();
	}

	private static MergeTarget other(Status status) {
		return new MergeTarget(Samples.another(status), false, false);
	}

	static Stream<Arguments> notNow() {
		return Stream.of(new Start(), new HandOver("bea"), new Assign("bea"), new Return(), new RequestChanges("x"),
				new Accept(Category.GOOD, null), new Decline("x"), new Merge("PP-4HX8RT", "x"), new Reopen(),
				new LeaveUnanswered(), new PutOnHold("x", null, null), new MoveDueDate("2026-12-04", "x"), new Resume())
			.flatMap((command) -> Stream.of(Status.values()).filter((status) -> switch (command) {
				case Start() -> status != Status.QUEUED && status != Status.CHANGES_REQUESTED;
				case Assign(var to) -> status != Status.QUEUED;
				case Reopen() -> status != Status.DECLINED && status != Status.MERGED;
				// nobody has written
				case LeaveUnanswered() -> true;
				case Resume() -> true;
				default -> status != Status.IN_REVIEW;
			}).map((status) -> Arguments.of(command, status)));
	}

	@Test
	void whatWasDeclinedIsOpenedAgainAndEverybodyIsTold() {
		ReviewState declined = Samples.review(Status.DECLINED);
		Decision decision = Review.decide(declined, new Reopen(), "ben", NOW);
		assertThat(decision).isEqualTo(new Made(new Started("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "ben")));
		assertThat(Review.apply(declined, ((Made) decision).event(), NOW))
			.returns(Status.IN_REVIEW, ReviewState::status)
			.returns("ben", ReviewState::editor);
	}

	@Test
	void whatIsOnHoldStaysInReviewUntilItIsResumed() {
		ReviewState state = Samples.review(Status.IN_REVIEW);
		Made made = (Made) Review.decide(state, new PutOnHold(" They confirm\r\nlater. ", "2026-12-04", ""), "ben",
				NOW);
		LocalDate until = LocalDate.of(2026, 12, 4);
		assertThat(made)
			.isEqualTo(new Made(new Held("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "ben", "They confirm\nlater.", until)));
		ReviewState held = Review.apply(state, made.event(), NOW);
		assertThat(held).returns(Status.IN_REVIEW, ReviewState::status)
			.returns("ana", ReviewState::editor)
			.returns(new Hold(NOW, "ben", "They confirm\nlater.", until), ReviewState::hold);
		assertThat(held.history().getLast()).returns(What.HELD, HistoryEntry::what)
			.returns("They confirm\nlater.", HistoryEntry::message)
			.returns(until, HistoryEntry::day);
		assertThat(Review.possible(held, new Return())).isFalse();
		Moved over = (Moved) Review.decide(held, new HandOver("bea"), "ana", NOW);
		assertThat(Review.apply(held, over.move(), NOW)).returns("bea", ReviewState::editor)
			.returns(held.hold(), ReviewState::hold);
		Made resumed = (Made) Review.decide(held, new Resume(), "bea", NOW);
		assertThat(resumed).isEqualTo(new Made(new Resumed("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "bea")));
		ReviewState after = Review.apply(held, resumed.event(), NOW);
		assertThat(after.hold()).isNull();
		assertThat(after.history()).hasSize(3);
	}

	@Test
	void whatNobodyHasIsGivenToSomebody() {
		ReviewState queued = Samples.review(Status.QUEUED);
		Made made = (Made) Review.decide(queued, new Assign("bea"), "carl", NOW);
		assertThat(made).isEqualTo(new Made(new Started("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "bea", "carl", null)));
		ReviewState after = Review.apply(queued, made.event(), NOW);
		assertThat(after).returns(Status.IN_REVIEW, ReviewState::status).returns("bea", ReviewState::editor);
		assertThat(after.history().getLast()).returns(What.ASSIGNED, HistoryEntry::what)
			.returns("carl", HistoryEntry::editor)
			.returns("bea", HistoryEntry::message);
		assertThat(Review.decide(queued, new Assign(" "), "carl", NOW))
			.isEqualTo(new Refused(Refusal.COLLEAGUE_MISSING));
	}

	@Test
	void ruleGivesWhatIsNewAndNothingThatSomebodyHasHad() {
		ReviewState queued = Samples.review(Status.QUEUED);
		Started started = (Started) Review.byRule(queued, "bea", "Arabic").orElseThrow();
		ReviewState after = Review.apply(queued, started, NOW);
		assertThat(after.history().getLast()).returns(What.ASSIGNED, HistoryEntry::what)
			.returns(null, HistoryEntry::editor)
			.returns("bea", HistoryEntry::message)
			.returns("Arabic", HistoryEntry::rule);
		assertThat(Review.byRule(after, "ana", "Arabic")).isEmpty();
		Moved back = (Moved) Review.decide(after, new Return(), "bea", NOW);
		ReviewState returned = Review.apply(after, back.move(), NOW);
		assertThat(Review.byRule(returned, "ana", "Arabic")).isEmpty();
		assertThat(Review.decide(returned, new Assign("ana"), "carl", NOW)).as("the contributor knows")
			.isInstanceOf(Moved.class);
	}

	@Test
	void whatAnAbsentEditorHadBeforeGoesBackToAll() {
		ReviewState queued = Samples.review(Status.QUEUED);
		ReviewState taken = Review.apply(queued, new Started("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "ana"), NOW);
		Move move = Review.returnedWhileAway(taken, "ana", NOW.plusSeconds(1)).orElseThrow();
		assertThat(Review.apply(taken, move, NOW)).returns(Status.QUEUED, ReviewState::status)
			.returns(null, ReviewState::editor);
		assertThat(Review.returnedWhileAway(taken, "ana", NOW)).as("taken while away").isEmpty();
		assertThat(Review.returnedWhileAway(taken, "bea", NOW.plusSeconds(1))).isEmpty();
		assertThat(Review.returnedWhileAway(Samples.onHold(null), "ana", NOW)).as("on hold").isEmpty();
		assertThat(Review.returnedWhileAway(Samples.review(Status.CHANGES_REQUESTED), "ana", NOW)).isEmpty();
	}

	@Test
	void dueDateIsMovedWithAReasonAndEndsWithWhateverEndsTheReview() {
		ReviewState state = Samples.review(Status.IN_REVIEW);
		LocalDate day = LocalDate.of(2026, 12, 4);
		Moved moved = (Moved) Review.decide(state, new MoveDueDate("2026-12-04", "They asked."), "ana", NOW);
		ReviewState after = Review.apply(state, moved.move(), NOW);
		assertThat(after.due()).isEqualTo(day);
		assertThat(after.history().getLast())
			.isEqualTo(new HistoryEntry(NOW, What.DUE_MOVED, 0, "ana", "They asked.", List.of(), List.of(), day, null));
		Moved over = (Moved) Review.decide(after, new HandOver("bea"), "ana", NOW);
		assertThat(Review.apply(after, over.move(), NOW).due()).isEqualTo(day);
		for (ReviewCommand command : List.of(new Decline("x"), new RequestChanges("x"),
				new PutOnHold("x", null, null))) {
			Made made = (Made) Review.decide(after, command, "ana", NOW);
			assertThat(Review.apply(after, made.event(), NOW).due()).isNull();
		}
		assertThat(Review.decide(state, new MoveDueDate("2026-12-04", " "), "ana", NOW))
			.isEqualTo(new Refused(Refusal.REASON_MISSING));
		for (String wrong : List.of("", "2026-11-05", "soon")) {
			assertThat(Review.decide(state, new MoveDueDate(wrong, "x"), "ana", NOW))
				.isEqualTo(new Refused(Refusal.DAY_WRONG));
		}
		assertThat(Review.possible(Samples.onHold(null), new MoveDueDate("2026-12-04", "x"))).isFalse();
	}

	@Test
	void onItsDayItComesBackByItself() {
		LocalDate day = LocalDate.of(2026, 12, 4);
		assertThat(Review.onDay(Samples.onHold(day), day.minusDays(1))).isEmpty();
		assertThat(Review.onDay(Samples.onHold(null), day)).isEmpty();
		assertThat(Review.onDay(Samples.review(Status.IN_REVIEW), day)).isEmpty();
		for (LocalDate today : List.of(day, day.plusYears(1))) {
			assertThat(Review.onDay(Samples.onHold(day), today))
				.contains(new Resumed("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, null));
		}
	}

	@Test
	void whateverIsDecidedEndsTheRest() {
		for (ReviewCommand command : List.of(new RequestChanges("x"), new Decline("x"),
				new Accept(Category.GOOD, ""))) {
			Made made = (Made) Review.decide(Samples.onHold(null), command, "ana", NOW);
			assertThat(Review.apply(Samples.onHold(null), made.event(), NOW).hold()).isNull();
		}
	}

	@Test
	void whoPutsOnHoldMayTellTheContributor() {
		PutOnHold command = new PutOnHold("Internal.", null, "Please be patient.");
		assertThat(Review.tells(command)).isTrue();
		assertThat(Review.tells(new PutOnHold("Internal.", null, " "))).isFalse();
		Made made = (Made) Review.decide(Samples.review(Status.IN_REVIEW), command, "ana", NOW);
		assertThat(made.events()).containsExactly(
				new Held("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "ana", "Internal.", null),
				new MessageWritten("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "ana", "Please be patient.", List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1970-01-01", "2026-11-04", "2026-11-05", "2028-11-06", "2099-01-01", "2027-02-30",
			"04.12.2026", "tomorrow", "+99999-01-01", "2026-12-04T00:00:00+14:00", "2026-12-4" })
	void nothingIsOnHoldUntilADayThatMakesNoSense(String day) {
		assertThat(Review.decide(Samples.review(Status.IN_REVIEW), new PutOnHold("Why", day, null), "ana", NOW))
			.isEqualTo(new Refused(Refusal.DAY_WRONG));
	}

	@Test
	void colleaguesAreToldWhySomethingIsOnHold() {
		ReviewState state = Samples.review(Status.IN_REVIEW);
		assertThat(Review.decide(state, new PutOnHold(" \r\n", null, null), "ana", NOW))
			.isEqualTo(new Refused(Refusal.REASON_MISSING));
		assertThat(Review.decide(state, new PutOnHold("x".repeat(1_000_000), null, null), "ana", NOW))
			.isEqualTo(new Refused(Refusal.REASON_TOO_LONG));
		assertThat(Review.decide(state, new PutOnHold("x", null, "x".repeat(10_001)), "ana", NOW))
			.isEqualTo(new Refused(Refusal.MESSAGE_TOO_LONG));
	}

	@ParameterizedTest
	@MethodSource
	void notNow(ReviewCommand command, Status status) {
		ReviewState state = Samples.review(status);
		assertThat(Review.possible(state, command)).isFalse();
		assertThat(Review.decide(state, command, "ana", NOW)).isEqualTo(new Refused(Refusal.NOT_NOW));
	}

	/** The contributor may ask something also when all is decided. */
	@ParameterizedTest
	@EnumSource(Status.class)
	void theContributorIsWrittenToAtAnyTimeAndNothingElseChanges(Status status) {
		ReviewState state = Samples.review(status);
		Decision decision = Review.decide(state, new Write(" Yes,\r\nplease. "), "ben", NOW);
		assertThat(decision).isEqualTo(
				new Made(new MessageWritten("PP-7K3M9Q", Samples.CONTRIBUTOR, 1, "ben", "Yes,\nplease.", List.of())));
		ReviewState after = Review.apply(state, ((Made) decision).event(), NOW);
		assertThat(after.history().getLast())
			.isEqualTo(new HistoryEntry(NOW, What.MESSAGE_WRITTEN, 1, "ben", "Yes,\nplease.", List.of()));
		assertThat(after).usingRecursiveComparison().ignoringFields("history").isEqualTo(state);
	}

	@Test
	void whatTheContributorWroteWaitsUntilAnEditorSaysSomething() {
		ReviewState asked = Samples.review(Status.IN_REVIEW)
			.noting(new HistoryEntry(NOW, What.MESSAGE, 0, null, null, List.of()));
		assertThat(Samples.review(Status.IN_REVIEW).waitsForAnswer()).isFalse();
		assertThat(asked.waitsForAnswer()).isTrue();
		for (ReviewCommand command : List.of(new Write("x"), new RequestChanges("x"), new Decline("x"),
				new Accept(Category.GOOD, null))) {
			Made made = (Made) Review.decide(asked, command, "ana", NOW);
			assertThat(Review.apply(asked, made.event(), NOW).waitsForAnswer()).isFalse();
		}
		Moved left = (Moved) Review.decide(asked, new LeaveUnanswered(), "ana", NOW);
		assertThat(Review.apply(asked, left.move(), NOW).waitsForAnswer()).isFalse();
		Moved returned = (Moved) Review.decide(asked, new Return(), "ana", NOW);
		assertThat(Review.apply(asked, returned.move(), NOW).waitsForAnswer()).isTrue();
	}

	@Test
	void whatWasTakenBackIsNotPublishedUntilItIsAgain() {
		assertThat(ReviewState.isPublished(List.of())).isFalse();
		assertThat(ReviewState.isPublished(List.of(What.ACCEPTED, What.PUBLISHED, What.MESSAGE))).isTrue();
		assertThat(ReviewState.isPublished(List.of(What.PUBLISHED, What.TAKEN_BACK, What.MESSAGE))).isFalse();
		assertThat(ReviewState.isPublished(List.of(What.PUBLISHED, What.TAKEN_BACK, What.PUBLISHED))).isTrue();
	}

	@Test
	void theSameWordsOfTheSameEditorAreNotSaidTwice() {
		List<HistoryEntry> missed = List
			.of(new HistoryEntry(NOW, What.MESSAGE_WRITTEN, 1, "ana", "Yes,\nplease.", List.of()));
		assertThat(Review.doneBefore(missed, new Write("Yes,\r\nplease. "), "ana")).isTrue();
		assertThat(Review.doneBefore(missed, new Write("Yes,\nplease."), "ben")).isFalse();
		assertThat(Review.doneBefore(missed, new Write("No."), "ana")).isFalse();
		assertThat(Review.doneBefore(List.of(), new Write("Yes,\nplease."), "ana")).isFalse();
		assertThat(Review.doneBefore(missed, new Decline("Yes,\nplease."), "ana")).isFalse();
	}

	@Test
	void whatIsHandedOverIsTheColleaguesAndNobodyElseIsTold() {
		ReviewState state = Samples.review(Status.IN_REVIEW);
		Moved moved = (Moved) Review.decide(state, new HandOver("bea"), "ben", NOW);
		ReviewState after = Review.apply(state, moved.move(), NOW);
		assertThat(after.status()).isEqualTo(Status.IN_REVIEW);
		assertThat(after.editor()).isEqualTo("bea");
		assertThat(after.history().getLast())
			.isEqualTo(new HistoryEntry(NOW, What.HANDED_OVER, 0, "ben", "bea", List.of()));
		for (String to : new String[] { null, "", " ", "ana" }) {
			assertThat(Review.decide(state, new HandOver(to), "ben", NOW))
				.isEqualTo(new Refused(Refusal.COLLEAGUE_MISSING));
		}
	}

	@Test
	void whatIsGivenBackIsAnybodysAndTheContributorHearsNothingOfIt() {
		ReviewState state = Samples.review(Status.IN_REVIEW);
		Moved moved = (Moved) Review.decide(state, new Return(), "ana", NOW);
		ReviewState after = Review.apply(state, moved.move(), NOW);
		assertThat(after.status()).isEqualTo(Status.QUEUED);
		assertThat(after.editor()).isNull();
		assertThat(after.history().getLast())
			.isEqualTo(new HistoryEntry(NOW, What.RETURNED, 0, "ana", null, List.of()));
		Moved again = (Moved) Review.decide(after, new Start(), "ben", NOW);
		assertThat(Review.apply(after, again.move(), NOW)).returns(Status.IN_REVIEW, ReviewState::status)
			.returns("ben", ReviewState::editor)
			.returns(What.STARTED, (taken) -> taken.history().getLast().what());
	}

	@Test
	void acceptanceCarriesAllThatAFactsheetNeeds() {
		ReviewState state = Samples.review(Status.IN_REVIEW)
			.revisedBy(Samples.revision(3, "A better title"), Samples.review(Status.QUEUED).countries(), List.of());
		Made made = (Made) Review.decide(state, new Accept(Category.PROMISING, " "), "ben", NOW);
		Accepted accepted = (Accepted) made.event();
		assertThat(accepted.revision()).isEqualTo(3);
		assertThat(accepted.title()).isEqualTo("A better title");
		assertThat(accepted.category()).isEqualTo(Category.PROMISING);
		assertThat(accepted.message()).isNull();
		assertThat(accepted.answers()).isEqualTo(state.latest().answers());
		assertThat(accepted.photos()).isEqualTo(state.latest().photos());
		assertThat(accepted.documents()).isEqualTo(state.latest().documents());
		assertThat(accepted.acceptedAt()).isEqualTo(NOW);
		ReviewState after = Review.apply(state, accepted, NOW);
		assertThat(after.status()).isEqualTo(Status.ACCEPTED);
		assertThat(after.category()).isEqualTo(Category.PROMISING);
		assertThat(after.editor()).as("who took it").isEqualTo("ana");
		assertThat(after.history().getLast().editor()).as("who decided").isEqualTo("ben");
	}

	@Test
	void acceptanceNeedsACategory() {
		assertThat(Review.decide(Samples.review(Status.IN_REVIEW), new Accept(null, "Well done"), "ana", NOW))
			.isEqualTo(new Refused(Refusal.CATEGORY_MISSING));
	}

	@ParameterizedTest
	@MethodSource("words")
	void contributorIsToldWhy(@Nullable String words, Object expected) {
		ReviewState state = Samples.review(Status.IN_REVIEW);
		Decision changes = Review.decide(state, new RequestChanges(words), "ana", NOW);
		Decision declined = Review.decide(state, new Decline(words), "ana", NOW);
		if (expected instanceof Refusal refusal) {
			assertThat(changes).isEqualTo(new Refused(refusal));
			assertThat(declined).isEqualTo(new Refused(refusal));
		}
		else {
			assertThat(((ChangesRequested) ((Made) changes).event()).message()).isEqualTo(expected);
			assertThat(((Declined) ((Made) declined).event()).message()).isEqualTo(expected);
		}
	}

	static Stream<Arguments> words() {
		return Stream.of(Arguments.of(null, Refusal.MESSAGE_MISSING), Arguments.of(" \r\n\t", Refusal.MESSAGE_MISSING),
				Arguments.of("\u0000", Refusal.MESSAGE_MISSING),
				Arguments.of("x".repeat(Review.LONGEST_MESSAGE + 1), Refusal.MESSAGE_TOO_LONG),
				Arguments.of("  Please say\r\nwho.\u0007 ", "Please say\nwho."));
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	void statusIsFoundByItsPublicName(Status status) {
		assertThat(Status.of(status.code())).contains(status);
		assertThat(status.code()).isEqualTo(status.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
