package org.practicepress.intake.upload;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.StoppedClock;

import static org.assertj.core.api.Assertions.assertThat;

class AllowanceTests {

	private final StoppedClock now = new StoppedClock(Instant.parse("2026-11-02T12:00:00Z"));

	private final Allowance allowance = new Allowance(3, 1000, this.now);

	@Test
	void lastsForAnHour() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.allowance.take("192.0.2.1")).isZero();
		}
		this.now.passes(Duration.ofMinutes(20));
		assertThat(this.allowance.take("192.0.2.1")).isEqualTo(Duration.ofMinutes(40));
		assertThat(this.allowance.take("192.0.2.2")).isZero();
		this.now.passes(Duration.ofMinutes(40));
		assertThat(this.allowance.take("192.0.2.1")).isZero();
	}

	@Test
	void countsBytes() {
		assertThat(this.allowance.take("192.0.2.1")).isZero();
		this.allowance.came("192.0.2.1", 900);
		assertThat(this.allowance.take("192.0.2.1")).isZero();
		this.allowance.came("192.0.2.1", 100);
		assertThat(this.allowance.take("192.0.2.1")).isEqualTo(Duration.ofHours(1));
		assertThat(this.allowance.take("192.0.2.2")).isZero();
		this.now.passes(Duration.ofHours(1));
		assertThat(this.allowance.take("192.0.2.1")).isZero();
	}

	@Test
	void aNetworkIsOneClient() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.allowance.take("2001:db8:1:2:0:0:0:" + i)).isZero();
		}
		assertThat(this.allowance.take("2001:db8:1:2:ffff:0:0:1")).isPositive();
		assertThat(this.allowance.take("2001:db8:1:3:0:0:0:1")).isZero();
	}

	@Test
	void aMillionClientsTakeNoMoreRoomThanTheLatest() {
		for (int i = 0; i < 1_000_000; i++) {
			assertThat(this.allowance.take("client-" + i)).isZero();
		}
	}

}
