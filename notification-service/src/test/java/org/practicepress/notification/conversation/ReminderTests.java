package org.practicepress.notification.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Notice;
import org.practicepress.notification.letter.SampleNotices;

import static org.assertj.core.api.Assertions.assertThat;

/** When a contributor is reminded of changes, and when not any more. */
class ReminderTests {

	private static final Instant ASKED = Instant.parse("2026-11-02T12:00:00Z");

	private static final Duration TWO_WEEKS = Duration.ofDays(14);

	private static final Duration FIVE_WEEKS = Duration.ofDays(35);

	private static final Notice CHANGES = new Notice.ChangesRequested("How many?");

	@Test
	void whoHasNotSentTheChangesIsRemindedOfThemTwice() {
		Conversation asked = hear(hear(null, Duration.ofDays(-1), new Notice.Received(List.of(), null)), Duration.ZERO,
				CHANGES);
		assertThat(asked.deliveries()).extracting((letter) -> letter.notice().kind())
			.containsExactly(Kind.RECEIVED, Kind.CHANGES_REQUESTED, Kind.REMINDER, Kind.REMINDER);
		asked = sent(sent(asked));
		assertThat(asked.open()).isZero();
		assertThat(asked.next()).isEqualTo(ASKED.plus(TWO_WEEKS));
		assertThat(asked.head().orElseThrow().notice()).isEqualTo(new Notice.Reminder("How many?", ASKED));
		Conversation reminded = sent(asked);
		assertThat(reminded.next()).isEqualTo(ASKED.plus(FIVE_WEEKS));
		assertThat(sent(reminded).head()).isEmpty();
		assertThat(asked.deliveries()).extracting(Delivery::id).doesNotHaveDuplicates();
		assertThat(asked.deliveries().subList(1, 4)).extracting(Delivery::cause).containsOnly("CHANGES_REQUESTED PT0S");
		assertThat(hear(asked, Duration.ZERO, CHANGES).deliveries()).hasSize(4);
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void whatIsSentOrDecidedEndsIt(Kind kind) {
		Notice notice = SampleNotices.all().stream().filter((one) -> one.kind() == kind).findFirst().orElseThrow();
		Conversation after = hear(hear(null, Duration.ZERO, CHANGES), Duration.ofDays(3), notice);
		int reminders = switch (kind) {
			// it may be somebody else's, or not sent for weeks
			case MAIL_HELD, COAUTHOR_ASKED, COAUTHOR_UNREACHED, ERASURE_ASKED, DRAFT_SAVED -> 2;
			// says nothing of the form
			case MESSAGE_WRITTEN, MAIL_ANSWERED -> 2;
			// to somebody else
			case DESK_DIGEST, DESK_RECEIVED, DESK_REVISED, DESK_MESSAGE, DESK_MENTIONED -> 2;
			// asked once more, from that day on
			case CHANGES_REQUESTED -> 2;
			case REMINDER -> 3;
			default -> 0;
		};
		assertThat(after.deliveries().stream().filter((letter) -> letter.notice().kind() == Kind.REMINDER))
			.hasSize(reminders)
			.allSatisfy((letter) -> assertThat(letter.next())
				.isAfter(ASKED.plus((kind == Kind.CHANGES_REQUESTED) ? TWO_WEEKS : Duration.ZERO)));
	}

	@Test
	void whateverOrderTopicsComeIn() {
		Conversation revised = hear(null, Duration.ofDays(3), new Notice.Revised(List.of(), null));
		Conversation late = hear(revised, Duration.ZERO, CHANGES);
		assertThat(late.deliveries()).extracting((letter) -> letter.notice().kind())
			.containsExactly(Kind.CHANGES_REQUESTED, Kind.REVISED);
		Conversation early = hear(hear(null, Duration.ZERO, CHANGES), Duration.ofDays(-3),
				new Notice.Received(List.of(), null));
		assertThat(early.deliveries()).hasSize(4);
	}

	@Test
	void whatHappensMeanwhileDoesNotWaitForTheDay() {
		Conversation asked = sent(hear(null, Duration.ZERO, CHANGES));
		Conversation held = hear(asked, Duration.ofDays(2), new Notice.MailHeld("mail"));
		assertThat(held.head().orElseThrow().notice().kind()).isEqualTo(Kind.MAIL_HELD);
		assertThat(held.open()).isEqualTo(1);
	}

	@Test
	void oneThatIsBeingSentIsNotTakenOut() {
		Conversation asked = sent(hear(null, Duration.ZERO, CHANGES));
		Conversation sending = asked.sending(asked.head().orElseThrow(), ASKED.plus(TWO_WEEKS));
		Conversation revised = hear(sending, Duration.ofDays(14), new Notice.Revised(List.of(), null));
		assertThat(revised.deliveries()).extracting((letter) -> letter.notice().kind())
			.containsExactly(Kind.CHANGES_REQUESTED, Kind.REMINDER, Kind.REVISED);
	}

	/** Those who wait for a letter are counted, and nobody waits for this one. */
	@Test
	void oneThatCannotBeSentIsToldLikeAnyOther() {
		Conversation asked = sent(hear(null, Duration.ZERO, CHANGES));
		Delivery reminder = asked.head().orElseThrow();
		Conversation late = asked.waiting(reminder, Reason.CONTRIBUTOR_UNKNOWN, ASKED.plus(FIVE_WEEKS));
		assertThat(late.trouble().orElseThrow().more()).isZero();
	}

	@Test
	void nobodyIsRemindedWhereThatIsSetSo() {
		Told told = told(Duration.ZERO, CHANGES);
		assertThat(Conversation.hear(null, told, ASKED).reminding(told, List.of(), ASKED).deliveries()).hasSize(1);
	}

	private static Conversation sent(Conversation conversation) {
		return conversation.sent(conversation.head().orElseThrow(), "<m@x>", ASKED).state();
	}

	private static Conversation hear(@Nullable Conversation before, Duration after, Notice notice) {
		Told told = told(after, notice);
		return Conversation.hear(before, told, told.happenedAt())
			.reminding(told, List.of(TWO_WEEKS, FIVE_WEEKS), told.happenedAt());
	}

	private static Told told(Duration after, Notice notice) {
		return new Told(notice.kind() + " " + after, ASKED.plus(after), "PP-7K3M9Q", "c1", SampleNotices.TOKEN, null,
				null, notice);
	}

}
