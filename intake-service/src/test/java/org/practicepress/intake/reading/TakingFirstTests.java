package org.practicepress.intake.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.practicepress.intake.reading.TakingFirst.Precedence;

import static org.assertj.core.api.Assertions.assertThat;

class TakingFirstTests {

	private static final Instant BEGIN = Instant.parse("2026-11-27T06:00:00Z");

	private static final Precedence NOBODY = Precedence.whole(BEGIN);

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
		assertThat(taking.holds(BEGIN.plusSeconds(29))).isTrue();
		assertThat(taking.holds(BEGIN.plus(TakingFirst.MOST))).isFalse();
	}

	@Test
	void whoHasTakenForAMomentGoesFirstAgainAtOnce() {
		Precedence again = NOBODY.begun(BEGIN).ended(BEGIN.plusSeconds(10)).begun(BEGIN.plusSeconds(12));
		assertThat(again.holds(BEGIN.plusSeconds(12))).isTrue();
		// twenty seconds were left, and two have come back
		assertThat(again.holds(BEGIN.plusSeconds(33))).isTrue();
		assertThat(again.holds(BEGIN.plusSeconds(34))).isFalse();
	}

	@Test
	void whoTakesMostOfTheTimeGoesFirstAsLongAsTheyDoNotTake() {
		Precedence precedence = NOBODY;
		int first = 0;
		for (int second = 0; second < 900; second += 3) {
			Precedence taking = precedence.begun(BEGIN.plusSeconds(second));
			first += taking.holds(BEGIN.plusSeconds(second)) ? 1 : 0;
			first += taking.holds(BEGIN.plusSeconds(second + 1)) ? 1 : 0;
			precedence = taking.ended(BEGIN.plusSeconds(second + 2));
		}
		assertThat(first).isBetween(300, 300 + (int) TakingFirst.MOST.toSeconds());
	}

	@Test
	void whatLastsLongCountsForNoMoreThanWasGiven() {
		Instant end = BEGIN.plus(Duration.ofHours(1));
		Precedence ended = NOBODY.begun(BEGIN).ended(end);
		assertThat(ended.begun(end).holds(end)).isFalse();
		assertThat(ended.begun(end.plusSeconds(5)).holds(end.plusSeconds(9))).isTrue();
		assertThat(ended.begun(end.plusSeconds(5)).holds(end.plusSeconds(10))).isFalse();
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
