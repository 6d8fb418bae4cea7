package org.practicepress.notification.post;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.form.FormLanguage;
import org.practicepress.notification.conversation.Address;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Delivery;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.heard.Contributor;
import org.practicepress.notification.heard.Known;
import org.practicepress.notification.letter.Notice;
import org.practicepress.notification.letter.Occasion.Practice;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is done with a letter, with plain objects. */
class SortingTests {

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

	private static final MailProperties PROPERTIES = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("practice-press.mail", MailProperties.class);

	private final Sorting sorting = new Sorting(PROPERTIES);

	@Test
	void aKnownContributorIsWrittenTo() {
		assertThat(next(conversation(), here("a@example.org", "fr"), NOON)).isInstanceOfSatisfying(Step.Send.class,
				(send) -> {
					assertThat(send.language()).isEqualTo(FormLanguage.FRENCH);
					assertThat(send.email()).isEqualTo("a@example.org");
				});
	}

	@Test
	void anUnknownLanguageIsEnglish() {
		for (@Nullable
		String code : new @Nullable String[] { "de", null, "" }) {
			assertThat(next(conversation(), here("a@example.org", code), NOON)).isInstanceOfSatisfying(Step.Send.class,
					(send) -> assertThat(send.language()).isEqualTo(FormLanguage.ENGLISH));
		}
	}

	@Test
	void whatIsMissingIsWaitedForEverMoreRarely() {
		Known notYet = new Known.NotYet();
		assertThat(next(conversation(), notYet, NOON))
			.isEqualTo(new Step.Wait(Reason.CONTRIBUTOR_UNKNOWN, NOON.plusSeconds(10)));
		Instant later = NOON.plus(Duration.ofMinutes(20));
		assertThat(next(conversation(), notYet, later))
			.isEqualTo(new Step.Wait(Reason.CONTRIBUTOR_UNKNOWN, later.plus(Duration.ofMinutes(5))));
		Instant muchLater = NOON.plus(Duration.ofDays(2));
		assertThat(next(conversation(), notYet, muchLater))
			.isEqualTo(new Step.Wait(Reason.CONTRIBUTOR_UNKNOWN, muchLater.plus(Duration.ofMinutes(15))));
		assertThat(next(conversation(), notYet, NOON.plus(Duration.ofDays(7))))
			.isEqualTo(new Step.CallOff(Reason.CONTRIBUTOR_UNKNOWN));
	}

	@Test
	void withoutTheSubmissionItWaits() {
		Known here = here("a@example.org", "en");
		Conversation early = Conversation.hear(null, told(new Notice.ReviewStarted()), NOON);
		assertThat(next(early, here, NOON)).isInstanceOf(Step.Wait.class);
		assertThat(next(early, here, NOON.plus(Duration.ofDays(7))))
			.isEqualTo(new Step.CallOff(Reason.SUBMISSION_UNKNOWN));
	}

	@Test
	void withoutTheLinkItWaits() {
		Known here = new Known.Here(new Contributor("Ana", "a@example.org", "en", null));
		assertThat(next(conversation(), here, NOON)).isInstanceOf(Step.Wait.class);
		assertThat(next(conversation(), here, NOON.plus(Duration.ofDays(7))))
			.isEqualTo(new Step.CallOff(Reason.SUBMISSION_UNKNOWN));
	}

	@Test
	void withoutAnAddressItIsCalledOffSoon() {
		assertThat(next(conversation(), here(null, "en"), NOON)).isInstanceOf(Step.Wait.class);
		assertThat(next(conversation(), here(" ", "en"), NOON.plus(Duration.ofMinutes(2))))
			.isEqualTo(new Step.CallOff(Reason.NO_ADDRESS));
	}

	@Test
	void theErasedAndOurselvesAreNotWrittenTo() {
		assertThat(next(conversation(), new Known.Erased(), NOON))
			.isEqualTo(new Step.CallOff(Reason.CONTRIBUTOR_ERASED));
		assertThat(next(conversation(), here("Practices@LOCALHOST", "en"), NOON))
			.isEqualTo(new Step.CallOff(Reason.OWN_ADDRESS));
	}

