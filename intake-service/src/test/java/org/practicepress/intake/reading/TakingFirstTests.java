package org.practicepress.intake.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.practicepress.intake.reading.TakingFirst.Precedence;

import static org.assertj.core.api.Assertions.assertThat;

class TakingFirstTests {

	private static final Instant BEGIN = Instant.parse("2026-11-27T06:00:00Z");

	private static final Precedence NOBODY = new Precedence(null, Instant.MIN);

	@Test
	void nobodyGivesWayToNobody() {
		assertThat(NOBODY.holds(BEGIN)).isFalse();
		assertThat(NOBODY.begun(BEGIN).ended(BEGIN.plusSeconds(5)).holds(BEGIN.plusSeconds(5))).isFalse();
	}

	@Test
	void whoTakesManyGoesFirstForAWhile() {
		Precedence taking = NOBODY.begun(BEGIN);
		assertThat(taking.holds(BEGIN)).isTrue();
		assertThat(taking.holds(BEGIN.plus(TakingFirst.MOST).minusMillis(1))).isTrue();
		assertThat(taking.holds(BEGIN.plus(TakingFirst.MOST))).isFalse();
		assertThat(taking.holds(BEGIN.plus(Duration.ofDays(1)))).isFalse();
	}

	@Test
	void anotherWhoBeginsMeanwhileMakesItNoLonger() {
		Precedence taking = NOBODY.begun(BEGIN).begun(BEGIN.plusSeconds(29));
		assertThat(taking.holds(BEGIN.plus(TakingFirst.MOST))).isFalse();
	}

	@Test
	void whoHasGivenWayIsAsLongUndisturbed() {
		Precedence taken = NOBODY.begun(BEGIN).ended(BEGIN.plusSeconds(10));
		Precedence again = taken.begun(BEGIN.plusSeconds(12));
		assertThat(again.holds(BEGIN.plusSeconds(19))).isFalse();
		assertThat(again.holds(BEGIN.plusSeconds(20))).isTrue();
	}

	@Test
	void whatLastsLongCountsForNoMoreThanWasGiven() {
		Precedence again = NOBODY.begun(BEGIN).ended(BEGIN.plus(Duration.ofHours(1))).begun(BEGIN.plusSeconds(59));
		assertThat(again.holds(BEGIN.plusSeconds(59))).isFalse();
		assertThat(again.holds(BEGIN.plusSeconds(60))).isTrue();
	}

	@Test
	void whoEndsBeforeItsTurnHasTakenNothing() {
		Precedence taken = NOBODY.begun(BEGIN).ended(BEGIN.plusSeconds(10));
		assertThat(taken.begun(BEGIN.plusSeconds(12)).ended(BEGIN.plusSeconds(15))).isEqualTo(taken);
	}

	@Test
	void whoWaitsGoesOnWhenTheLastHasTakenAll() throws InterruptedException {
		TakingFirst takingFirst = new TakingFirst(Clock.fixed(BEGIN, Clock.systemUTC().getZone()));
		takingFirst.begin();
		takingFirst.begin();
		Thread reader = Thread.ofVirtual().start(takingFirst::giveWay);
		takingFirst.end();
		takingFirst.end();
		reader.join();
		takingFirst.giveWay();
	}

}
