package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.UnreadableReason;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;

/**
 * Has a mail opened in a child process, and stores what it has brought.
 */
final class MailFiles {

	private final ClaimChecks claimChecks;

	private final GuardedReader reader;

	private final MailLimits limits;

	MailFiles(ClaimChecks claimChecks, GuardedReader reader, MailLimits limits) {
		this.claimChecks = claimChecks;
		this.reader = reader;
		this.limits = limits;
	}

	/**
	 * What a mail has brought.
	 *
	 * @param stored the files, in their order
	 * @param refusal why there are none; null when there are
	 * @param words what was written in the mail itself; empty when there are files
	 * @param tooMany whether files were left out for their number
	 * @param tooMuch whether something was not looked at: it lies too deep, among too
	 * many parts, or is too long to be read
	 */
	record Brought(List<ClaimCheck> stored, Arrival.@Nullable Refusal refusal, String words, boolean tooMany,
			boolean tooMuch) {

		/** A mail that nobody looks at. */
		static Brought refused(UnreadableReason reason) {
			return new Brought(List.of(), new Arrival.Refusal(reason, null), "", false, true);
		}

	}

	/**
	 * Takes out the files of a mail.
	 * @param mail the mail
	 * @param directory where they may lie meanwhile
	 * @throws MessagingException when it cannot be opened
	 */
	Brought store(Path mail, Path directory) throws MessagingException, IOException {
		return switch (this.reader.open(mail, this.limits, directory)) {
			case Recognised.Mail opened -> store(opened);
			case Recognised.Unreadable unreadable -> switch (unreadable.reason()) {
				case TOO_LARGE -> Brought.refused(UnreadableReason.TOO_LARGE);
				case TOO_SLOW -> Brought.refused(UnreadableReason.TOO_SLOW);
				default -> throw new CannotTake(StuckMail.Reason.NOT_OPENED, "it cannot be opened");
			};
			case Recognised other -> throw new MessagingException("no mail: " + other);
		};
	}

	private Brought store(Recognised.Mail opened) throws IOException {
		List<ClaimCheck> stored = new ArrayList<>();
		for (EmbeddedFile file : opened.files()) {
			try (InputStream in = Files.newInputStream(file.file())) {
				stored.add(this.claimChecks.store(in, file.name(), file.mediaType()));
			}
		}
		return new Brought(stored, stored.isEmpty() ? refusal(opened) : null, opened.words(), opened.tooMany(),
				opened.tooMuch());
	}

	private static Arrival.Refusal refusal(Recognised.Mail opened) {
		return (opened.tooLarge() != null || opened.tooMuch())
				? new Arrival.Refusal(UnreadableReason.TOO_LARGE, opened.tooLarge())
				: new Arrival.Refusal(UnreadableReason.NO_ATTACHMENT, null);
	}

}
