package org.practicepress.intake.held;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.MailThread;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.claimcheck.ClaimCheck;

import static org.assertj.core.api.Assertions.assertThat;

/** Decisions about mails that wait, with plain objects. */
class HeldTests {

	@Test
	void aMailWaitsUntilItIsReleased() {
		Change<Held, MailEvent> one = Held.NOTHING.and("PP-7K3M9Q", mail("m1"));
		assertThat(one.events()).containsExactly(new MailEvent.Held("PP-7K3M9Q", "c1", "m1"));
		Held two = one.state().and("PP-7K3M9Q", mail("m2")).state();
		assertThat(two.find("m1")).contains(mail("m1"));
		assertThat(two.find("m3")).isEmpty();
		Change<Held, MailEvent> released = two.without("m1");
		assertThat(released.state()).isEqualTo(new Held(List.of(mail("m2"))));
		assertThat(released.events()).isEmpty();
	}

	@Test
	void whoForgesManyMailsFillsNoDocumentWithThem() {
		Held held = Held.NOTHING;
		for (int i = 0; i < 20; i++) {
			assertThat(held.full()).isFalse();
			held = held.and("PP-7K3M9Q", mail("m" + i)).state();
		}
		assertThat(held.full()).isTrue();
		assertThat(held.without("m7").state().full()).isFalse();
	}

	/** They keep nobody else's mails out. */
	@Test
	void othersFillHalfOfIt() {
		Held held = Held.NOTHING;
		for (int i = 0; i < 10; i++) {
			assertThat(held.hasRoomForOthers()).isTrue();
			held = held.and("PP-7K3M9Q", new WaitingMail(mail("o" + i).arrival(), null, "omar@tigris.example")).state();
		}
		assertThat(held.hasRoomForOthers()).isFalse();
		assertThat(held.full()).isFalse();
		assertThat(held.of("Omar@Tigris.example")).hasSize(10);
		assertThat(held.of("nobody@tigris.example")).isEmpty();
	}

	private static WaitingMail mail(String key) {
		return new WaitingMail(
				new Arrival(Channel.EMAIL, "c1", List.of(new ClaimCheck("0a", 3, "application/pdf", "form.pdf")), null,
						new Arrival.Mail(key, new MailThread("<m@tigris.example>", List.of(), null)), Instant.EPOCH),
				null, null);
	}

}
