package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.reader.result.FoundBy;
import tools.jackson.databind.node.ObjectNode;

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
		assertThat(begun.events()).containsExactly(new SubmissionEvent.Unreadable(1, "PP-7K3M9Q", Samples.CONTRIBUTOR,
				UnreadableReason.NO_ATTACHMENT, null, null, Samples.THREAD, null));
	}

	@Test
	void anAnswerToAMailIsToldOnce() {
		Change<Submission, SubmissionEvent> answered = queued()
			.answered("With the form.", "Ana", Samples.THREAD, Samples.MORNING)
			.orElseThrow();
		assertThat(answered.events()).containsExactly(new SubmissionEvent.MailAnswered("PP-7K3M9Q", Samples.CONTRIBUTOR,
				"With the form.", "Ana", Samples.THREAD));
		assertThat(answered.state().written()).containsExactly(new Written("With the form.", Samples.MORNING));
		assertThat(answered.state().answered("With the form.", "Ana", Samples.THREAD, Samples.MORNING)).isEmpty();
	}

	/** Whoever knows the first reasons only still says something that is true. */
	@ParameterizedTest
	@CsvSource({ "LINK, NO_ATTACHMENT, link", "ENCRYPTED_MAIL, ENCRYPTED, encrypted-mail", "SCANNED, SCANNED," })
	void whatThereIsInsteadOfAFileIsToldBesideTheReason(UnreadableReason reason, UnreadableReason published,
			@Nullable String instead) {
		Change<Submission, SubmissionEvent> begun = Submission.begin(Samples.IDENTITY,
				new Arrival(Channel.EMAIL, Samples.CONTRIBUTOR, List.of(), new Arrival.Refusal(reason, null),
						new Arrival.Mail("key", Samples.THREAD), Samples.MORNING));
		assertThat(begun.events()).singleElement().isInstanceOfSatisfying(SubmissionEvent.Unreadable.class, (event) -> {
			assertThat(event.reason()).isEqualTo(published);
			assertThat(event.instead()).isEqualTo(instead);
		});
		assertThat(begun.state().waitsForTheForm()).isTrue();
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
	void questionsAtFieldsAreAnsweredInTheFormOrInWords() {
		Submission asked = queued().reviewed(Status.CHANGES_REQUESTED, 1, NOON, "Please.",
				List.of(new Question("practice.country", "Only there?"), new Question("practice.title", "Shorter?"),
						new Question("practice.results", "How many?")))
			.orElseThrow()
			.state();
		assertThat(asked.questions()).hasSize(3).allMatch(Question::open);
		FormRead form = Samples.form(List.of());
		Map<String, List<String>> answers = new LinkedHashMap<>(form.answers());
		answers.put("practice.country", List.of("IQ", "SY"));
		Change<Submission, SubmissionEvent> revised = read(
				asked.arrive(Samples.upload("corrected.docx")).orElseThrow().state(), 2,
				new Reading.Complete(form.answering(answers), "Support to small enterprises",
						Map.of("practice.title", "It is what we call it.", "practice.donor", "Nobody asked.")));
		assertThat(revised.state().questions()).containsExactly(
				new Question("practice.country", "Only there?", true, null),
				new Question("practice.title", "Shorter?", null, "It is what we call it."),
				new Question("practice.results", "How many?"));
		assertThat(revised.events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Revised.class, (event) -> assertThat(event.replies())
				.containsExactly(new Reply("practice.title", "Shorter?", "It is what we call it.")));
		Submission again = revised.state()
			.reviewed(Status.CHANGES_REQUESTED, 2, NOON.plusSeconds(60), "Please.",
					List.of(new Question("practice.title", "Much shorter?")))
			.orElseThrow()
			.state();
		assertThat(again.questions()).containsExactly(new Question("practice.title", "Much shorter?"));
		assertThat(review(again, Status.DECLINED).questions()).isEmpty();
		assertThat(again.withdraw(NOON).orElseThrow().state().questions()).isEmpty();
	}

	@Test
	void ofALongCorrectedAnswerOnlyWhatIsAroundTheChangeIsShown() {
		String before = "Before it. ".repeat(20);
		String after = " After it.".repeat(20);
		Correction correction = new Correction("practice.context", before + "Employement" + after,
				before + "Employment" + after, NOON);
		assertThat(correction.changed()).startsWith("…").endsWith("…").contains("Employment").hasSizeLessThan(160);
		assertThat(new Correction("practice.title", "Jobb", "Job", NOON).changed()).isEqualTo("Job");
		assertThat(new Correction("practice.title", "Jobs now", "Jobs", NOON).changed()).isEqualTo("Jobs");
	}

	@Test
	void aCorrectionHoldsAsLongAsTheWordsItWasMadeOf() {
		String own = "Support to small enterprises";
		Submission corrected = queued().corrected("practice.title", own, "Support for small enterprises", NOON).state();
		assertThat(corrected.corrections())
			.containsExactly(new Correction("practice.title", own, "Support for small enterprises", NOON));
		assertThat(corrected.title()).as("their own words").isEqualTo(own);
		assertThat(Objects.requireNonNull(corrected.form()).corrected(corrected.corrections()).answers())
			.containsEntry("practice.title", List.of("Support for small enterprises"));
		Submission again = corrected.corrected("practice.title", own, "Support for SMEs", NOON).state();
		assertThat(again.corrections()).extracting(Correction::text).containsExactly("Support for SMEs");
		assertThat(again.corrected("practice.title", own, null, NOON).state().corrections()).isEmpty();
		assertThat(queued().corrected("practice.title", "Older words", "Old words", NOON).state().corrections())
			.as("about a form of before")
			.isEmpty();
		Submission arrived = corrected.arrive(Samples.upload("again.docx")).orElseThrow().state();
		Change<Submission, SubmissionEvent> same = read(arrived, 2, Samples.complete());
		assertThat(same.state().corrections()).isEqualTo(corrected.corrections());
		assertThat(same.events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Revised.class, (event) -> assertThat(event.refused()).isEmpty());
		FormRead other = Samples.form(List.of()).answering(Map.of("practice.title", List.of("Loans")));
		assertThat(read(arrived, 2, new Reading.Complete(other, "Loans")).state().corrections()).isEmpty();
	}

	@Test
	void whoHasSeenACorrectionOnTheSiteAndSendsTheirOwnWordsWantsThem() {
		String own = "Support to small enterprises";
		Submission corrected = queued().corrected("practice.title", own, "Support for small enterprises", NOON).state();
		FormRead form = Samples.form(List.of());
		FormRead typed = new FormRead(1, "en", "en", own, form.answers(), Map.of("practice.title", FoundBy.WEB_FORM),
				Map.of(), List.of(), form.original(), List.of(), List.of(), null);
		Change<Submission, SubmissionEvent> sent = read(
				corrected.arrive(Samples.upload("form.json")).orElseThrow().state(), 2,
				new Reading.Complete(typed, own));
		assertThat(sent.state().corrections()).isEmpty();
		assertThat(sent.events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Revised.class, (event) -> assertThat(event.refused())
				.containsExactly(new Refused("practice.title", "Support for small enterprises")));
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
		assertThat(revised.reviewed(Status.CHANGES_REQUESTED, 1, NOON, null).orElseThrow().state().status())
			.isEqualTo(Status.IN_REVIEW);
		assertThat(revised.reviewed(Status.CHANGES_REQUESTED, 2, NOON, null).orElseThrow().state().status())
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
	void aRefusedFileNeverPushesAsideTheOneBeforeIt() {
		Submission refused = begun().arrive(refusal(UnreadableReason.TOO_LARGE)).orElseThrow().state();
		assertThat(refused.awaits(1)).isTrue();
		assertThat(refused.unreadable()).isNotNull();
		Change<Submission, SubmissionEvent> read = read(refused, 1, Samples.complete());
		assertThat(read.state().status()).isEqualTo(Status.QUEUED);
		assertThat(read.state().unreadable()).as("it came later").isNotNull();
		assertThat(read.events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Received.class,
					(event) -> assertThat(event.revision()).isEqualTo(1));
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	void wordsWithoutAFormChangeNoStatus(Status status) {
		Submission before = standing(status);
		Message thanks = new Message(Samples.file("message.txt"), Channel.EMAIL, NOON);
		Change<Submission, SubmissionEvent> heard = before.hear(thanks, new Arrival.Mail("thanks", Samples.THREAD))
			.orElseThrow();
		assertThat(heard.state().status()).isEqualTo(status);
		assertThat(heard.state().history()).isEqualTo(before.history());
		assertThat(heard.state().unread()).isEqualTo(before.unread());
		assertThat(heard.state().messages()).containsExactly(thanks);
		assertThat(heard.events()).containsExactly(new SubmissionEvent.MessageReceived("PP-7K3M9Q", Samples.CONTRIBUTOR,
				Channel.EMAIL, thanks.text(), NOON, Samples.THREAD, null, null, null));
		assertThat(heard.state().hear(thanks, new Arrival.Mail("thanks", Samples.THREAD))).as("the same mail")
			.isEmpty();
	}

	@Test
	void wordsFromBeforeTheFirstFormAreToldWithIt() {
		Message thanks = new Message(Samples.file("message.txt"), Channel.EMAIL, NOON);
		Submission heard = begun().hear(thanks, new Arrival.Mail("thanks", Samples.THREAD)).orElseThrow().state();
		assertThat(read(heard, 1, Samples.complete()).events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Received.class,
					(event) -> assertThat(event.messages()).containsExactly(thanks));
	}

	@Test
	void wordsBesideFilesAreToldWithTheFirstFormAndByThemselvesLater() {
		Arrival first = Samples.mail("m1", "form.docx").with(Samples.file("first.txt"));
		Change<Submission, SubmissionEvent> begun = Submission.begin(Samples.IDENTITY, first);
		assertThat(begun.events()).singleElement().isInstanceOf(SubmissionEvent.DocumentReceived.class);
		Change<Submission, SubmissionEvent> read = read(begun.state(), 1, Samples.complete());
		Message beside = new Message(Samples.file("first.txt"), Channel.EMAIL, first.at());
		assertThat(read.events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Received.class,
					(event) -> assertThat(event.messages()).containsExactly(beside));
		Arrival second = Samples.mail("m2", "form.docx").with(Samples.file("second.txt")).at(NOON);
		Change<Submission, SubmissionEvent> arrived = read.state().arrive(second).orElseThrow();
		assertThat(arrived.events()).hasSize(2)
			.first()
			.isEqualTo(new SubmissionEvent.MessageReceived("PP-7K3M9Q", Samples.CONTRIBUTOR, Channel.EMAIL,
					Samples.file("second.txt"), NOON, Samples.THREAD, true, null, null));
		assertThat(arrived.state().messages()).hasSize(2);
		assertThat(arrived.state().arrive(second)).as("the same mail").isEmpty();
	}

	@Test
	void whatACoauthorSendsNamesThemHoweverLateItIsRead() {
		Arrival.Mail mail = new Arrival.Mail("words", Samples.THREAD);
		Message words = new Message(Samples.file("message.txt"), Channel.EMAIL, NOON, "c2");
		Change<Submission, SubmissionEvent> heard = queued().hear(words, mail).orElseThrow();
		assertThat(heard.events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.MessageReceived.class,
					(event) -> assertThat(event.coauthorId()).isEqualTo("c2"));
		Change<Submission, SubmissionEvent> arrived = heard.state()
			.arrive(Samples.mail("m2", "form.docx").with(Samples.file("beside.txt")).writtenBy("c2"))
			.orElseThrow();
		assertThat(arrived.state().messages()).containsExactly(words,
				new Message(Samples.file("beside.txt"), Channel.EMAIL, Samples.MORNING, "c2"));
		Submission both = arrived.state().arrive(Samples.mail("m3", "form.docx")).orElseThrow().state();
		assertThat(read(both, 2, Samples.complete()).events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Revised.class,
					(event) -> assertThat(event.coauthorId()).isEqualTo("c2"));
		assertThat(read(both, 2, Samples.incomplete()).events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Incomplete.class,
					(event) -> assertThat(event.coauthorId()).isEqualTo("c2"));
		assertThat(read(both, 3, Samples.complete()).events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Revised.class, (event) -> assertThat(event.coauthorId()).isNull());
		assertThat(queued().arrive(refusal(UnreadableReason.TOO_LARGE).writtenBy("c2")).orElseThrow().events())
			.singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Unreadable.class,
					(event) -> assertThat(event.coauthorId()).isEqualTo("c2"));
	}

	@Test
	void wordsBesideWhatCannotBeReadAreKeptToo() {
		Arrival large = new Arrival(Channel.EMAIL, Samples.CONTRIBUTOR, List.of(),
				new Arrival.Refusal(UnreadableReason.TOO_LARGE, "form.docx"), new Arrival.Mail("m2", Samples.THREAD),
				NOON)
			.with(Samples.file("words.txt"));
		Change<Submission, SubmissionEvent> arrived = read(begun(), 1, Samples.complete()).state()
			.arrive(large)
			.orElseThrow();
		assertThat(arrived.events()).hasExactlyElementsOfTypes(SubmissionEvent.MessageReceived.class,
				SubmissionEvent.Unreadable.class);
		assertThat(arrived.state().messages()).hasSize(1);
	}

	@Test
	void anotherFileAfterAnIncompleteFormLeavesItIncomplete() {
		Submission incomplete = read(begun(), 1, Samples.incomplete()).state();
		Submission arrived = incomplete.arrive(Samples.upload("signature.vcf")).orElseThrow().state();
		Change<Submission, SubmissionEvent> unreadable = read(arrived, 2,
				new Reading.Unreadable(UnreadableReason.UNSUPPORTED_TYPE, "signature.vcf"));
		assertThat(unreadable.state().status()).isEqualTo(Status.INCOMPLETE);
		assertThat(unreadable.events()).singleElement().isInstanceOf(SubmissionEvent.Unreadable.class);
		Submission broken = incomplete.arrive(Samples.upload("broken.docx")).orElseThrow().state();
		assertThat(read(broken, 2, new Reading.Unreadable(UnreadableReason.DAMAGED, "broken.docx")).state().status())
			.isEqualTo(Status.UNREADABLE);
	}

	@Test
	void anOlderFormReadAfterANewerOneLeavesItTheFilesItLacks() {
		Submission both = begun().arrive(Samples.upload("corrected.docx")).orElseThrow().state();
		Submission newer = read(both, 2, titled("The newer title")).state();
		assertThat(newer.awaits(1)).isTrue();
		Change<Submission, SubmissionEvent> late = read(newer, 1, Samples.complete("bakery.jpg"));
		assertThat(late.state().awaits(1)).isFalse();
		assertThat(late.state().title()).isEqualTo("The newer title");
		assertThat(late.state().status()).isEqualTo(Status.QUEUED);
		assertThat(late.events()).singleElement().isInstanceOfSatisfying(SubmissionEvent.Revised.class, (event) -> {
			assertThat(event.revision()).isEqualTo(2);
			assertThat(event.title()).isEqualTo("The newer title");
			assertThat(event.photos()).extracting((photo) -> photo.file().name()).containsExactly("bakery.jpg");
		});
	}

	@Test
	void anOlderFormReadAfterANewerOneThatLacksNothingIsReadAndNoMore() {
		Submission both = begun().arrive(Samples.upload("corrected.docx")).orElseThrow().state();
		Submission newer = read(both, 2, Samples.complete("new.jpg")).state();
		for (Reading reading : List.of(Samples.complete("old.jpg"), Samples.complete(), Samples.incomplete(),
				new Reading.Unreadable(UnreadableReason.DAMAGED, "form.docx"))) {
			Change<Submission, SubmissionEvent> late = read(newer, 1, reading);
			assertThat(late.events()).isEmpty();
			assertThat(late.state().form()).isEqualTo(newer.form());
			assertThat(late.state().status()).isEqualTo(Status.QUEUED);
			assertThat(late.state().unreadable()).isNull();
			assertThat(late.state().unread()).isEmpty();
		}
	}

	@Test
	void anOlderCompleteFormGoesToTheEditorsThoughTheNewerLacksSomething() {
		Submission both = begun().arrive(Samples.upload("corrected.docx")).orElseThrow().state();
		Submission newer = read(both, 2, Samples.incomplete()).state();
		Change<Submission, SubmissionEvent> late = read(newer, 1, Samples.complete("bakery.jpg"));
		assertThat(late.state().status()).isEqualTo(Status.QUEUED);
		assertThat(late.state().problems()).as("of the newer form").isNotEmpty();
		assertThat(late.events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.Received.class,
					(event) -> assertThat(event.revision()).isEqualTo(1));
		Submission third = late.state().arrive(Samples.upload("third.docx")).orElseThrow().state();
		assertThat(read(third, 3, Samples.complete()).events()).singleElement()
			.isInstanceOf(SubmissionEvent.Revised.class);
	}

	/**
	 * In any order of reading, the newest complete form is what editors have in the end.
	 */
	@Test
	void theOrderOfReadingDecidesNothing() {
		Submission arrived = begun().arrive(Samples.upload("second.docx"))
			.orElseThrow()
			.state()
			.arrive(Samples.upload("third.docx"))
			.orElseThrow()
			.state();
		List<Reading> readings = List.of(titled("First"), Samples.incomplete("late.jpg"), titled("Third"));
		for (List<Integer> order : List.of(List.of(1, 2, 3), List.of(1, 3, 2), List.of(2, 1, 3), List.of(2, 3, 1),
				List.of(3, 1, 2), List.of(3, 2, 1))) {
			Submission submission = arrived;
			for (int revision : order) {
				submission = read(submission, revision, readings.get(revision - 1)).state();
			}
			assertThat(submission.title()).as(order.toString()).isEqualTo("Third");
			assertThat(submission.form()).satisfies((form) -> assertThat(form.photos()).hasSize(1));
			assertThat(submission.completeRevision()).isEqualTo(3);
			assertThat(submission.unread()).isEmpty();
			assertThat(submission.status()).isEqualTo(Status.QUEUED);
		}
	}

	@Test
	void aDocumentOfTheVersionBeforeIsRead() {
		Submission now = queued().arrive(Samples.upload("corrected.docx")).orElseThrow().state();
		ObjectNode stored = new EventCodec().mapper().valueToTree(now);
		stored.remove(List.of("unread", "messages", "formRevision"));
		stored.put("readRevision", 1);
		assertThat(new EventCodec().mapper().treeToValue(stored, Submission.class)).isEqualTo(now);
		ObjectNode anew = new EventCodec().mapper().valueToTree(now);
		assertThat(new EventCodec().mapper().treeToValue(anew, Submission.class)).isEqualTo(now);
	}

	@Test
	void publicationMayBeHeardOfBeforeAcceptance() {
		Submission published = queued().published(Status.PUBLISHED, NOON, null).orElseThrow().state();
		Submission after = published.reviewed(Status.ACCEPTED, 1, NOON.minusSeconds(60), null).orElseThrow().state();
		assertThat(after.status()).isEqualTo(Status.PUBLISHED);
		assertThat(after.history()).extracting(Step::status)
			.containsExactly(Status.RECEIVED, Status.QUEUED, Status.ACCEPTED, Status.PUBLISHED);
	}

	@Test
	void whatAnEditorWritesIsKeptAndChangesNothingElse() {
		Submission queued = queued();
		Submission after = queued.written("Yes, please.", NOON).state();
		assertThat(after.written()).containsExactly(new Written("Yes, please.", NOON));
		assertThat(after).usingRecursiveComparison().ignoringFields("written").isEqualTo(queued);
	}

	@Test
	void theDraftIsApprovedOnceAndOnlyWhileItCanBeLookedAt() {
		Submission accepted = review(queued(), Status.ACCEPTED);
		assertThat(accepted.approve(NOON)).isEmpty();
		Submission shown = accepted.shown("/factsheets/drafts/1", NOON).state();
		assertThat(shown.shows()).isTrue();
		Change<Submission, SubmissionEvent> approved = shown.approve(NOON).orElseThrow();
		assertThat(approved.events())
			.containsExactly(new SubmissionEvent.DraftApproved(queued().reference(), queued().contributorId()));
		assertThat(approved.state().shown()).isEqualTo(new ShownDraft("/factsheets/drafts/1", NOON, NOON));
		assertThat(approved.state().approve(NOON)).isEmpty();
		assertThat(approved.state().shown("/factsheets/drafts/1", NOON).state().approve(NOON)).as("asked again")
			.isPresent();
		Submission published = shown.published(Status.PUBLISHED, NOON, null).orElseThrow().state();
		assertThat(published.shows()).isFalse();
		assertThat(published.approve(NOON)).isEmpty();
	}

	@Test
	void asksWhetherItIsTheSameUntilItIsAnsweredOrDoesNotHold() {
		Submission asked = queued().likened(List.of("one", "other")).state();
		assertThat(queued().mayBe()).isEmpty();
		assertThat(asked.mayBe()).containsExactly("one", "other");
		Message words = new Message(Samples.file("message.txt"), Channel.WEB, NOON);
		Change<Submission, SubmissionEvent> said = asked.distinguish(words).orElseThrow();
		assertThat(said.events()).singleElement()
			.isInstanceOfSatisfying(SubmissionEvent.MessageReceived.class,
					(message) -> assertThat(message.likeness()).isTrue());
		assertThat(said.state().mayBe()).isEmpty();
		assertThat(said.state().distinguish(words)).isEmpty();
		assertThat(asked.say(words).orElseThrow().state().mayBe()).as("said of something else").hasSize(2);
		// told again, with one more, and with one less
		assertThat(said.state().likened(List.of("one", "third")).state().mayBe()).containsExactly("third");
		assertThat(asked.likened(List.of("other")).state().mayBe()).containsExactly("other");
		assertThat(asked.likened(List.of()).state().mayBe()).isEmpty();
		assertThat(asked.withdraw(NOON).orElseThrow().state().mayBe()).isEmpty();
		assertThat(queued().likened(List.of()).state().likeness()).isNull();
	}

	@Test
	void theSameWordsOfThePageAreOneMessage() {
		Message words = new Message(Samples.file("message.txt"), Channel.WEB, NOON);
		Change<Submission, SubmissionEvent> said = queued().say(words).orElseThrow();
		assertThat(said.events()).containsExactly(new SubmissionEvent.MessageReceived(queued().reference(),
				queued().contributorId(), Channel.WEB, words.text(), NOON, null, true, null, null));
		assertThat(said.state().say(words)).isEmpty();
		assertThat(said.state().thread()).isEqualTo(queued().thread());
	}

	/** Editors open again what was declined by a slip. */
	@Test
	void whatWasDeclinedAndIsReadAgainTakesCorrections() {
		Submission declined = standing(Status.DECLINED);
		assertThat(declined.arrive(Samples.upload("late.docx"))).isEmpty();
		Submission again = review(declined, Status.IN_REVIEW);
		assertThat(again.status()).isEqualTo(Status.IN_REVIEW);
		assertThat(again.arrive(Samples.upload("corrected.docx"))).isPresent();
	}

	@Test
	void whatIsMergedNamesTheOtherHearsWordsAndIsOpenedAgain() {
		Submission merged = merged(review(queued(), Status.IN_REVIEW));
		assertThat(merged.status()).isEqualTo(Status.MERGED);
		assertThat(merged.mergedInto()).isEqualTo("2e9f6a34-1b7d-4c80-9e52-d3a8c0b7f641");
		assertThat(merged.history().getLast().said()).isEqualTo("Twice.");
		assertThat(merged.withdraw(NOON)).isEmpty();
		assertThat(merged.arrive(Samples.upload("late.docx"))).as("begins another one").isEmpty();
		assertThat(merged.say(new Message(Samples.file("words.txt"), Channel.WEB, NOON))).isPresent();
		Submission again = review(merged, Status.IN_REVIEW);
		assertThat(again.mergedInto()).isNull();
		assertThat(again.arrive(Samples.upload("corrected.docx"))).isPresent();
		assertThat(queued().withdraw(NOON).orElseThrow().state().merged("x", NOON, "Late.")).as("withdrawn meanwhile")
			.isEmpty();
	}

	@Test
	void isWithdrawnOnceAndThenClosed() {
		Change<Submission, SubmissionEvent> withdrawn = queued().withdraw(NOON).orElseThrow();
		assertThat(withdrawn.events()).containsExactly(new SubmissionEvent.Withdrawn("PP-7K3M9Q", Samples.CONTRIBUTOR));
		assertThat(withdrawn.state().withdraw(NOON)).isEmpty();
		assertThat(withdrawn.state().arrive(Samples.upload("form.docx"))).isEmpty();
		assertThat(withdrawn.state().reviewed(Status.ACCEPTED, 1, NOON, null)).isEmpty();
		assertThat(queued().published(Status.PUBLISHED, NOON, null).orElseThrow().state().withdraw(NOON)).isEmpty();
	}

	@Test
	void ofWhatIsPublishedTheFilesItCameInAreLetGoOnce() {
		Submission typed = read(queued()
			.arrive(new Arrival(Channel.WEB, Samples.CONTRIBUTOR, List.of(Samples.file("typed.json")), null, null,
					Samples.MORNING))
			.orElseThrow()
			.state(), 2, Samples.complete("bakery.jpg"))
			.state()
			.hear(new Message(Samples.file("message.txt"), Channel.EMAIL, NOON),
					new Arrival.Mail("a mail", Samples.THREAD))
			.orElseThrow()
			.state();
		assertThat(typed.removeOriginals()).isEmpty();
		Change<Submission, SubmissionEvent> removed = typed.published(Status.PUBLISHED, NOON, null)
			.orElseThrow()
			.state()
			.removeOriginals()
			.orElseThrow();
		assertThat(removed.events())
			.containsExactly(new SubmissionEvent.OriginalsRemoved("PP-7K3M9Q", Samples.CONTRIBUTOR));
		Submission after = removed.state();
		FormRead form = Objects.requireNonNull(after.form());
		assertThat(form.original()).isNull();
		assertThat(form.facsimile()).isNull();
		assertThat(form.photos()).extracting((photo) -> photo.file().name()).containsExactly("bakery.jpg");
		assertThat(form.answers()).isEqualTo(Objects.requireNonNull(typed.form()).answers());
		assertThat(form.toString()).isEqualTo("FormRead[]");
		assertThat(after.arrivals()).isEmpty();
		assertThat(after.mails()).as("a mail is known again, and no key names a file").containsExactly("a mail");
		assertThat(after.status()).isEqualTo(Status.PUBLISHED);
		assertThat(after.removeOriginals()).isEmpty();
		assertThat(queued().withdraw(NOON).orElseThrow().state().removeOriginals()).isEmpty();
		assertThat(standing(Status.UNREADABLE).published(Status.PUBLISHED, NOON, null)
			.orElseThrow()
			.state()
			.removeOriginals()).as("no form was ever read").isEmpty();
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

	private static Arrival refusal(UnreadableReason reason) {
		return new Arrival(Channel.EMAIL, Samples.CONTRIBUTOR, List.of(), new Arrival.Refusal(reason, null),
				new Arrival.Mail("refused", Samples.THREAD), NOON);
	}

	private static Reading.Complete titled(String title) {
		FormRead form = Samples.form(List.of());
		return new Reading.Complete(new FormRead(form.formVersion(), form.formLanguage(), form.answersLanguage(), title,
				form.answers(), form.found(), form.written(), form.problems(), form.original(), form.photos(),
				form.documents(), null), title);
	}

	private static Submission standing(Status status) {
		return switch (status) {
			case RECEIVED -> begun();
			case UNREADABLE -> read(begun(), 1, new Reading.Unreadable(UnreadableReason.DAMAGED, "form.docx")).state();
			case INCOMPLETE -> read(begun(), 1, Samples.incomplete()).state();
			case QUEUED -> queued();
			case IN_REVIEW, CHANGES_REQUESTED, DECLINED, ACCEPTED -> review(queued(), status);
			case MERGED -> merged(queued());
			case PUBLISHED, WITHDRAWN -> queued().published(status, NOON, null).orElseThrow().state();
		};
	}

	private static Submission merged(Submission submission) {
		return submission.merged("2e9f6a34-1b7d-4c80-9e52-d3a8c0b7f641", NOON, "Twice.").orElseThrow().state();
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
		return submission.reviewed(to, 1, Samples.MORNING.plusSeconds(60), null).orElseThrow().state();
	}

}
