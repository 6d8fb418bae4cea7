package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.aggregate.Change;

import static org.assertj.core.api.Assertions.assertThat;

class SubmissionTests {

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

	@Test
	void filesAreToldOfBeforeTheyAreRead() {
		Change<Submission, SubmissionEvent> begun = Submission.begin(Samples.IDENTITY, Samples.upload("form.docx"));
		assertThat(begun.state().status()).isEqualTo(Status.RECEIVED);
		assertThat(begun.events()).containsExactly(new SubmissionEvent.DocumentReceived(1, Channel.UPLOAD,
				List.of(Samples.file("form.docx")), Samples.CONTRIBUTOR, null));
	}

	@Test
	void aMailWithoutFilesIsUnreadableAtOnceAndAnsweredInItsThread() {
		Change<Submission, SubmissionEvent> begun = Submission.begin(Samples.IDENTITY,
				new Arrival(Channel.EMAIL, Samples.CONTRIBUTOR, List.of(),
						new Arrival.Refusal(UnreadableReason.NO_ATTACHMENT, null),
						new Arrival.Mail("key", Samples.THREAD), Samples.MORNING));
		assertThat(begun.state().status()).isEqualTo(Status.UNREADABLE);
		assertThat(begun.events())
			.containsExactly(new SubmissionEvent.Unreadable(1, "PP-7K3M9Q", Samples.IDENTITY.statusToken(),
					Samples.CONTRIBUTOR, UnreadableReason.NO_ATTACHMENT, null, Samples.THREAD));
	}

	@Test
	void filesThatTakeLongAreSetAsideUntilTheyAreRead() {
		List<ClaimCheck> scan = List.of(Samples.file("scan.pdf"));
		Change<Submission, SubmissionEvent> later = begun().postpone(1, Channel.UPLOAD, scan).orElseThrow();
		assertThat(later.events()).containsExactly(new SubmissionEvent.DocumentPostponed(1, Channel.UPLOAD, scan));
		assertThat(later.state().status()).isEqualTo(Status.RECEIVED);
		Submission read = read(later.state(), 1, Samples.complete()).state();
		assertThat(read.postpone(1, Channel.UPLOAD, scan)).isEmpty();
	}

	@Test
	void aCompleteFormIsQueuedAndItsEventKeepsTheContributorPrivate() {
		Change<Submission, SubmissionEvent> read = read(begun(), 1, Samples.complete("bakery.jpg"));
		assertThat(read.state().status()).isEqualTo(Status.QUEUED);
		assertThat(read.state().form()).isNotNull();
		assertThat(read.events()).singleElement().isInstanceOfSatisfying(SubmissionEvent.Received.class, (event) -> {
			assertThat(event.answers()).containsOnlyKeys("practice.title", "practice.country");
			assertThat(event.photos()).hasSize(1);
			assertThat(event.receivedAt()).isEqualTo(Samples.MORNING);
		});
		assertThat(read.state().history()).extracting(Step::status).containsExactly(Status.RECEIVED, Status.QUEUED);
	}

	@Test
	void anIncompleteFormWaitsForACorrectedOneWhichKeepsThePhotos() {
		Submission incomplete = read(begun(), 1, Samples.incomplete("bakery.jpg")).state();
		assertThat(incomplete.status()).isEqualTo(Status.INCOMPLETE);
		Submission again = incomplete.arrive(Samples.upload("corrected.docx")).orElseThrow().state();
		assertThat(again.status()).isEqualTo(Status.RECEIVED);
		Change<Submission, SubmissionEvent> complete = read(again, 2, Samples.complete());
		assertThat(complete.events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Received.class, (event) -> {
				assertThat(event.revision()).isEqualTo(2);
				assertThat(event.photos()).extracting((photo) -> photo.file().name()).containsExactly("bakery.jpg");
			});
	}

	@Test
	void aCorrectedFormGoesBackToTheEditorWhoAskedForIt() {
		Submission asked = review(review(queued(), Status.IN_REVIEW), Status.CHANGES_REQUESTED);
		Submission arrived = asked.arrive(Samples.upload("corrected.docx")).orElseThrow().state();
		assertThat(arrived.status()).isEqualTo(Status.CHANGES_REQUESTED);
		Change<Submission, SubmissionEvent> revised = read(arrived, 2, Samples.complete());
		assertThat(revised.state().status()).isEqualTo(Status.IN_REVIEW);
		assertThat(revised.events()).singleElement().isInstanceOf(SubmissionEvent.Revised.class);
	}

