package org.practicepress.review.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Samples;
import org.practicepress.review.decision.Status;
import org.practicepress.review.notes.Note;
import org.practicepress.review.queue.Course.Step;
import org.practicepress.review.queue.Overdue;
import org.practicepress.review.queue.Overdue.Late;
import org.practicepress.review.queue.Waiting;
import org.practicepress.review.submission.SubmissionEvent.MessageReceived;
import org.practicepress.review.subscription.DeskMail.DigestDue;
import org.practicepress.review.subscription.DeskMail.EditorUpdated;
import org.practicepress.review.subscription.DeskMail.Held;
import org.practicepress.review.subscription.DeskMail.News;
import org.practicepress.review.subscription.DeskMail.NewsArrived;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionTests {

	private static final Instant NOW = Instant.parse("2026-11-05T10:00:00Z");

	private static final MailsProperties TIMES = new MailsProperties(7, ZoneOffset.UTC, Duration.ofMinutes(1),
			Duration.ofDays(30));

	private static final DigestDue SOMETHING = new DigestDue(List.of("a"), List.of(), List.of(), 0, 1, List.of());

	private static final DigestDue NOTHING = new DigestDue(List.of(), List.of(), List.of(), 0, 9, List.of());

	private static final Overdue NONE_LATE = new Overdue(Duration.ofDays(7), Duration.ofDays(7), List.of());

	@Test
	void editorsGetADigestADayAndReadersNothingUntilTheySay() {
		assertThat(subscription(editor()).rhythm()).isEqualTo(Rhythm.DAILY);
		assertThat(subscription(editor()).next()).isEqualTo(Instant.parse("2026-11-06T07:00:00Z"));
		Subscription reader = subscription(visitor("a@hub.example", true, false, "en"));
		assertThat(reader.rhythm()).isEqualTo(Rhythm.NEVER);
		assertThat(reader.next()).isNull();
		assertThat(reader.choosing(Rhythm.WEEKLY, "fr", TIMES, NOW)).satisfies((chosen) -> {
			assertThat(chosen.next()).isEqualTo(Instant.parse("2026-11-09T07:00:00Z"));
			assertThat(chosen.language()).isEqualTo("fr");
		});
	}

	@Test
	void digestsAreDueAtTheHourOfTheHub() {
		MailsProperties berlin = new MailsProperties(7, ZoneId.of("Europe/Berlin"), Duration.ofMinutes(1),
				Duration.ofDays(30));
		assertThat(berlin.next(Rhythm.DAILY, Instant.parse("2026-10-24T05:00:00Z"))).isEqualTo("2026-10-25T06:00:00Z");
		assertThat(berlin.next(Rhythm.DAILY, Instant.parse("2026-10-24T04:59:59Z"))).isEqualTo("2026-10-24T05:00:00Z");
		assertThat(berlin.next(Rhythm.WEEKLY, Instant.parse("2026-11-09T06:00:00Z"))).isEqualTo("2026-11-16T06:00:00Z");
		assertThat(berlin.next(Rhythm.AT_ONCE, NOW)).isNull();
	}

	@Test
	void anAddressIsToldAsLongAsSomethingIsWrittenToIt() {
		Subscription first = subscription(editor());
		assertThat(Subscription.change(null, first, List.of()).events())
			.containsExactly(new EditorUpdated("ana", "ana@hub.example", "en", "token", null));
		Subscription never = first.choosing(Rhythm.NEVER, "en", TIMES, NOW);
		assertThat(Subscription.change(first, never, List.of()).events())
			.containsExactly(new EditorUpdated(null, null, "en", null, null));
		assertThat(Subscription.change(never, never.choosing(Rhythm.NEVER, "fr", TIMES, NOW), List.of()).events())
			.isEmpty();
		Subscription nobody = subscription(visitor(null, true, true, "en"));
		assertThat(Subscription.change(null, nobody, List.of()).events()).isEmpty();
	}

	/** By saying again what they want they say that mail reaches them. */
	@Test
	void whoChoosesIsToldOf() {
		Subscription first = subscription(editor());
		Subscription again = first.choosing(Rhythm.DAILY, "en", TIMES, NOW);
		assertThat(Subscription.change(first, again, List.of()).events())
			.containsExactly(new EditorUpdated("ana", "ana@hub.example", "en", "token", NOW));
	}

	@Test
	void whoMayLookNoMoreIsForgottenAtOnce() {
		Subscription before = subscription(editor()).choosing(Rhythm.DAILY, "en", TIMES, NOW);
		Subscription after = before.seen(visitor("ana@hub.example", false, false, null), TIMES, NOW);
		assertThat(after.next()).isNull();
		assertThat(Subscription.change(before, after, List.of()).events())
			.containsExactly(new EditorUpdated(null, null, "en", null, null));
		assertThat(after.looked(SOMETHING, Map.of(), TIMES, NOW).events()).isEmpty();
		assertThat(after.seen(editor(), TIMES, NOW).rhythm()).isEqualTo(Rhythm.DAILY);
	}

	@Test
	void theLanguageFollowsThePageUntilOneIsChosen() {
		Subscription first = subscription(editor());
		Subscription arabic = first.seen(visitor("ana@hub.example", true, true, "ar"), TIMES, NOW);
		assertThat(arabic.language()).isEqualTo("ar");
		assertThat(arabic.seen(visitor(null, true, true, null), TIMES, NOW)).satisfies((later) -> {
			assertThat(later.language()).isEqualTo("ar");
			assertThat(later.email()).isEqualTo("ana@hub.example");
		});
		Subscription chosen = arabic.choosing(Rhythm.DAILY, "fr", TIMES, NOW);
		assertThat(chosen.seen(editor(), TIMES, NOW).language()).isEqualTo("fr");
	}

	@Test
	void beingThereIsNotedOnceAnHour() {
		Subscription first = subscription(editor());
		assertThat(first.seen(editor(), TIMES, NOW.plusSeconds(60))).isSameAs(first);
		assertThat(first.seen(editor(), TIMES, NOW.plus(Duration.ofHours(2))).seenAt())
			.isEqualTo(NOW.plus(Duration.ofHours(2)));
	}

	@Test
	void nothingIsSaidWhenNothingWaits() {
		Change<Subscription, DeskMail> looked = subscription(editor()).looked(NOTHING, Map.of(), TIMES, NOW);
		assertThat(looked.events()).isEmpty();
		assertThat(looked.state().since()).isEqualTo(NOW);
		assertThat(looked.state().mailedAt()).isNull();
		assertThat(subscription(editor()).looked(SOMETHING, Map.of(), TIMES, NOW).events()).containsExactly(SOMETHING);
	}

	@Test
	void whoDoesNotComeForItIsWrittenToNoMoreUntilTheyDo() {
		Subscription mailed = subscription(editor()).looked(SOMETHING, Map.of(), TIMES, NOW).state();
		Instant month = NOW.plus(Duration.ofDays(30));
		Change<Subscription, DeskMail> still = mailed.looked(SOMETHING, Map.of(), TIMES, month);
		assertThat(still.events()).containsExactly(SOMETHING);
		Change<Subscription, DeskMail> away = still.state().looked(SOMETHING, Map.of(), TIMES, month.plusSeconds(1));
		assertThat(away.events()).containsExactly(new EditorUpdated(null, null, "en", null, null));
		Subscription back = away.state().seen(editor(), TIMES, month.plusSeconds(60));
		assertThat(Subscription.change(away.state(), back, List.of()).events())
			.containsExactly(new EditorUpdated("ana", "ana@hub.example", "en", "token", null));
		assertThat(back.looked(SOMETHING, Map.of(), TIMES, month.plusSeconds(120)).events()).containsExactly(SOMETHING);
	}

	/** A quiet year is nobody's fault. */
	@Test
	void whoWasToldNothingIsNotAway() {
		Subscription quiet = subscription(editor()).looked(NOTHING, Map.of(), TIMES, NOW).state();
		assertThat(quiet.looked(SOMETHING, Map.of(), TIMES, NOW.plus(Duration.ofDays(365))).events())
			.containsExactly(SOMETHING);
	}

	@Test
	void onlyThoseWhoWantItAreToldAtOnce() {
		NewsArrived news = new NewsArrived("cause", "a", News.RECEIVED);
		assertThat(subscription(editor()).told(news, TIMES, NOW).events()).isEmpty();
		Subscription atOnce = subscription(editor()).choosing(Rhythm.AT_ONCE, "en", TIMES, NOW);
		assertThat(atOnce.next()).isNull();
		assertThat(atOnce.told(news, TIMES, NOW).events()).containsExactly(news);
	}

	@Test
	void aDigestNamesWhatIsNewWhatCameToOnesOwnAndWhatIsLate() {
		Overdue late = new Overdue(Duration.ofDays(7), Duration.ofDays(7),
				List.of(late("new", Status.QUEUED, null), late("late", Status.QUEUED, null),
						late("late-mine", Status.IN_REVIEW, "ana"), late("late-bens", Status.IN_REVIEW, "ben")));
		DigestDue digest = Digest.of(subscription(editor()),
				List.of(waiting("new", Status.QUEUED, null, What.RECEIVED),
						waiting("back", Status.QUEUED, null, What.RECEIVED, What.STARTED, What.RETURNED),
						waiting("revised", Status.IN_REVIEW, "ana", What.STARTED, What.REVISED, What.MESSAGE),
						waiting("handed", Status.IN_REVIEW, "ana", What.STARTED, What.HANDED_OVER),
						waiting("taken", Status.IN_REVIEW, "ana", What.RECEIVED, What.STARTED),
						waiting("bens", Status.IN_REVIEW, "ben", What.REVISED)),
				List.of(), late, 4);
		assertThat(digest.arrived()).containsExactly("new", "back");
		assertThat(digest.mine()).containsExactly(new Held("revised", List.of(News.REVISED, News.MESSAGE)),
				new Held("handed", List.of(News.HANDED_OVER)));
		assertThat(digest.overdue()).containsExactly("late", "late-mine");
		assertThat(digest.queued()).isEqualTo(4);
	}

	@Test
	void chiefEditorsAreToldOfWhatIsVeryLateWhoeverHasIt() {
		Overdue late = new Overdue(Duration.ofDays(7), Duration.ofDays(7),
				List.of(late("late-bens", Status.IN_REVIEW, "ben"), late("very-late-bens", Status.IN_REVIEW, "ben")));
		assertThat(Digest.of(subscription(editor()), List.of(), List.of(), late, 0).overdue()).isEmpty();
		Visitor chief = new Visitor("id-of-ana", "ana", "ana@hub.example", true, true, true, "en");
		assertThat(Digest.of(subscription(chief), List.of(), List.of(), late, 0).overdue())
			.containsExactly("very-late-bens");
	}

	@Test
	void aDigestTellsOnceOfEachNoteThatMentionsSomebody() {
		DigestDue digest = Digest.of(subscription(editor()), List.of(),
				List.of(note("n1", "a"), note("n2", "a"), note("n3", "late")),
				new Overdue(Duration.ofDays(7), Duration.ofDays(7), List.of(late("late", Status.QUEUED, null))), 1);
		assertThat(digest.mentioned()).containsExactly("a", "late");
		assertThat(digest.overdue()).as("named already").isEmpty();
		assertThat(digest.saysNothing()).isFalse();
		Subscription told = subscription(editor()).looked(digest, Map.of("n1", 1, "n2", 1, "n3", 1), TIMES, NOW)
			.state();
		assertThat(Digest.of(told, List.of(), List.of(note("n2", "a"), note("n4", "b")), NONE_LATE, 1).mentioned())
			.containsExactly("b");
	}

	@Test
	void aNoteThatIsSentAgainIsToldAtOnceOnlyOnce() {
		NewsArrived mentioned = new NewsArrived("n1", "a", News.MENTIONED);
		Subscription atOnce = subscription(editor()).choosing(Rhythm.AT_ONCE, "en", TIMES, NOW);
		Change<Subscription, DeskMail> first = atOnce.told(mentioned, TIMES, NOW);
		assertThat(first.events()).containsExactly(mentioned);
		Change<Subscription, DeskMail> again = first.state().told(mentioned, TIMES, NOW);
		assertThat(again.events()).isEmpty();
		assertThat(again.state()).isEqualTo(first.state());
		Subscription daily = first.state().choosing(Rhythm.DAILY, "en", TIMES, NOW);
		assertThat(Digest.of(daily, List.of(), List.of(note("n1", "a")), NONE_LATE, 1).saysNothing()).isTrue();
	}

	/** Who has taken it answers. */
	@Test
	void aMessageIsNewsWhateverWasDecided() {
		MessageReceived message = new MessageReceived("PP-7K3M9Q", Samples.file("message.txt", "text/plain", 'f'),
				"email", NOW, null, null);
		for (Status status : Status.values()) {
			assertThat(AtOnce.news(Samples.review(status), message)).as(status.code()).contains(News.MESSAGE);
		}
	}

	@Test
	void whatWasNamedIsNamedAgainOnlyWithSomethingNew() {
		Waiting revised = waiting("revised", Status.IN_REVIEW, "ana", What.STARTED, What.REVISED);
		Subscription told = subscription(editor()).looked(SOMETHING, Map.of("revised", 2, "new", 1), TIMES, NOW)
			.state();
		assertThat(Digest
			.of(told, List.of(revised, waiting("new", Status.QUEUED, null, What.RECEIVED)), List.of(), NONE_LATE, 1)
			.saysNothing()).isTrue();
		Waiting answered = waiting("revised", Status.IN_REVIEW, "ana", What.STARTED, What.REVISED, What.MESSAGE);
		assertThat(Digest.of(told, List.of(answered), List.of(), NONE_LATE, 1).mine())
			.containsExactly(new Held("revised", List.of(News.MESSAGE)));
	}

	@Test
	void whoHasWhatOthersWereMergedIntoHearsWhatTheirContributorsWrite() {
		Subscription ana = subscription(editor());
		Waiting merged = waiting("merged", Status.MERGED, "ana", What.STARTED, What.MESSAGE, What.MERGED);
		assertThat(Digest.of(ana, List.of(merged), List.of(), NONE_LATE, 0).saysNothing()).as("not theirs then")
			.isTrue();
		Waiting written = waiting("merged", Status.MERGED, "ana", What.STARTED, What.MERGED, What.MESSAGE);
		assertThat(Digest.of(ana, List.of(written), List.of(), NONE_LATE, 0).mine())
			.containsExactly(new Held("merged", List.of(News.MESSAGE)));
		Subscription told = ana.looked(SOMETHING, Map.of("merged", 3), TIMES, NOW).state();
		assertThat(Digest.of(told, List.of(written), List.of(), NONE_LATE, 0).saysNothing()).isTrue();
		Waiting another = waiting("merged", Status.MERGED, "ben", What.MERGED, What.MESSAGE);
		assertThat(Digest.of(ana, List.of(another), List.of(), NONE_LATE, 0).saysNothing()).isTrue();
	}

	@Test
	void whatIsOldAndOnlyTouchedIsNoNews() {
		Waiting old = new Waiting("old", Status.QUEUED, null,
				List.of(new Step(What.RECEIVED.code(), NOW.minus(Duration.ofDays(61)))));
		assertThat(Digest.of(subscription(editor()), List.of(old), List.of(), NONE_LATE, 1).saysNothing()).isTrue();
	}

	@Test
	void aDigestHasAnEnd() {
		List<Waiting> many = IntStream.range(0, 25)
			.mapToObj((number) -> waiting("new-" + number, Status.QUEUED, null, What.RECEIVED))
			.toList();
		DigestDue digest = Digest.of(subscription(editor()), many, List.of(), NONE_LATE, 25);
		assertThat(digest.arrived()).hasSize(Digest.MOST);
		assertThat(digest.more()).isEqualTo(5);
	}

	@Test
	void whatWasNamedIsRememberedOfTheLatestOnly() {
		Subscription told = subscription(editor());
		for (int number = 0; number < 300; number++) {
			told = told.looked(SOMETHING, Map.of("s" + number, 1), TIMES, NOW).state();
		}
		assertThat(told.told()).hasSize(200).containsKey("s299").doesNotContainKey("s99");
	}

	@Test
	void logsNameNobody() {
		assertThat(editor().toString() + subscription(editor()) + Subscription.reached(subscription(editor())))
			.doesNotContain("ana@", "token");
	}

	private static Subscription subscription(Visitor visitor) {
		return Subscription.of(visitor, "token", "en", TIMES, NOW);
	}

	private static Visitor editor() {
		return visitor("ana@hub.example", true, true, "en");
	}

	private static Visitor visitor(@Nullable String email, boolean reads, boolean decides, @Nullable String language) {
		return new Visitor("id-of-ana", "ana", email, reads, decides, false, language);
	}

	private static Waiting waiting(String id, Status status, @Nullable String editor, What... steps) {
		return new Waiting(id, status, editor,
				Arrays.stream(steps).map((what) -> new Step(what.code(), NOW.minusSeconds(60))).toList());
	}

	private static Note note(String id, String submission) {
		return new Note(id, submission, "id-of-ben", "ben", "@ana?", List.of("ana"), List.of("ana"), NOW, null);
	}

	private static Late late(String id, Status status, @Nullable String editor) {
		return new Late(id, "PP-7K3M9Q", status, NOW.minus(Duration.ofDays(9)), editor, id.startsWith("very"));
	}

}
