package org.practicepress.review.submission;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Message;
import org.practicepress.review.decision.Problem;
import org.practicepress.review.decision.Question;
import org.practicepress.review.decision.Reply;
import org.practicepress.review.decision.Review;
import org.practicepress.review.decision.ReviewEvent;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.decision.Samples;
import org.practicepress.review.decision.Status;
import org.practicepress.review.submission.FactsheetEvent.Drafted;
import org.practicepress.review.submission.FactsheetEvent.Published;
import org.practicepress.review.submission.FactsheetEvent.TakenBack;
import org.practicepress.review.submission.SubmissionEvent.Incomplete;
import org.practicepress.review.submission.SubmissionEvent.MessageReceived;
import org.practicepress.review.submission.SubmissionEvent.OriginalsRemoved;
import org.practicepress.review.submission.SubmissionEvent.Received;
import org.practicepress.review.submission.SubmissionEvent.Revised;
import org.practicepress.review.submission.SubmissionEvent.Unreadable;
import org.practicepress.review.submission.SubmissionEvent.Withdrawn;

import static org.assertj.core.api.Assertions.assertThat;

class ArrivalsTests {

	private static final ClaimCheck WORDS = new ClaimCheck("0".repeat(64), 7, "text/plain", "message.txt");

	private static final String COAUTHOR = "5b1a2c3d-0000-4000-8000-00000000c0a7";

	private static final Instant AT = Instant.parse("2026-11-03T10:00:00.500Z");

	@Test
	void firstFormIsQueued() {
		ReviewState state = applied(null, received(1));
		assertThat(state.status()).isEqualTo(Status.QUEUED);
		assertThat(state.id()).isEqualTo(Samples.ID);
		assertThat(state.reference()).isEqualTo("PP-7K3M9Q");
		assertThat(state.title()).isEqualTo("A title");
		assertThat(state.countries()).containsExactly("IQ");
		assertThat(state.receivedAt()).isEqualTo(Instant.parse("2026-11-03T10:00:00Z"));
		assertThat(state.history()).singleElement()
			.returns(What.RECEIVED, HistoryEntry::what)
			.returns(null, HistoryEntry::coauthorId);
	}

	@Test
	void firstReadableFormAfterOthersIsQueued() {
		assertThat(Arrivals.apply(null, Samples.ID, new Unreadable("PP-7K3M9Q", 1, "encrypted", null), AT)).isNull();
		assertThat(Arrivals.apply(null, Samples.ID, new Incomplete("PP-7K3M9Q", 2, List.of(), null), AT)).isNull();
		assertThat(Arrivals.apply(null, Samples.ID, new Withdrawn("PP-7K3M9Q"), AT)).isNull();
		assertThat(applied(null, revised(3))).returns(Status.QUEUED, ReviewState::status)
			.returns(3, (state) -> state.latest().number());
	}

	@Test
	void correctedFormGoesBackToTheEditorWhoAskedForIt() {
		ReviewState after = applied(Samples.review(Status.CHANGES_REQUESTED), revised(2));
		assertThat(after.status()).isEqualTo(Status.IN_REVIEW);
		assertThat(after.editor()).isEqualTo("ana");
		assertThat(after.title()).isEqualTo("A title");
		assertThat(after.countries()).containsExactly("IQ");
		assertThat(after.numbers()).containsExactly(1, 2);
		assertThat(after.revisions()).extracting(Revision::number).containsExactly(2);
		assertThat(applied(after, revised(5)).numbers()).containsExactly(1, 2, 5);
	}

	@Test
	void draftIsNoLongerAwaitedOnceThereIsOne() {
		ReviewState accepted = Samples.review(Status.ACCEPTED);
		assertThat(accepted.draftAwaited()).isTrue();
		ReviewState after = Objects.requireNonNull(Arrivals.apply(accepted, new Drafted("PP-7K3M9Q"), AT));
		assertThat(after.draftAwaited()).isNull();
		assertThat(after.status()).isEqualTo(Status.ACCEPTED);
		assertThat(after.history()).hasSize(accepted.history().size() + 1)
			.last()
			.returns(What.DRAFTED, HistoryEntry::what)
			.returns(AT, HistoryEntry::at);
		assertThat(Arrivals.apply(null, new Drafted("PP-7K3M9Q"), AT)).as("erased meanwhile").isNull();
	}

