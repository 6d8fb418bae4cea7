package org.practicepress.review.likeness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.review.likeness.Likeness.Known;
import org.practicepress.review.likeness.LikenessEvent.Found;
import org.practicepress.review.likeness.LikenessEvent.Other;

import static org.assertj.core.api.Assertions.assertThat;

class LikenessTests {

	private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

	private static final Known ONE = new Known("one", true);

	private static final Known TWO = new Known("two", false);

	private final Likeness first = arrived(null, 1);

	@Test
	void aFormIsLookedAtOnceHoweverOftenItIsToldOf() {
		assertThat(this.first.waitsSince()).isEqualTo(NOON);
		assertThat(Likeness.arrived(this.first, "PP-7K3M9Q", "c", 1, NOON, NOON)).isNull();
		Likeness looked = this.first.looked(List.of(), NOON).state();
		assertThat(looked.waitsSince()).isNull();
		assertThat(Likeness.arrived(looked, "PP-7K3M9Q", "c", 1, NOON, NOON)).isNull();
		assertThat(arrived(looked, 2).waitsSince()).isEqualTo(NOON);
		assertThat(Likeness.arrived(arrived(looked, 3), "PP-7K3M9Q", "c", 2, NOON, NOON)).as("late").isNull();
	}

	@Test
	void whatCameLongAgoIsNotLookedAt() {
		Instant later = NOON.plus(Duration.ofDays(1));
		assertThat(Likeness.arrived(null, "PP-7K3M9Q", "c", 1, NOON, later)).isNull();
		assertThat(Likeness.arrived(null, "PP-7K3M9Q", "c", 1, NOON, later.minusSeconds(1))).isNotNull();
		assertThat(this.first.passedOver().waitsSince()).isNull();
	}

	@Test
	void whatIsLikeNothingIsNotSpokenOf() {
		assertThat(this.first.looked(List.of(), NOON).events()).isEmpty();
	}

	@Test
	void theSameIsAskedOnce() {
		Change<Likeness, LikenessEvent> asked = this.first.looked(List.of(ONE, TWO), NOON);
		assertThat(asked.events())
			.containsExactly(found(1, new Other("one", true, false), new Other("two", false, false)));
		Likeness revised = arrived(asked.state(), 2);
		assertThat(revised.looked(List.of(ONE, TWO), NOON.plusSeconds(60)).events()).isEmpty();
		assertThat(revised.looked(List.of(ONE, TWO), NOON.plusSeconds(60)).state().asked())
			.allMatch((one) -> one.askedAt().equals(NOON));
		assertThat(revised.looked(List.of(ONE, TWO, new Known("three", true)), NOON).events()).containsExactly(
				found(2, new Other("one", true, true), new Other("two", false, true), new Other("three", true, false)));
	}

	@Test
	void threeAreAsManyAsAnybodyIsAskedAbout() {
		assertThat(this.first.looked(List.of(ONE, TWO, new Known("three", true), new Known("four", true)), NOON)
			.state()
			.asked()).extracting(Likeness.Asked::id).containsExactly("one", "two", "three");
	}

	@Test
	void aFormThatHasBecomeAnotherIsNotAskedAboutAnyMoreAndNotAnewWhenItIsWhatItWas() {
		Likeness asked = this.first.looked(List.of(ONE), NOON).state();
		Change<Likeness, LikenessEvent> another = arrived(asked, 2).looked(List.of(), NOON);
		assertThat(another.events()).containsExactly(found(2));
		assertThat(another.state().asked()).singleElement().satisfies((one) -> assertThat(one.holds()).isFalse());
		assertThat(another.state().answered(NOON)).as("nothing is asked").isNull();
		assertThat(arrived(another.state(), 3).looked(List.of(ONE), NOON).events())
			.containsExactly(found(3, new Other("one", true, true)));
	}

	@Test
	void anAnswerIsToAllThatIsAsked() {
		assertThat(this.first.answered(NOON)).as("nothing is asked").isNull();
		Likeness asked = this.first.looked(List.of(ONE, TWO), NOON).state();
		Likeness answered = Objects.requireNonNull(asked.answered(NOON.plusSeconds(60)));
		assertThat(answered.asked()).allMatch((one) -> NOON.plusSeconds(60).equals(one.answeredAt()));
		assertThat(answered.answered(NOON.plusSeconds(90))).as("told again").isNull();
		Change<Likeness, LikenessEvent> again = arrived(answered, 2).looked(List.of(ONE, TWO), NOON);
		assertThat(again.events()).isEmpty();
		assertThat(again.state().asked()).allMatch((one) -> NOON.plusSeconds(60).equals(one.answeredAt()));
	}

	@Test
	void whatIsErasedIsForgotten() {
		Likeness asked = this.first.looked(List.of(ONE, TWO), NOON).state();
		Change<Likeness, LikenessEvent> without = asked.without("two");
		assertThat(without.events()).containsExactly(found(1, new Other("one", true, true)));
		assertThat(without.state().toString()).doesNotContain("two");
		Likeness waiting = arrived(asked, 2);
		assertThat(waiting.without("one").state().waitsSince()).as("is looked at all the same").isEqualTo(NOON);
	}

	private static Likeness arrived(@Nullable Likeness before, int revision) {
		return Objects.requireNonNull(Likeness.arrived(before, "PP-7K3M9Q", "c", revision, NOON, NOON));
	}

	private static Found found(int revision, Other... alike) {
		return new Found("PP-7K3M9Q", "c", revision, List.of(alike));
	}

}
