package org.practicepress.notification.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.notification.conversation.NotificationEvent.Failed;
import org.practicepress.notification.conversation.NotificationEvent.Over;
import org.practicepress.notification.conversation.NotificationEvent.Sent;
import org.practicepress.notification.conversation.NotificationEvent.Stuck;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Notice;
import org.practicepress.notification.letter.SampleNotices;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Decisions about a conversation, with plain objects. */
class ConversationTests {

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

	private static final Notice RECEIVED = new Notice.Received(List.of(), null);

	private static final Alike ONE = new Alike("one", true);

	private static final Alike TWO = new Alike("two", false);

	private static final Notice STARTED = new Notice.ReviewStarted();

	private static final MailThread MAIL = new MailThread("<theirs@example.org>", List.of("<older@example.org>"),
			"Good practice: SMEs");

	@Test
	void theIdComesFromEventAndContributor() {
		assertThat(Delivery.id("event", "contributor")).hasSize(64)
			.isEqualTo(Delivery.id("event", "contributor"))
			.isNotEqualTo(Delivery.id("event", "other"));
	}

	@Test
	void theMessageIdComesFromTheIdAndFitsIntoALine() {
		Delivery delivery = head(hear(null, "e1", 0, RECEIVED, null));
		Delivery again = head(hear(null, "e1", 0, RECEIVED, null).sending(delivery, NOON));
		Delivery other = head(hear(null, "e2", 0, RECEIVED, null));
		String domain = "practices.an-organisation-with-a-name.example";
		assertThat(delivery.messageId(domain)).matches("<[0-9a-z]{10,16}@" + domain + ">")
			.isEqualTo(again.messageId(domain))
			.isNotEqualTo(other.messageId(domain));
		assertThat("In-Reply-To: " + delivery.messageId(domain)).hasSizeLessThan(78);
	}

	@Test
	void theSameEventMakesOneLetter() {
		Conversation once = hear(null, "e1", 0, RECEIVED, MAIL);
		assertThat(hear(once, "e1", 0, RECEIVED, MAIL).deliveries()).hasSize(1);
	}

	@Test
	void whatHappenedBeforeGoesBefore() {
		Conversation conversation = hear(null, "e2", 60, STARTED, null);
		conversation = hear(conversation, "e1", 0, RECEIVED, null);
		conversation = hear(conversation, "e3", 90, new Notice.Withdrawn(), null);
		assertThat(conversation.deliveries()).extracting((delivery) -> delivery.notice().kind())
			.containsExactly(Kind.RECEIVED, Kind.REVIEW_STARTED, Kind.WITHDRAWN);
		assertThat(conversation.open()).isEqualTo(3);
	}

	@Test
	void whatIsInHandIsNotOvertaken() {
		Conversation conversation = hear(null, "e2", 60, STARTED, null);
		conversation = conversation.sending(head(conversation), NOON.plusSeconds(300));
		conversation = hear(conversation, "e1", 0, RECEIVED, null);
		assertThat(head(conversation).notice()).isEqualTo(STARTED);
		assertThat(conversation.next()).isEqualTo(NOON.plusSeconds(300));
	}

	@Test
	void withoutTheSubmissionThereIsNoOccasionYet() {
		Conversation conversation = Conversation.hear(null,
				new Told("e2", NOON.plusSeconds(60), "PP-7K3M9Q", "c1", null, null, null, STARTED), NOON);
		assertThat(conversation.occasion(head(conversation), "token")).isEmpty();
		conversation = conversation.waiting(head(conversation), Reason.CONTRIBUTOR_UNKNOWN, NOON.plusSeconds(1000));
		assertThat(conversation.next()).isEqualTo(NOON.plusSeconds(1000));

		conversation = hear(conversation, "e1", 0, RECEIVED, null);
		assertThat(conversation.deliveries()).extracting(Delivery::status).containsOnly(Status.DUE);
		assertThat(conversation.next()).isEqualTo(NOON);
	}