	@Test
	void knowsWhereItsFactsheetIsWhileItIsPublished() {
		ReviewState accepted = Samples.review(Status.ACCEPTED);
		assertThat(accepted.published()).isNull();
		ReviewState first = Objects
			.requireNonNull(Arrivals.apply(accepted, new Published("PP-7K3M9Q", "/factsheets/9-a"), AT));
		ReviewState again = Objects
			.requireNonNull(Arrivals.apply(first, new Published("PP-7K3M9Q", "/factsheets/9-b"), AT));
		assertThat(again.published()).isEqualTo("/factsheets/9-b");
		ReviewState gone = Objects
			.requireNonNull(Arrivals.apply(again, new TakenBack("PP-7K3M9Q", "The figures are checked."), AT));
		assertThat(gone.published()).isNull();
		assertThat(gone.history()).last().returns("The figures are checked.", HistoryEntry::message);
		assertThat(gone.status()).isEqualTo(Status.ACCEPTED);
	}

	@ParameterizedTest
	@EnumSource(value = Status.class, mode = Mode.EXCLUDE, names = "CHANGES_REQUESTED")
	void formNobodyAskedForChangesNoStatus(Status status) {
		ReviewState after = applied(Samples.review(status), revised(2));
		assertThat(after.status()).isEqualTo(status);
		assertThat(after.latest().number()).isEqualTo(2);
		assertThat(after.history().getLast()).returns(What.REVISED, HistoryEntry::what)
			.returns(COAUTHOR, HistoryEntry::coauthorId);
	}