	@Test
	void whatTakesNoMailIsWrittenToOnlyAfterItsOwnerHasWritten() {
		Known here = here("a@example.org", "en");
		Conversation conversation = conversation();
		Delivery head = conversation.head().orElseThrow();
		assertThat(this.sorting.next(conversation, head, here, (since) -> List.of(),
				(address) -> Optional.of(NOON).filter((at) -> address.equals(Address.digest("A@Example.org "))),
				(ids) -> Map.of(), NOON))
			.isEqualTo(new Step.CallOff(Reason.BOUNCED));
		assertThat(this.sorting.next(conversation, head, here, (since) -> List.of(),
				(address) -> Optional.of(NOON.minusSeconds(1)), (ids) -> Map.of(), NOON))
			.isInstanceOfSatisfying(Step.Send.class, (send) -> assertThat(send.proves()).isTrue());
		assertThat(next(conversation, here, NOON)).isInstanceOfSatisfying(Step.Send.class,
				(send) -> assertThat(send.proves()).isFalse());
	}

	@Test
	void oldNewsIsNotSentUnlessItWasBegun() {
		Known here = here("a@example.org", "en");
		Instant late = NOON.plus(Duration.ofDays(14));
		assertThat(next(conversation(late.minusSeconds(1)), here, late)).isInstanceOf(Step.Send.class);
		assertThat(next(conversation(late), here, late)).isEqualTo(new Step.CallOff(Reason.TOO_LATE));
		Conversation begun = conversation(late);
		begun = begun.sending(begun.head().orElseThrow(), NOON);
		assertThat(next(begun, here, late)).isInstanceOf(Step.Send.class);
	}

	@Test
	void whatWaitedHereIsNoOldNewsHoweverLongItWaited() {
		Instant muchLater = NOON.plus(Duration.ofDays(60));
		assertThat(next(conversation(), here("a@example.org", "en"), muchLater)).isInstanceOf(Step.Send.class);
	}

	@Test
	void tooManyMailsWithinAnHourWait() {
		Known here = here("a@example.org", "en");
		Instant first = NOON.minusSeconds(1800);
		List<Instant> cap = Collections.nCopies(PROPERTIES.mostPerHour(), first);
		Conversation conversation = conversation();
		Delivery head = conversation.head().orElseThrow();
		assertThat(this.sorting.next(conversation, head, here, (since) -> cap, SortingTests::neverLost,
				(ids) -> Map.of(), NOON))
			.isEqualTo(new Step.Postpone(NOON.plusSeconds(1801)));
		assertThat(this.sorting.next(conversation, head, here, (since) -> cap.subList(1, cap.size()),
				SortingTests::neverLost, (ids) -> Map.of(), NOON))
			.isInstanceOf(Step.Send.class);
	}

	@Test
	void whoseTimeHasNotComeRests() {
		Conversation conversation = conversation();
		conversation = conversation.postponed(conversation.head().orElseThrow(), NOON.plusSeconds(60));
		assertThat(next(conversation, here("a@example.org", "en"), NOON)).isEqualTo(new Step.Rest());
		assertThat(next(conversation, here("a@example.org", "en"), NOON.plusSeconds(60))).isInstanceOf(Step.Send.class);
	}

	@Test
	void anExpiredLeaseIsTakenUp() {
		Conversation conversation = conversation();
		conversation = conversation.sending(conversation.head().orElseThrow(), NOON.plusSeconds(300));
		assertThat(next(conversation, here("a@example.org", "en"), NOON.plusSeconds(299))).isEqualTo(new Step.Rest());
		assertThat(next(conversation, here("a@example.org", "en"), NOON.plusSeconds(300)))
			.isInstanceOf(Step.Send.class);
	}

	@Test
	void delaysDoubleAndAreScatteredSoThatWhatFailedTogetherDoesNotComeBackTogether() {
		assertBetween(this.sorting.again(tried(1), NOON), Duration.ofSeconds(30));
		assertBetween(this.sorting.again(tried(2), NOON), Duration.ofSeconds(60));
		assertBetween(this.sorting.again(tried(9), NOON), Duration.ofHours(1));
		assertBetween(this.sorting.again(tried(10_000), NOON), Duration.ofHours(1));
		assertThat(this.sorting.again(tried(2), NOON)).isEqualTo(this.sorting.again(tried(2), NOON));
		Set<Instant> times = IntStream.range(0, 100)
			.mapToObj((number) -> Conversation.hear(null,
					new Told("e" + number, NOON, "PP-7K3M9Q", "c1", null, null, null, new Notice.Delayed()), NOON))
			.map((conversation) -> this.sorting.again(conversation.head().orElseThrow(), NOON))
			.collect(Collectors.toSet());
		assertThat(times).hasSizeGreaterThan(50);
	}