	@Test
	void aCorrectedFormThatCannotBeUsedNeverReplacesOneUnderReview() {
		Submission arrived = review(queued(), Status.IN_REVIEW).arrive(Samples.upload("broken.docx"))
			.orElseThrow()
			.state();
		Change<Submission, SubmissionEvent> unreadable = read(arrived, 2,
				new Reading.Unreadable(UnreadableReason.DAMAGED, "broken.docx"));
		assertThat(unreadable.state().status()).isEqualTo(Status.IN_REVIEW);
		assertThat(unreadable.state().title()).isEqualTo("Support to small enterprises");
		assertThat(unreadable.events()).singleElement().isInstanceOf(SubmissionEvent.Unreadable.class);
		assertThat(read(unreadable.state().arrive(Samples.upload("whole.docx")).orElseThrow().state(), 3,
				Samples.complete())
			.state()
			.unreadable()).isNull();
	}

	@Test
	void aRequestForChangesToAnOlderRevisionHasBeenAnsweredAlready() {
		Submission revised = read(queued().arrive(Samples.upload("corrected.docx")).orElseThrow().state(), 2,
				Samples.complete())
			.state();
		assertThat(revised.reviewed(Status.CHANGES_REQUESTED, 1, NOON).orElseThrow().state().status())
			.isEqualTo(Status.IN_REVIEW);
		assertThat(revised.reviewed(Status.CHANGES_REQUESTED, 2, NOON).orElseThrow().state().status())
			.isEqualTo(Status.CHANGES_REQUESTED);
	}

	@Test
	void theSameRevisionIsReadOnceAndTheSameMailTakenOnce() {
		Submission queued = queued();
		assertThat(queued.read(1, Samples.complete(), NOON)).isEmpty();
		Submission mailed = queued.arrive(Samples.mail("key", "form.docx")).orElseThrow().state();
		assertThat(mailed.arrive(Samples.mail("key", "form.docx"))).isEmpty();
		assertThat(mailed.arrive(Samples.mail("other", "form.docx"))).isPresent();
	}

	@Test
	void publicationMayBeHeardOfBeforeAcceptance() {
		Submission published = queued().published(Status.PUBLISHED, NOON).orElseThrow().state();
		Submission after = published.reviewed(Status.ACCEPTED, 1, NOON.minusSeconds(60)).orElseThrow().state();
		assertThat(after.status()).isEqualTo(Status.PUBLISHED);
		assertThat(after.history()).extracting(Step::status)
			.containsExactly(Status.RECEIVED, Status.QUEUED, Status.ACCEPTED, Status.PUBLISHED);
	}

	@Test
	void isWithdrawnOnceAndThenClosed() {
		Change<Submission, SubmissionEvent> withdrawn = queued().withdraw(NOON).orElseThrow();
		assertThat(withdrawn.events()).containsExactly(new SubmissionEvent.Withdrawn("PP-7K3M9Q", Samples.CONTRIBUTOR));
		assertThat(withdrawn.state().withdraw(NOON)).isEmpty();
		assertThat(withdrawn.state().arrive(Samples.upload("form.docx"))).isEmpty();
		assertThat(withdrawn.state().reviewed(Status.ACCEPTED, 1, NOON)).isEmpty();
		assertThat(queued().published(Status.PUBLISHED, NOON).orElseThrow().state().withdraw(NOON)).isEmpty();
	}

	@Test
	void identitiesAreUnlikeAndWithoutAmbiguousCharacters() {
		Set<String> tokens = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			Identity identity = Identity.random();
			assertThat(identity.reference()).matches("PP-[2-9A-HJ-NP-TV-Z]{6}");
			assertThat(identity.statusToken()).matches("[A-Za-z0-9_-]{43}");
			tokens.add(identity.statusToken());
		}
		assertThat(tokens).hasSize(1000);
	}

	private static Submission begun() {
		return Submission.begin(Samples.IDENTITY, Samples.upload("form.docx")).state();
	}

	private static Submission queued() {
		return read(begun(), 1, Samples.complete()).state();
	}

	private static Change<Submission, SubmissionEvent> read(Submission submission, int revision, Reading reading) {
		Optional<Change<Submission, SubmissionEvent>> change = submission.read(revision, reading,
				Samples.MORNING.plusSeconds(10));
		return change.orElseThrow();
	}

	private static Submission review(Submission submission, Status to) {
		return submission.reviewed(to, 1, Samples.MORNING.plusSeconds(60)).orElseThrow().state();
	}

}
