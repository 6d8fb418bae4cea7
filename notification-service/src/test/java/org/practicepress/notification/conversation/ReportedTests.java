package org.practicepress.notification.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.notification.conversation.NotificationEvent.Bounced;
import org.practicepress.notification.conversation.NotificationEvent.Noted;
import org.practicepress.notification.conversation.NotificationEvent.Over;
import org.practicepress.notification.conversation.NotificationEvent.Sent;
import org.practicepress.notification.conversation.NotificationEvent.Stuck;
import org.practicepress.notification.conversation.Report.Outcome;
import org.practicepress.notification.conversation.Report.Said;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Notice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows from what programs write about letters, with plain objects. */
class ReportedTests {

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

	private static final String ID = "<m1@hub.example>";

	private static final String ANA = Address.digest("ana@example.org");

	private static final String BEA = Address.digest("bea@example.org");

	@Test
	void aBounceEndsTheLetterAndWhatIsKnownOfTheAddress() {
		Change<Conversation, NotificationEvent> bounced = bounced(sent());
		assertThat(bounced.events()).containsExactly(new Bounced("c1", "received", "e1", ID, true, "5.1.1"));
		assertThat(bounced.state().reach().bounced()).isEqualTo(ANA);
		assertThat(bounced.state().head()).isEmpty();
		assertThat(bounced.state().trouble()).hasValueSatisfying((stuck) -> {
			assertThat(stuck.reason()).isEqualTo("bounced");
			assertThat(stuck.answer()).isEqualTo("5.1.1");
			assertThat(stuck.waiting()).isFalse();
		});
		assertThat(bounced.state().wroteAfter(NOON.plusSeconds(60))).isFalse();
	}

	@Test
	void heardTwiceItIsNoNews() {
		Conversation bounced = bounced(sent()).state();
		assertThat(report(bounced, ID, ANA, said(ANA, Outcome.FAILED, "5.1.1"))).isEmpty();
		assertThat(report(bounced, ID, ANA, said(ANA, Outcome.DELAYED, "4.4.1"))).isEmpty();
	}

	@Test
	void aForgedOneForSomebodyElseChangesNothing() {
		assertThat(report(sent(), ID, ANA, said(BEA, Outcome.FAILED, "5.1.1"))).isEmpty();
		assertThat(report(sent(), "<other@hub.example>", ANA, said(ANA, Outcome.FAILED, "5.1.1"))).isEmpty();
		assertThat(report(sent(), ID, ANA)).isEmpty();
		assertThat(report(sent(), ID, ANA, new Said("", Outcome.FAILED, null))).isEmpty();
	}

	@Test
	void amongManyOursIsFound() {
		assertThat(report(sent(), ID, ANA, said(BEA, Outcome.FAILED, "5.1.1"), said(ANA, Outcome.DELAYED, "4.4.1"))
			.orElseThrow()
			.events()).containsExactly(new Noted("c1", "received", "e1", ID, Outcome.DELAYED, "4.4.1"));
	}

	@Test
	void delaysAndAbsencesAreOnlyNoted() {
		Conversation conversation = report(sent(), ID, ANA, said(ANA, Outcome.DELAYED, "4.4.1")).orElseThrow().state();
		Change<Conversation, NotificationEvent> away = report(conversation, ID, ANA, said(ANA, Outcome.AWAY, null))
			.orElseThrow();
		assertThat(away.events()).containsExactly(new Noted("c1", "received", "e1", ID, Outcome.AWAY, null));
		assertThat(away.state().reach().bounced()).isNull();
		assertThat(away.state().deliveries().getFirst().reports()).extracting(Report::outcome)
			.containsExactly(Outcome.DELAYED, Outcome.AWAY);
		assertThat(bounced(away.state()).events()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "5.1.1,true", "5.1.10,true", "5.0.0,true", "5.2.1,true", "5.4.4,true", "5.4.1,false", ",true",
			"5.2.2,false", "5.3.4,false", "5.7.1,false", "5.6.0,false", "4.4.7,false", "4.2.2,false" })
	void onlyWhatIsSaidOfTheAddressIsForGood(@Nullable String status, boolean permanent) {
		Change<Conversation, NotificationEvent> bounced = report(sent(), ID, ANA, said(ANA, Outcome.FAILED, status))
			.orElseThrow();
		assertThat(bounced.events()).containsExactly(new Bounced("c1", "received", "e1", ID, permanent, status));
		assertThat(bounced.state().reach().bounced()).isEqualTo(permanent ? ANA : null);
	}

	@Test
	void aServerMayBeFasterThanWeAre() {
		Conversation sending = hear(null, "e1", 0, new Notice.Received(List.of(), null));
		sending = sending.sending(head(sending).addressed(ID, ANA), NOON.plusSeconds(300));
		Change<Conversation, NotificationEvent> early = report(sending, ID, ANA, said(ANA, Outcome.FAILED, "5.1.1"))
			.orElseThrow();
		assertThat(early.events()).isEmpty();
		assertThat(early.state().sent(head(early.state()), ID, NOON).events()).containsExactly(
				new Sent("c1", "received", "e1", ID), new Bounced("c1", "received", "e1", ID, true, "5.1.1"));
		assertThat(early.state().reach().bounced()).isEqualTo(ANA);
	}