	private static void assertBetween(Instant again, Duration whole) {
		assertThat(again).isAfterOrEqualTo(NOON.plus(whole.multipliedBy(3).dividedBy(4)))
			.isBeforeOrEqualTo(NOON.plus(whole));
	}

	@Test
	void whoCannotTakeALetterForFiveDaysIsGivenUp() {
		assertThat(this.sorting.tooLong(tried(1), NOON.plus(Duration.ofDays(5)).minusSeconds(1))).isFalse();
		assertThat(this.sorting.tooLong(tried(1), NOON.plus(Duration.ofDays(5)))).isTrue();
	}

	private Step next(Conversation conversation, Known known, Instant now) {
		return this.sorting.next(conversation, conversation.head().orElseThrow(), known, (since) -> List.of(),
				SortingTests::neverLost, (ids) -> Map.of(), now);
	}

	/** What a letter to the desk names may be erased before it is written. */
	@Test
	void aLetterToTheDeskNamesWhatIsThereOrIsCalledOff() {
		Conversation desk = Conversation.hear(null, new Told("e1", NOON, Conversation.OF_THE_DESK, "p1", null, null,
				null, new Notice.DeskNews("s1", Notice.News.RECEIVED)), NOON);
		Delivery head = desk.head().orElseThrow();
		Known ana = here("ana@hub.example", "fr");
		assertThat(desk(desk, head, ana, Map.of("s1", new Practice("PP-7K3M9Q", null)), NOON))
			.isInstanceOfSatisfying(Step.Send.class, (send) -> {
				assertThat(send.occasion().named()).containsKey("s1");
				assertThat(send.occasion().statusToken()).isEqualTo("token");
			});
		assertThat(desk(desk, head, ana, Map.of(), NOON)).isInstanceOf(Step.Wait.class);
		assertThat(desk(desk, head, ana, Map.of(), NOON.plus(Duration.ofMinutes(2))))
			.isEqualTo(new Step.CallOff(Reason.SUBMISSION_UNKNOWN));
		Known forgotten = new Known.Here(new Contributor(null, null, "fr", null));
		assertThat(desk(desk, head, forgotten, Map.of(), NOON.plus(Duration.ofMinutes(2))))
			.isEqualTo(new Step.CallOff(Reason.NO_ADDRESS));
	}

	/**
	 * That another one goes on is told also when that one is erased before it is written.
	 */
	@Test
	void aLetterToAContributorGoesOutWithoutTheOtherOne() {
		Conversation merged = Conversation.hear(conversation(), new Told("e2", NOON, "PP-7K3M9Q", "c1", null, null,
				null, new Notice.Merged("Twice.", "ana", "s2", null)), NOON);
		Delivery head = merged.deliveries().getLast();
		assertThat(desk(merged, head, here("a@example.org", "en"), Map.of(), NOON))
			.isInstanceOfSatisfying(Step.Send.class, (send) -> assertThat(send.occasion().named()).isEmpty());
	}

	private Step desk(Conversation desk, Delivery head, Known known, Map<String, Practice> there, Instant now) {
		return this.sorting.next(desk, head, known, (since) -> List.of(), SortingTests::neverLost, (ids) -> there, now);
	}

	private static Delivery tried(int attempts) {
		Conversation conversation = conversation();
		for (int attempt = 0; attempt < attempts; attempt++) {
			conversation = conversation.sending(conversation.head().orElseThrow(), NOON);
		}
		return conversation.head().orElseThrow();
	}

	private static Conversation conversation() {
		return conversation(NOON);
	}

	private static Conversation conversation(Instant heardAt) {
		return Conversation.hear(null, told(new Notice.Delayed()), heardAt);
	}

	private static Told told(Notice notice) {
		return new Told("e1", NOON, "PP-7K3M9Q", "c1", null, null, null, notice);
	}

	private static Known here(@Nullable String email, @Nullable String language) {
		return new Known.Here(new Contributor("Ana", email, language, "token"));
	}

	/** Nothing has come back from any address. */
	private static Optional<Instant> neverLost(String address) {
		return Optional.empty();
	}

}
