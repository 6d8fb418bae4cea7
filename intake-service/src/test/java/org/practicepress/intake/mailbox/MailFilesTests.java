package org.practicepress.intake.mailbox;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.UnreadableReason;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.result.Recognised.Mail.Instead;

import static org.assertj.core.api.Assertions.assertThat;

class MailFilesTests {

	/** It would break its reader the next time, too. */
	@ParameterizedTest
	@EnumSource(Reason.class)
	void aMailThatBreaksItsReaderIsToldAbout(Reason reason) {
		UnreadableReason told = switch (reason) {
			case TOO_LARGE -> UnreadableReason.TOO_LARGE;
			case TOO_SLOW -> UnreadableReason.TOO_SLOW;
			default -> UnreadableReason.DAMAGED;
		};
		assertThat(MailFiles.Brought.refused(reason)).satisfies((brought) -> {
			assertThat(brought.refusal()).isEqualTo(new Arrival.Refusal(told, null));
			assertThat(brought.stored()).isEmpty();
		});
	}

	@Test
	void whatHelpsMostIsTold() {
		assertThat(refusal(null, null, null)).isEqualTo(new Arrival.Refusal(UnreadableReason.NO_ATTACHMENT, null));
		assertThat(refusal(null, null, Instead.LINK)).isEqualTo(new Arrival.Refusal(UnreadableReason.LINK, null));
		assertThat(refusal(null, null, Instead.ENCRYPTED))
			.isEqualTo(new Arrival.Refusal(UnreadableReason.ENCRYPTED_MAIL, null));
		assertThat(refusal("large.pdf", null, Instead.LINK))
			.isEqualTo(new Arrival.Refusal(UnreadableReason.TOO_LARGE, "large.pdf"));
		assertThat(refusal("large.pdf", "forms.zip", null))
			.isEqualTo(new Arrival.Refusal(UnreadableReason.ENCRYPTED, "forms.zip"));
	}

	private static Arrival.Refusal refusal(@Nullable String tooLarge, @Nullable String locked,
			@Nullable Instead instead) {
		return MailFiles.refusal(new Recognised.Mail(List.of(), "", "", tooLarge, false, false, locked, instead, null));
	}

}
