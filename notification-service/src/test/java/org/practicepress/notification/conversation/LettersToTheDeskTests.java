package org.practicepress.notification.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Notice;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters to somebody at the desk. */
class LettersToTheDeskTests {

	private static final Instant NOON = Instant.parse("2026-11-05T12:00:00Z");

	private static final Notice DIGEST = new Notice.DeskDigest(List.of("s1"), List.of(), List.of(), 2, 3,
			List.of("s2"));

	@Test
	void eachIsAMailByItselfWithoutAReference() {
		Conversation desk = sent(hear(null, "e1", DIGEST), "<1@hub.example>");
		desk = hear(desk, "e2", DIGEST);
		assertThat(desk.threading()).isEqualTo(new Threading(null, List.of(), null, false));
		assertThat(desk.marked("What waits")).isEqualTo("What waits");
		Delivery head = desk.head().orElseThrow();
		assertThat(desk.occasion(head, "secret").orElseThrow().statusToken()).isEqualTo("secret");
	}

	@Test
	void theSameNewsMakeOneLetter() {
		Notice news = new Notice.DeskNews("s1", Notice.News.MESSAGE);
		Conversation desk = hear(hear(null, "e1", news), "e1", news);
		assertThat(desk.deliveries()).hasSize(1);
		assertThat(desk.head().orElseThrow().notice().kind()).isEqualTo(Kind.DESK_MESSAGE);
	}

	@Test
	void aNoteThatAsksMakesALetterOfItsOwn() {
		Notice news = new Notice.DeskNews("s1", Notice.News.MENTIONED);
		Conversation desk = hear(hear(null, "n1", news), "n1", news);
		assertThat(desk.deliveries()).hasSize(1);
		assertThat(desk.head().orElseThrow().notice().kind()).isEqualTo(Kind.DESK_MENTIONED);
	}

	@Test
	void nobodyIsToldWhatBecameOfThem() {
		Conversation desk = hear(null, "e1", DIGEST);
		Delivery head = desk.head().orElseThrow();
		assertThat(Conversation.told(desk, desk.sent(head, "<1@hub.example>", NOON)).events()).isEmpty();
		assertThat(Conversation.told(desk, desk.undelivered(head, Reason.REJECTED, NOON)).events()).isEmpty();
	}

	@Test
	void whatTheyNamedIsNotKeptNorAreAllOfThem() {
		Conversation desk = hear(null, "e0", DIGEST);
		assertThat(desk.deliveries().getFirst().notice().submissions()).containsExactly("s1", "s2");
		for (int number = 1; number < 50; number++) {
			desk = hear(sent(desk, "<" + number + "@hub.example>"), "e" + number, DIGEST);
		}
		desk = sent(desk, "<last@hub.example>");
		assertThat(desk.deliveries()).hasSize(30)
			.allSatisfy((delivery) -> assertThat(delivery.notice().submissions()).isEmpty());
	}

	@Test
	void whatCameBackEndsWhatIsWrittenToThatAddress() {
		String address = Address.digest("ana@hub.example");
		Conversation desk = hear(null, "e1", DIGEST);
		Delivery addressed = desk.head().orElseThrow().addressed("<1@hub.example>", address);
		desk = sent(desk.sending(addressed, NOON), "<1@hub.example>");
		Report.Said said = new Report.Said(Address.mark("<1@hub.example>", address), Report.Outcome.FAILED, "5.1.1");
		Change<Conversation, NotificationEvent> reported = Conversation.told(desk,
				Objects.requireNonNull(desk.reported("<1@hub.example>", List.of(said), (person) -> address, NOON)));
		assertThat(reported.state().reach().bounced()).isEqualTo(address);
		assertThat(reported.events()).isEmpty();
		assertThat(reported.state().wroteAfter(NOON)).isFalse();
		Change<Conversation, NotificationEvent> chosen = Objects
			.requireNonNull(reported.state().wrote(NOON.plusSeconds(60)));
		assertThat(chosen.state().wroteAfter(NOON)).as("somebody is there again").isTrue();
		assertThat(chosen.state().wrote(NOON)).isNull();
	}

	private static Conversation hear(@Nullable Conversation before, String cause, Notice notice) {
		return Conversation
			.told(before,
					Change.of(Conversation.hear(before,
							new Told(cause, NOON, Conversation.OF_THE_DESK, "p1", null, null, null, notice), NOON)))
			.state();
	}

	private static Conversation sent(Conversation desk, String messageId) {
		return Conversation.told(desk, desk.sent(desk.head().orElseThrow(), messageId, NOON)).state();
	}

}