	/** The same contributor had several submissions once. */
	@Test
	void theLinkOfTheSubmissionsOwnEventsGoesBeforeItsContributors() {
		Conversation old = hear(null, "e1", 0, RECEIVED, null);
		assertThat(old.occasion(head(old), "token"))
			.hasValueSatisfying((occasion) -> assertThat(occasion.statusToken()).isEqualTo(SampleNotices.TOKEN));
		Conversation told = Conversation.hear(null, new Told("e1", NOON, "PP-7K3M9Q", "c1", null, null, null, RECEIVED),
				NOON);
		assertThat(told.occasion(head(told), "token"))
			.hasValueSatisfying((occasion) -> assertThat(occasion.statusToken()).isEqualTo("token"));
		assertThat(told.occasion(head(told), null)).isEmpty();
	}

	@Test
	void oneLetterAfterTheOther() {
		Conversation conversation = hear(hear(null, "e1", 0, RECEIVED, MAIL), "e2", 60, STARTED, null);
		Delivery first = head(conversation);
		conversation = conversation.sending(first, NOON.plusSeconds(300));
		Change<Conversation, NotificationEvent> sent = conversation.sent(head(conversation), "<m1@x>",
				NOON.plusSeconds(1));
		assertThat(sent.events()).containsExactly(new Sent("c1", "received", "e1", "<m1@x>"));
		conversation = sent.state();
		assertThat(head(conversation).notice()).isEqualTo(STARTED);
		Change<Conversation, NotificationEvent> failed = conversation.undelivered(head(conversation), Reason.REJECTED,
				NOON.plusSeconds(2));
		assertThat(failed.events()).containsExactly(new Failed("c1", "review-started", "e2", "rejected"));
		assertThat(failed.state().head()).isEmpty();
		assertThat(failed.state().next()).isNull();
		assertThat(failed.state().open()).isZero();
		assertThat(failed.state().deliveries()).extracting(Delivery::status)
			.containsExactly(Status.SENT, Status.FAILED);
	}

	@Test
	void anErasedContributorIsNotWrittenTo() {
		Conversation conversation = hear(hear(null, "e1", 0, RECEIVED, MAIL), "e2", 60, STARTED, null);
		conversation = conversation.sending(head(conversation), NOON.plusSeconds(300));
		Change<Conversation, NotificationEvent> erased = conversation.forgetting("c1", NOON);
		assertThat(erased.events()).containsExactly(new Failed("c1", "review-started", "e2", "contributor-erased"));
		assertThat(erased.state().deliveries()).extracting(Delivery::status)
			.containsExactly(Status.SENDING, Status.CANCELLED);
		assertThat(erased.state().thread()).isNull();
		assertThat(erased.state().statusToken()).isNull();
		assertThat(conversation.forgetting("c2", NOON)).isEqualTo(new Change<>(conversation, List.of()));
	}

	@Test
	void whatWaitsForAContributorIsHastened() {
		Conversation conversation = hear(null, "e1", 0, RECEIVED, MAIL);
		Conversation waiting = conversation.waiting(head(conversation), Reason.CONTRIBUTOR_UNKNOWN,
				NOON.plus(Duration.ofMinutes(15)));
		assertThat(waiting.hastened("c2", null, NOON)).isEqualTo(waiting);
		assertThat(waiting.hastened("c1", null, NOON).next()).isEqualTo(NOON);
	}

	@Test
	void aMailIsAnsweredInItsThread() {
		Threading threading = hear(null, "e1", 0, RECEIVED, MAIL).threading();
		assertThat(threading.inReplyTo()).isEqualTo("<theirs@example.org>");
		assertThat(threading.references()).containsExactly("<older@example.org>", "<theirs@example.org>");
		assertThat(threading.subject()).isEqualTo("Re: Good practice: SMEs [PP-7K3M9Q]");
		assertThat(threading.answersMail()).isTrue();
	}

