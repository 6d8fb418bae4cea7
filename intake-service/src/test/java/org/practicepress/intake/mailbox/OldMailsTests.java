package org.practicepress.intake.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;

import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.retention.KeptProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class OldMailsTests {

	private static IntakeSite site;

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
		MailboxTests.start();
	}

	@Test
	void mailsThatWerePutAsideAreDeletedWhenTheirTimeIsOver() throws Exception {
		MimeMessage mail = MailboxTests.mail(MailboxTests.sender(), "Thank you");
		mail.saveChanges();
		String messageId = mail.getMessageID();
		MailboxTests.send(mail);
		await().untilAsserted(() -> assertThat(aside()).contains(messageId));

		sweep(null, 4000);
		sweep(Period.ofDays(30), 29);
		assertThat(aside()).contains(messageId);
		sweep(Period.ofDays(30), 31);
		assertThat(aside()).isEmpty();
	}

	@Test
	void whoMistypesASignLosesNothing() {
		for (Period period : List.of(Period.ZERO, Period.ofDays(-30))) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new KeptProperties(null, null, null, null, period, Period.ofMonths(6)))
				.withMessageContaining("must be longer than nothing");
		}
	}

	private static void sweep(@Nullable Period kept, int days) {
		new OldMails(site.bean(Mailboxes.class), new KeptProperties(null, null, null, null, kept, Period.ofMonths(6)),
				Clock.offset(Clock.systemUTC(), Duration.ofDays(days)))
			.sweep();
	}

	private static List<String> aside() throws Exception {
		return MailboxTests.messageIds("Taken");
	}

}
