package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.time.Instant;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.practicepress.intake.mailbox.StuckMail.Reason;
import org.practicepress.intake.mailbox.StuckMail.Status;
import org.practicepress.intake.mailbox.StuckMailEvent.Over;
import org.practicepress.intake.mailbox.StuckMailEvent.Stuck;
import org.practicepress.messaging.aggregate.Change;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a mail that was set aside, with plain objects. */
class StuckMailTests {

	private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

	private static final StuckMail MAIL = new StuckMail(Status.LIES, Reason.NOT_OPENED, NOON, 5, null, 1000,
			"PP-7K3M9Q");

	private static final StuckMail UNKNOWN = new StuckMail(Status.LIES, Reason.UNKNOWN, NOON, 0, null, 1000, null);

	@Test
	void isToldOnceUntilItIsGone() {
		Stuck told = new Stuck("PP-7K3M9Q", "not-opened", NOON, 5, null, 1000);
		assertThat(StuckMail.found(null, MAIL)).isEqualTo(Change.of(MAIL, told));
		assertThat(StuckMail.found(MAIL, MAIL)).isNull();
		assertThat(StuckMail.found(MAIL, UNKNOWN)).isNull();
		assertThat(StuckMail.found(UNKNOWN, MAIL)).as("better known").isEqualTo(Change.of(MAIL, told));
		StuckMail asked = StuckMail.asked(UNKNOWN, Status.RETRY, NOON).state();
		assertThat(StuckMail.found(asked, MAIL)).as("somebody has decided already").isNull();
		Change<StuckMail, StuckMailEvent> gone = MAIL.gone();
		assertThat(gone).isNotNull().satisfies((change) -> {
			assertThat(change.events()).containsExactly(new Over());
			assertThat(change.state().gone()).isNull();
			assertThat(StuckMail.found(change.state(), MAIL)).isEqualTo(Change.of(MAIL, told));
		});
	}

	@Test
	void whatIsWantedFirstIsDone() {
		StuckMail retry = StuckMail.asked(MAIL, Status.RETRY, NOON).state();
		assertThat(retry.status()).isEqualTo(Status.RETRY);
		assertThat(StuckMail.asked(retry, Status.DISCARD, NOON)).isEqualTo(Change.of(retry));
		Change<StuckMail, StuckMailEvent> gone = retry.gone();
		assertThat(gone).isNotNull()
			.satisfies((change) -> assertThat(StuckMail.asked(change.state(), Status.DISCARD, NOON))
				.isEqualTo(Change.of(change.state())));
	}

	@Test
	void whoeverWantsSomethingOfNothingIsToldThatThereIsNothing() {
		assertThat(StuckMail.asked(null, Status.RETRY, NOON).events()).containsExactly(new Over());
	}

	@Test
	void failuresHaveReasons() {
		assertThat(Reason.because(new CannotTake(Reason.TOO_MANY_HELD, "too many"))).isEqualTo(Reason.TOO_MANY_HELD);
		assertThat(Reason.because(new MessagingException("no mail"))).isEqualTo(Reason.NOT_OPENED);
		assertThat(Reason.because(new IOException("no disk"))).isEqualTo(Reason.FAULT);
		assertThat(Reason.because(new OutOfMemoryError())).isEqualTo(Reason.FAULT);
		assertThat(Reason.because(null)).isEqualTo(Reason.FAULT);
	}

}