	@Test
	void anUploadBeginsAThreadOfOurOwn() {
		Conversation conversation = hear(null, "e1", 0, RECEIVED, null);
		assertThat(conversation.threading()).isEqualTo(new Threading(null, List.of(), null, false));
		conversation = conversation.sent(head(conversation), "<m1@x>", NOON).state();
		conversation = hear(conversation, "e2", 60, STARTED, null);
		assertThat(conversation.threading()).isEqualTo(new Threading("<m1@x>", List.of("<m1@x>"), null, false));
		assertThat(conversation.marked("An editor is reading")).isEqualTo("An editor is reading [PP-7K3M9Q]");
	}

	@Test
	void aReplyWithoutReferencesIsTiedToOurMails() {
		Conversation conversation = hear(null, "e1", 0, RECEIVED, null);
		conversation = conversation.sent(head(conversation), "<m1@x>", NOON).state();
		MailThread bare = new MailThread("<reply@example.org>", List.of(), "Correction");
		conversation = hear(conversation, "e2", 60, new Notice.Revised(List.of(), null), bare);
		assertThat(conversation.threading().references()).containsExactly("<m1@x>", "<reply@example.org>");
		assertThat(hear(conversation, "e3", 90, RECEIVED, bare).threading().references()).containsExactly("<m1@x>",
				"<reply@example.org>");
	}

	@Test
	void aReplyThatNamesOursIsTakenAsItIs() {
		Conversation conversation = hear(null, "e1", 0, RECEIVED, MAIL);
		conversation = conversation.sent(head(conversation), "<m1@x>", NOON).state();
		MailThread reply = new MailThread("<reply@example.org>", List.of("<theirs@example.org>", "<m1@x>"), "Re: x");
		conversation = hear(conversation, "e2", 60, new Notice.Revised(List.of(), null), reply);
		assertThat(conversation.threading().references()).containsExactly("<theirs@example.org>", "<m1@x>",
				"<reply@example.org>");
	}

	@Test
	void hostileThreadsCannotReachAHeader() {
		MailThread hostile = new MailThread("<a@b>", List.of("<x@y>\r\nBcc: all@example.org", "no brackets",
				"<with space@x>", "<ünï@x>", "<ok@x>", "<ok@x>"),
				"Hello\r\nBcc: all@example.org\u202E" + "x".repeat(10_000));
		Threading threading = hear(null, "e1", 0, RECEIVED, hostile).threading();
		assertThat(threading.references()).containsExactly("<ok@x>", "<a@b>");
		assertThat(threading.subject()).startsWith("Re: Hello Bcc: all@example.orgxxx")
			.endsWith("… [PP-7K3M9Q]")
			.hasSizeLessThan(200);

		MailThread unusable = new MailThread("not an id\r\n", List.of(), "Hello");
		assertThat(hear(null, "e1", 0, RECEIVED, unusable).threading().inReplyTo()).isNull();
	}

	@Test
	void longThreadsKeepTheirEnds() {
		List<String> many = IntStream.range(0, 500).mapToObj((number) -> "<" + number + "@x>").toList();
		List<String> references = MailThread.references(many, "<parent@x>");
		assertThat(references).hasSize(20).startsWith("<0@x>", "<482@x>").endsWith("<499@x>", "<parent@x>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = { "Good practice | Re: Good practice [PP-7K3M9Q]",
			"Re: Good practice | Re: Good practice [PP-7K3M9Q]",
			"RE: Re : AW: SV: RE[2]: Good practice | Re: Good practice [PP-7K3M9Q]",
			"Réf: Bonne pratique | Re: Bonne pratique [PP-7K3M9Q]", "رد: ممارسة جيدة | Re: ممارسة جيدة [PP-7K3M9Q]",
			"Re: Form [PP-7K3M9Q] | Re: Form [PP-7K3M9Q]", "Re: form [pp-7k3m9q] here | Re: form [pp-7k3m9q] here",
			"Research: | Re: Research: [PP-7K3M9Q]", "Re: | -", "- | -", "'   ' | -" })
	void subjectsAreAnsweredOnceAndMarkedOnce(@Nullable String theirs, @Nullable String ours) {
		assertThat(SubjectLine.answer(theirs, "PP-7K3M9Q")).isEqualTo(ours);
	}