	@Test
	void whatWasLostGoesToTheCorrectedAddressInItsOrder() {
		Conversation lost = bounced(sent()).state();
		lost = hear(lost, "e2", 60, new Notice.ReviewStarted());
		lost = lost.undelivered(head(lost), Reason.BOUNCED, NOON.plusSeconds(61)).state();
		lost = hear(lost, "e3", 90, new Notice.ChangesRequested("Please mend"));
		assertThat(lost.hastened("c1", ANA, NOON)).isEqualTo(lost);
		assertThat(lost.hastened("c1", null, NOON)).isEqualTo(lost);
		assertThat(lost.hastened("c2", BEA, NOON)).isEqualTo(lost);
		Conversation corrected = lost.hastened("c1", BEA, NOON.plusSeconds(100));
		assertThat(corrected.reach().bounced()).isNull();
		assertThat(corrected.deliveries()).extracting((letter) -> letter.notice().kind())
			.containsExactly(Kind.RECEIVED, Kind.REVIEW_STARTED, Kind.CHANGES_REQUESTED);
		assertThat(corrected.open()).isEqualTo(3);

		Conversation again = corrected.sending(head(corrected).addressed(ID, BEA), NOON.plusSeconds(300));
		again = again.sent(head(again), ID, NOON.plusSeconds(101)).state();
		assertThat(report(again, ID, BEA, said(ANA, Outcome.FAILED, "5.1.1"))).as("late, of the old one").isEmpty();
		assertThat(report(again, ID, BEA, said(BEA, Outcome.FAILED, "5.1.1")).orElseThrow().state().reach().bounced())
			.isEqualTo(BEA);
	}

	@Test
	void anOperatorHasSentAgainWhatCameBackAndTheAddressIsWrittenTo() {
		Conversation lost = bounced(sent()).state();
		String letter = lost.deliveries().getFirst().id();
		Instant bouncedAt = Objects.requireNonNull(lost.reach().bouncedAt());
		Change<Conversation, NotificationEvent> retried = Conversation.told(lost,
				lost.retried(letter, NOON.plusSeconds(90)));
		assertThat(retried.events()).containsExactly(new Over());
		assertThat(head(retried.state()).id()).isEqualTo(letter);
		assertThat(retried.state().wroteAfter(bouncedAt)).isTrue();

		Conversation again = retried.state().sending(head(retried.state()).addressed(ID, ANA), NOON.plusSeconds(300));
		again = again.sent(head(again), ID, NOON.plusSeconds(91)).state();
		assertThat(again.trouble()).isEmpty();
		assertThat(Conversation.told(again, bounced(again)).events()).hasSize(2)
			.last()
			.isInstanceOfSatisfying(Stuck.class, (stuck) -> assertThat(stuck.reason()).isEqualTo("bounced"));
	}

	@Test
	void whatCameBackIsOverOnceItIsSettledOrTheAddressCorrectedAndNobodyMissesAReminder() {
		Conversation lost = bounced(sent()).state();
		String letter = lost.deliveries().getFirst().id();
		assertThat(Conversation.told(lost, lost.discarded(letter, NOON)).events()).containsExactly(new Over());
		assertThat(lost.hastened("c1", BEA, NOON).trouble()).isEmpty();
		assertThat(lost.forgetting("c1", NOON).state().trouble()).isEmpty();
		Conversation reminding = hear(null, "e1", 0, new Notice.Reminder("Please mend", NOON));
		reminding = reminding.sending(head(reminding).addressed(ID, ANA), NOON.plusSeconds(300));
		reminding = reminding.sent(head(reminding), ID, NOON).state();
		assertThat(report(reminding, ID, ANA, said(ANA, Outcome.FAILED, "5.1.1")).orElseThrow().state().trouble())
			.isEmpty();
	}

	/** Nobody is reminded of what may have been decided meanwhile. */
	@Test
	void aReminderThatWasLostIsNotSentAgain() {
		Conversation lost = bounced(sent()).state();
		lost = hear(lost, "e2", 60, new Notice.Reminder("Please mend", NOON));
		lost = lost.undelivered(head(lost), Reason.BOUNCED, NOON.plusSeconds(61)).state();
		assertThat(lost.hastened("c1", BEA, NOON).head().map((letter) -> letter.notice().kind()))
			.contains(Kind.RECEIVED);
		assertThat(lost.hastened("c1", BEA, NOON).open()).isEqualTo(1);
	}