	@Test
	void laterFormThatWillNotDoIsNotedOnly() {
		ReviewState before = Samples.review(Status.CHANGES_REQUESTED);
		ReviewState unreadable = applied(before, new Unreadable("PP-7K3M9Q", 2, "damaged", COAUTHOR));
		assertThat(unreadable.status()).isEqualTo(Status.CHANGES_REQUESTED);
		assertThat(unreadable.revisions()).isEqualTo(before.revisions());
		assertThat(unreadable.history().getLast()).returns(What.UNREADABLE, HistoryEntry::what)
			.returns("damaged", HistoryEntry::message)
			.returns(COAUTHOR, HistoryEntry::coauthorId);
		List<Problem> problems = List.of(new Problem("practice.results", "missing"));
		ReviewState incomplete = applied(before, new Incomplete("PP-7K3M9Q", 2, problems, COAUTHOR));
		assertThat(incomplete.revisions()).isEqualTo(before.revisions());
		assertThat(incomplete.history().getLast()).returns(problems, HistoryEntry::problems)
			.returns(COAUTHOR, HistoryEntry::coauthorId);
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	void wordsWithoutAFormAreNotedAndChangeNoStatus(Status status) {
		ReviewState before = Samples.review(status);
		ReviewState after = applied(before, new MessageReceived("PP-7K3M9Q", WORDS, "email", AT, null, COAUTHOR));
		assertThat(after.status()).isEqualTo(status);
		assertThat(after.revisions()).isEqualTo(before.revisions());
		assertThat(after.history()).hasSize(before.history().size() + 1);
		assertThat(after.history().getLast().what()).isEqualTo(What.MESSAGE);
		assertThat(after.messages()).containsExactly(new Message(WORDS, "email", AT, COAUTHOR));
	}

	@Test
	void wordsFromBeforeTheFirstFormComeWithIt() {
		assertThat(
				Arrivals.apply(null, Samples.ID, new MessageReceived("PP-7K3M9Q", WORDS, "email", AT, null, null), AT))
			.isNull();
		Message before = new Message(WORDS, "email", AT.minusSeconds(60), COAUTHOR);
		ReviewState queued = applied(null, received(1, before));
		assertThat(queued.messages()).containsExactly(before);
		assertThat(queued.history()).as("one entry a version").hasSize(1);
	}

	@Test
	void theSameRevisionWithMoreFilesTakesItsPlace() {
		ReviewState after = applied(applied(Samples.review(Status.IN_REVIEW), revised(2)), revised(2));
		assertThat(after.revisions()).extracting(Revision::number).containsExactly(2);
		assertThat(after.earlier()).containsExactly(1);
	}

	@Test
	void theFilesItsFormsCameInAreLetGo() {
		assertThat(Arrivals.apply(null, Samples.ID, new OriginalsRemoved("PP-7K3M9Q"), AT)).isNull();
		ReviewState before = Samples.review(Status.ACCEPTED);
		ReviewState after = applied(before, new OriginalsRemoved("PP-7K3M9Q"));
		assertThat(after.latest()).returns(null, Revision::original)
			.returns(null, Revision::facsimile)
			.returns(before.latest().answers(), Revision::answers)
			.returns(before.latest().photos(), Revision::photos)
			.returns(before.latest().documents(), Revision::documents);
		assertThat(after.latest().pages()).isEmpty();
		assertThat(after.status()).isEqualTo(Status.ACCEPTED);
		assertThat(after.history().getLast().what()).isEqualTo(What.ORIGINALS_REMOVED);
	}

	@Test
	void whoWasAskedToLookAtTheDraftSaysThatItIsFine() {
		ReviewState accepted = Samples.review(Status.ACCEPTED);
		ReviewState shown = Objects
			.requireNonNull(Arrivals.apply(accepted, new FactsheetEvent.Shown("PP-7K3M9Q", "ana"), AT));
		assertThat(shown.history().getLast())
			.isEqualTo(new HistoryEntry(AT, What.DRAFT_SHOWN, 0, "ana", null, List.of()));
		ReviewState approved = applied(shown, new SubmissionEvent.DraftApproved("PP-7K3M9Q"));
		assertThat(approved.history().getLast().what()).isEqualTo(What.DRAFT_APPROVED);
		assertThat(approved.status()).isEqualTo(Status.ACCEPTED);
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	void contributorMayWithdrawAtAnyTime(Status status) {
		ReviewState after = applied(Samples.review(status), new Withdrawn("PP-7K3M9Q"));
		assertThat(after.status()).isEqualTo(Status.WITHDRAWN);
	}

	/** What was sent before the contributor was told. */
	@Test
	void whatComesToAMergedOneLeavesItMergedAndTakenBackItIsNot() {
		ReviewState merged = Review.apply(applied(null, received(1)), new ReviewEvent.Merged("PP-7K3M9Q",
				Samples.CONTRIBUTOR, 1, "ana", "Twice.", Samples.OTHER, false, null), AT);
		assertThat(merged.sinceMerged()).isEmpty();
		ReviewState written = applied(applied(merged, revised(2)),
				new MessageReceived("PP-7K3M9Q", WORDS, "email", AT, null, null));
		assertThat(written).returns(Status.MERGED, ReviewState::status)
			.returns(Samples.OTHER, ReviewState::mergedInto)
			.returns(true, ReviewState::waitsForAnswer);
		assertThat(written.sinceMerged()).extracting(HistoryEntry::what).containsExactly(What.REVISED, What.MESSAGE);
		assertThat(applied(written, new Withdrawn("PP-7K3M9Q"))).returns(Status.WITHDRAWN, ReviewState::status)
			.returns(null, ReviewState::mergedInto);
	}

	/** As the hold promises. */
	@Test
	void correctedFormLeavesWhatIsOnHoldOnHold() {
		assertThat(applied(Samples.onHold(null), revised(2)).hold()).isNotNull();
	}

	private static ReviewState applied(@Nullable ReviewState before, SubmissionEvent event) {
		return Objects.requireNonNull(Arrivals.apply(before, Samples.ID, event, AT));
	}

	private static Received received(int number, Message... messages) {
		Revision form = Samples.revision(number, "A title");
		return new Received("PP-7K3M9Q", number, Samples.CONTRIBUTOR, form.channel(), form.formVersion(),
				form.formLanguage(), form.answersLanguage(), form.title(), form.answers(), form.found(), form.written(),
				form.problems(), Objects.requireNonNull(form.original()), form.photos(), form.documents(),
				form.facsimile(), List.of(messages), AT, null);
	}

	@Test
	void whatNobodyAskedIsNoReply() {
		Question asked = new Question("practice.results", "How many?");
		ReviewState before = Samples.review(Status.IN_REVIEW);
		ReviewState asking = Review.apply(before, new ReviewEvent.ChangesRequested("PP-7K3M9Q", Samples.CONTRIBUTOR, 1,
				"ana", "Please.", List.of(asked), List.of()), AT);
		Reply reply = new Reply("practice.results", "How many?", "Nobody counted.");
		Revised form = revised(2);
		ReviewState after = Arrivals.apply(asking, Samples.ID,
				new Revised(form.reference(), 2, form.contributorId(), form.channel(), form.formVersion(),
						form.formLanguage(), form.answersLanguage(), form.title(), form.answers(), form.found(),
						form.written(), form.problems(), form.original(), form.photos(), form.documents(),
						form.facsimile(), List.of(reply, new Reply("practice.results", "Where?", "Here.")), List.of(),
						AT, null),
				AT);
		assertThat(Objects.requireNonNull(after).history().getLast().replies()).containsExactly(reply);
		assertThat(after.status()).isEqualTo(Status.IN_REVIEW);
	}

	private static Revised revised(int number) {
		Received form = received(number);
		return new Revised(form.reference(), number, form.contributorId(), form.channel(), form.formVersion(),
				form.formLanguage(), form.answersLanguage(), form.title(), form.answers(), form.found(), form.written(),
				form.problems(), form.original(), form.photos(), form.documents(), form.facsimile(), List.of(),
				List.of(), AT, COAUTHOR);
	}

}
