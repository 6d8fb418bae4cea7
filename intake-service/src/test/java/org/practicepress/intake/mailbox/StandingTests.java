package org.practicepress.intake.mailbox;

import java.time.Duration;
import java.time.Instant;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandingTests {

	private static final Duration USUAL = Duration.ofSeconds(15);

	@Test
	void whoIsAwayIsAskedMoreAndMoreRarely() {
		Standing standing = Standing.NOT_YET.read(Instant.EPOCH);
		assertThat(standing.pause(USUAL)).isEqualTo(USUAL);
		for (int seconds : new int[] { 15, 30, 60, 120, 240, 300, 300 }) {
			standing = standing.failed(new MessagingException("away"));
			assertThat(standing.pause(USUAL)).isEqualTo(Duration.ofSeconds(seconds));
		}
		for (int i = 0; i < 100; i++) {
			standing = standing.failed(new OutOfMemoryError());
		}
		assertThat(standing.pause(USUAL)).isEqualTo(Duration.ofMinutes(5));
		assertThat(standing.pause(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
		assertThat(standing.readAt()).isEqualTo(Instant.EPOCH);
		assertThat(standing.read(Instant.MAX).pause(USUAL)).isEqualTo(USUAL);
	}

	@Test
	void whoLetsNobodyInIsLeftAloneForAMinuteAtLeast() {
		Standing standing = Standing.NOT_YET;
		for (int minutes : new int[] { 1, 2, 4, 5 }) {
			standing = standing.failed(new AuthenticationFailedException("no\r\nway"));
			assertThat(standing.pause(USUAL)).isEqualTo(Duration.ofMinutes(minutes));
			assertThat(standing.trouble()).isEqualTo("the server refuses the login: no  way");
		}
	}

}
