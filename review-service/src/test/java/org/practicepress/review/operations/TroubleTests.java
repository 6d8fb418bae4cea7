package org.practicepress.review.operations;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.review.operations.Trouble.What;
import org.practicepress.review.operations.TroubleEvent.LetterStuck;
import org.practicepress.review.operations.TroubleEvent.MailStuck;
import org.practicepress.review.operations.TroubleEvent.Over;

import static org.assertj.core.api.Assertions.assertThat;

/** What is known of what is stuck, with plain objects. */
class TroubleTests {

	private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123Z");

	@Test
	void whatIsToldIsKnownUntilItIsOver() {
		Trouble stuck = told(null, letter("one", 4));
		assertThat(stuck.open()).isTrue();
		assertThat(stuck.since()).isEqualTo("2026-11-26T12:00:00Z");
		assertThat(told(stuck, letter("one", 8)).attempts()).isEqualTo(8);
		assertThat(told(stuck, new Over()).open()).isFalse();
		assertThat(Trouble.told(null, "id", new Over())).isNull();
		Trouble mail = told(null, new MailStuck(null, "not-opened", NOON, 5, null, 1000));
		assertThat(mail.kind()).isEqualTo(Trouble.Kind.MAIL);
		assertThat(mail.waiting()).isFalse();
	}

	@Test
	void nobodyCanAskAgainUntilThereIsAnAnswer() {
		Trouble asked = asked(told(null, letter("one", 4)), What.RETRY, null);
		assertThat(asked.pending()).isTrue();
		assertThat(asked.asked(What.RETRY, "ben", NOON, null)).isNull();
		assertThat(asked.asked(What.DISCARD, "ben", NOON, "no")).isNull();
		assertThat(told(asked, letter("one", 8)).pending()).as("told before it was heard").isTrue();
		assertThat(told(asked, letter("two", 4)).pending()).as("another letter").isFalse();
		Trouble over = told(asked, new Over());
		assertThat(over.asked(What.RETRY, "ben", NOON, null)).isNull();
		Trouble again = told(over, letter("one", 4));
		assertThat(again.open()).isTrue();
		assertThat(again.pending()).isFalse();
		assertThat(again.history()).singleElement().satisfies((act) -> assertThat(act.by()).isEqualTo("ola"));
	}

	@Test
	void theServiceIsToldWhatIsWantedAndNotWhy() {
		Trouble stuck = told(null, letter("one", 4));
		Change<Trouble, OperatorEvent> discarded = stuck.asked(What.DISCARD, "ola", NOON, "called her");
		assertThat(discarded).isNotNull()
			.satisfies((change) -> assertThat(change.events())
				.containsExactly(new OperatorEvent.DiscardAsked(Trouble.Kind.LETTER, "one", "ola")));
		Trouble mail = told(null, new MailStuck(null, "fault", NOON, 5, null, 1000));
		Change<Trouble, OperatorEvent> retried = mail.asked(What.RETRY, "ola", NOON, null);
		assertThat(retried).isNotNull()
			.satisfies((change) -> assertThat(change.events())
				.containsExactly(new OperatorEvent.RetryAsked(Trouble.Kind.MAIL, null, "ola")));
	}

	@Test
	void onlyTheLastActsAreKept() {
		Trouble trouble = told(null, letter("one", 4));
		for (int i = 0; i < 50; i++) {
			trouble = told(told(asked(trouble, What.DISCARD, "why " + i), new Over()), letter("one", 4));
		}
		assertThat(trouble.history()).hasSize(20).last().satisfies((act) -> assertThat(act.why()).isEqualTo("why 49"));
		assertThat(trouble.withoutSubmission().history()).hasSize(20)
			.allSatisfy((act) -> assertThat(act.why()).isNull());
		assertThat(trouble.withoutSubmission().reference()).isNull();
	}

	private static LetterStuck letter(String letter, int attempts) {
		return new LetterStuck("PP-7K3M9Q", letter, "received", "refused", "550 no", NOON, attempts, true, 0);
	}

	private static Trouble told(@Nullable Trouble before, TroubleEvent event) {
		Trouble after = Trouble.told(before, "id", event);
		assertThat(after).isNotNull();
		return Objects.requireNonNull(after);
	}

	private static Trouble asked(Trouble trouble, What what, @Nullable String why) {
		return Objects.requireNonNull(trouble.asked(what, "ola", NOON, why)).state();
	}

}