	@Test
	void operatorsAreToldOfWhatDoesNotGoOutWhenItDoublesOnly() {
		Conversation conversation = hear(hear(null, "e1", 0, RECEIVED, null), "e2", 60, STARTED, null);
		String letter = head(conversation).id();
		List<Stuck> told = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			for (Change<Conversation, NotificationEvent> change : List.of(
					Change.<Conversation, NotificationEvent>of(sending(conversation)),
					Change.<Conversation, NotificationEvent>of(refused(sending(conversation))))) {
				Change<Conversation, NotificationEvent> all = Conversation.told(conversation, change);
				all.events().forEach((event) -> told.add((Stuck) event));
				conversation = all.state();
			}
		}
		assertThat(told).extracting(Stuck::attempts).containsExactly(4, 8, 16, 32);
		assertThat(told.getFirst())
			.isEqualTo(new Stuck("PP-7K3M9Q", letter, "received", "refused", "550 5.7.1 not you", NOON, 4, true, 1));
	}

	private static Conversation sending(Conversation conversation) {
		return conversation.sending(head(conversation), NOON.plusSeconds(300));
	}

	private static Conversation refused(Conversation conversation) {
		return conversation.stuck(head(conversation).answered("550 5.7.1 not you"), "RCPT 550 5.7.1", NOON);
	}

	@Test
	void whatWaitsLongForWhatIsNotKnownIsTold() {
		Conversation conversation = hear(null, "e1", 0, RECEIVED, null);
		Delivery head = head(conversation);
		assertThat(conversation.waiting(head, Reason.CONTRIBUTOR_UNKNOWN, NOON.plusSeconds(3599)).trouble()).isEmpty();
		assertThat(conversation.waiting(head, Reason.CONTRIBUTOR_UNKNOWN, NOON.plusSeconds(3600)).trouble())
			.hasValueSatisfying((stuck) -> {
				assertThat(stuck.reason()).isEqualTo("contributor-unknown");
				assertThat(stuck.waiting()).isTrue();
				assertThat(stuck.attempts()).isZero();
			});
	}

	@ParameterizedTest
	@EnumSource(Reason.class)
	void whatNobodyCanMendIsNotTold(Reason reason) {
		Conversation conversation = hear(null, "e1", 0, RECEIVED, null);
		Change<Conversation, NotificationEvent> ended = conversation.undelivered(head(conversation), reason, NOON);
		boolean told = !List
			.of(Reason.NO_ADDRESS, Reason.OWN_ADDRESS, Reason.CONTRIBUTOR_ERASED, Reason.TOO_LATE, Reason.BOUNCED)
			.contains(reason);
		assertThat(ended.state().trouble().map(Stuck::reason).orElse("")).isEqualTo(told ? reason.code() : "");
	}

	@Test
	void whatIsTriedOnceMoreGoesBeforeWhatHappenedAfterItAndIsToldWhenItFailsAgain() {
		Conversation conversation = hear(hear(null, "e1", 0, RECEIVED, null), "e2", 60, STARTED, null);
		Delivery first = head(conversation);
		conversation = sending(conversation);
		conversation = conversation.undelivered(head(conversation), Reason.REJECTED, NOON).state();
		Conversation lost = hear(conversation, "e3", 90, new Notice.Withdrawn(), null);
		assertThat(lost.trouble()).map(Stuck::letter).hasValue(first.id());

		Change<Conversation, NotificationEvent> retried = Conversation.told(lost, lost.retried(first.id(), NOON));
		assertThat(retried.events()).containsExactly(new Over());
		assertThat(head(retried.state()).id()).isEqualTo(first.id());
		assertThat(retried.state().open()).isEqualTo(3);
		assertThat(retried.state().deliveries()).extracting((delivery) -> delivery.notice().kind())
			.containsExactly(Kind.RECEIVED, Kind.REVIEW_STARTED, Kind.WITHDRAWN);
		assertThat(retried.state().retried(first.id(), NOON)).as("twice").isEqualTo(Change.of(retried.state()));
		assertThat(lost.retried("none", NOON)).isEqualTo(Change.of(lost));

		Conversation again = sending(retried.state());
		again = again.undelivered(head(again), Reason.REJECTED, NOON).state();
		assertThat(again.trouble()).hasValueSatisfying((stuck) -> assertThat(stuck.attempts()).isEqualTo(2));
	}

	@Test
	void whatIsTriedOnceMoreDoesNotOvertakeWhatIsInHand() {
		Conversation conversation = hear(hear(null, "e1", 0, RECEIVED, null), "e2", 60, STARTED, null);
		Delivery first = head(conversation);
		conversation = conversation.undelivered(first, Reason.REJECTED, NOON).state();
		conversation = sending(conversation);
		Delivery inHand = head(conversation);
		assertThat(head(conversation.retried(first.id(), NOON).state())).isEqualTo(inHand);
	}

	@Test
	void whatIsSettledInAnotherWayIsNotTriedAndNotToldAgain() {
		Conversation conversation = hear(hear(null, "e1", 0, RECEIVED, null), "e2", 60, STARTED, null);
		Delivery first = head(conversation);
		for (int i = 0; i < 4; i++) {
			conversation = refused(sending(conversation));
		}
		Change<Conversation, NotificationEvent> discarded = Conversation.told(conversation,
				conversation.discarded(first.id(), NOON));
		assertThat(discarded.events()).containsExactly(new Failed("c1", "received", "e1", "gave-up"), new Over());
		assertThat(head(discarded.state()).notice()).isEqualTo(STARTED);
		assertThat(discarded.state().discarded(first.id(), NOON)).as("twice").isEqualTo(Change.of(discarded.state()));

		Conversation lost = hear(null, "e1", 0, RECEIVED, null);
		lost = lost.undelivered(head(lost), Reason.BAD_ADDRESS, NOON).state();
		assertThat(Conversation.told(lost, lost.discarded(first.id(), NOON)).events()).containsExactly(new Over());
		Conversation erased = hear(null, "e1", 0, RECEIVED, null);
		erased = erased.undelivered(head(erased), Reason.BAD_ADDRESS, NOON).state().forgetting("c1", NOON).state();
		assertThat(erased.trouble()).isEmpty();
	}

	@Test
	void theStoreKeepsEverything() {
		JsonMapper mapper = new EventCodec().mapper();
		for (Notice notice : SampleNotices.all()) {
			Conversation conversation = hear(null, "e1", 0, notice, MAIL);
			conversation = conversation.waiting(head(conversation), Reason.CONTRIBUTOR_UNKNOWN, NOON.plusMillis(1500));
			assertThat(mapper.convertValue(mapper.convertValue(conversation, Map.class), Conversation.class))
				.isEqualTo(conversation);
		}
	}

	@Test
	void aReceiptWaitsForTheQuestionThatItCanAsk() {
		Conversation resting = hear(null, "e1", 0, RECEIVED, null).resting(told("e1", RECEIVED), Duration.ofSeconds(5),
				NOON);
		assertThat(head(resting).next()).isEqualTo(NOON.plusSeconds(5));
		Conversation likened = Conversation.likened(resting, likened(List.of(), List.of(ONE, TWO)),
				NOON.plusSeconds(1));
		assertThat(likened.unasked()).containsExactly(ONE, TWO);
		assertThat(head(likened).next()).as("for nothing else").isEqualTo(NOON.plusSeconds(1));
		assertThat(hear(null, "e1", 0, STARTED, null).resting(told("e1", STARTED), Duration.ofSeconds(5), NOON))
			.isEqualTo(hear(null, "e1", 0, STARTED, null));
		assertThat(hear(null, "e1", 0, RECEIVED, null).resting(told("e1", RECEIVED), Duration.ZERO, NOON))
			.isEqualTo(hear(null, "e1", 0, RECEIVED, null));
		Conversation sending = sending(resting);
		assertThat(sending.resting(told("e1", RECEIVED), Duration.ofSeconds(5), NOON)).as("heard again")
			.isEqualTo(sending);
	}

	@Test
	void aQuestionIsPutOnceAndFallsAwayWhenItDoesNotHold() {
		Conversation early = Conversation.likened(null, likened(List.of(), List.of(ONE)), NOON);
		assertThat(early.reference()).isEqualTo("PP-7K3M9Q");
		assertThat(early.head()).isEmpty();
		assertThat(hear(early, "e1", 0, RECEIVED, null).unasked()).containsExactly(ONE);

		Conversation asked = early.asked(List.of(ONE));
		assertThat(asked.unasked()).isEmpty();
		assertThat(Conversation.likened(asked, likened(List.of(ONE), List.of(TWO)), NOON).unasked())
			.containsExactly(TWO);
		assertThat(Conversation.likened(asked, likened(List.of(ONE), List.of()), NOON).unasked()).as("asked before")
			.isEmpty();
		assertThat(Conversation.likened(early, likened(List.of(ONE), List.of(TWO)), NOON).unasked())
			.containsExactly(ONE, TWO);
		assertThat(Conversation.likened(early, likened(List.of(), List.of()), NOON).unasked()).isEmpty();
		assertThat(Conversation.likened(early, likened(List.of(ONE), List.of(TWO)), NOON).asked(List.of(ONE)).unasked())
			.as("heard of while a letter was written")
			.containsExactly(TWO);
		assertThat(early.forgetting("c1", NOON).state().unasked()).isEmpty();
	}

	@Test
	void whatIsPublishedIsWhatWasToldOfItLast() {
		Notice.Published published = new Notice.Published(9, "/factsheets/9");
		Conversation conversation = hear(hear(null, "e1", 0, RECEIVED, null), "e2", 60, published, null);
		assertThat(conversation.publication()).contains(published);
		conversation = hear(conversation, "e4", 120, new Notice.FactsheetWithdrawn(9, "Wrong."), null);
		assertThat(conversation.publication()).isEmpty();
		assertThat(hear(conversation, "e3", 90, published, null).publication()).as("heard late").isEmpty();
		assertThat(hear(conversation, "e5", 150, published, null).publication()).contains(published);
	}

	private static Told told(String cause, Notice notice) {
		return new Told(cause, NOON, "PP-7K3M9Q", "c1", SampleNotices.TOKEN, "Title", null, notice);
	}

	private static Likened likened(List<Alike> before, List<Alike> now) {
		return new Likened("PP-7K3M9Q", "c1", before, now);
	}

	@Test
	void logsDoNotTellTheSecretLink() {
		assertThat(hear(null, "e1", 0, RECEIVED, MAIL).toString()).doesNotContain(SampleNotices.TOKEN, "theirs@");
	}

	private static Conversation hear(@Nullable Conversation before, String cause, int second, Notice notice,
			@Nullable MailThread thread) {
		return Conversation.hear(before, new Told(cause, NOON.plusSeconds(second), "PP-7K3M9Q", "c1",
				SampleNotices.TOKEN, "Title", thread, notice), NOON.plusMillis(7));
	}

	private static Delivery head(Conversation conversation) {
		return conversation.head().orElseThrow();
	}

}