	/** Topics come in any order: it may be heard after the correction. */
	@Test
	void theOldAddressIsNotHeldAgainstTheNewOne() {
		Conversation after = report(sent(), ID, BEA, said(ANA, Outcome.FAILED, "5.1.1")).orElseThrow().state();
		assertThat(after.reach().bounced()).isNull();
		assertThat(head(after).notice().kind()).isEqualTo(Kind.RECEIVED);
	}

	@Test
	void whoWritesFromThereIsThereAgain() {
		Conversation lost = bounced(sent()).state();
		MailThread mail = new MailThread("<theirs@example.org>", List.of(), null);
		Conversation wrote = Conversation.hear(lost, new Told("e2", NOON.plusSeconds(120), "PP-7K3M9Q", "c1", null,
				null, mail, new Notice.MessageReceived()), NOON);
		assertThat(wrote.wroteAfter(NOON.plusSeconds(60))).isTrue();
		assertThat(hear(lost, "e2", 120, new Notice.Revised(List.of(), null)).wroteAfter(NOON.plusSeconds(60)))
			.as("a form that is uploaded says nothing of the address")
			.isFalse();
		assertThat(wrote.lives(BEA, NOON.plusSeconds(120), NOON)).isEqualTo(wrote);
		assertThat(wrote.lives(ANA, NOON.plusSeconds(60), NOON)).isEqualTo(wrote);
		Conversation restored = wrote.lives(ANA, NOON.plusSeconds(120), NOON);
		assertThat(restored.reach().bounced()).isNull();
		assertThat(restored.open()).isEqualTo(2);
	}

	/** It takes less than a second from the form to the mail that comes back. */
	@Test
	void whoWroteInTheSecondBeforeItCameBackHasNotWrittenSince() {
		Conversation sent = sent();
		Conversation bounced = Objects
			.requireNonNull(
					sent.reported(ID, List.of(said(ANA, Outcome.FAILED, "5.1.1")), (id) -> ANA, NOON.plusMillis(900)))
			.state();
		Instant bouncedAt = Objects.requireNonNull(bounced.reach().bouncedAt());
		assertThat(new Reach(null, null, NOON.plusMillis(300)).wroteAfter(bouncedAt)).isFalse();
		assertThat(new Reach(null, null, NOON.plusMillis(901)).wroteAfter(bouncedAt)).isTrue();
	}

	@Test
	void nothingOfTheAddressOutlivesAnErasure() {
		Conversation erased = bounced(sent()).state().forgetting("c1", NOON).state();
		assertThat(new EventCodec().mapper().writeValueAsString(erased)).doesNotContain(ANA);
	}

	/** As the version before has written it. */
	@Test
	void whatWasWrittenBeforeIsReadAndIsTiedToTheAddressThereIs() {
		JsonMapper mapper = new EventCodec().mapper();
		ObjectNode written = mapper.valueToTree(sent());
		written.remove("reach");
		((ObjectNode) written.path("deliveries").get(0)).remove(List.of("address", "reports"));
		Conversation read = mapper.convertValue(written, Conversation.class);
		assertThat(report(read, ID, null, said(ANA, Outcome.FAILED, "5.1.1"))).isEmpty();
		assertThat(bounced(read).state().reach().bounced()).isEqualTo(ANA);
	}

	@Test
	void anAddressIsTheSameHoweverItIsWritten() {
		assertThat(Address.digest(" Ana@Example.ORG")).isEqualTo(ANA);
		assertThat(Address.digest("علي@مثال.example")).isEqualTo(Address.digest("علي@xn--mgbh0fb.example"));
		assertThat(List.of("", "@", "a@..", "a".repeat(100_000)))
			.allSatisfy((address) -> assertThat(Address.digest(address)).hasSize(64));
	}

	private static Conversation sent() {
		Conversation sending = hear(null, "e1", 0, new Notice.Received(List.of(), null));
		sending = sending.sending(head(sending).addressed(ID, ANA), NOON.plusSeconds(300));
		return sending.sent(head(sending), ID, NOON).state();
	}

	private static Change<Conversation, NotificationEvent> bounced(Conversation conversation) {
		return report(conversation, ID, ANA, said(ANA, Outcome.FAILED, "5.1.1")).orElseThrow();
	}

	private static Optional<Change<Conversation, NotificationEvent>> report(Conversation conversation, String messageId,
			@Nullable String present, Said... said) {
		return Optional.ofNullable(
				conversation.reported(messageId, List.of(said), (contributor) -> present, NOON.plusSeconds(60)));
	}

	private static Said said(String address, Outcome outcome, @Nullable String status) {
		return new Said(Address.mark(ID, address), outcome, status);
	}

	private static Conversation hear(@Nullable Conversation before, String cause, int second, Notice notice) {
		return Conversation.hear(before,
				new Told(cause, NOON.plusSeconds(second), "PP-7K3M9Q", "c1", "token", null, null, notice),
				NOON.plusSeconds(second));
	}

	private static Delivery head(Conversation conversation) {
		return conversation.head().orElseThrow();
	}

}
