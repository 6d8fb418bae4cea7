package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.UnreadableReason;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Reason;
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

	/** One that keeps to other limits. */
	MailFiles within(MailLimits others) {
		return new MailFiles(this.claimChecks, this.reader, others);
	}

	/**
	 * What a mail has brought.
	 *
	 * @param stored the files, in their order
	 * @param refusal why there are none; null when there are
	 * @param words what was written in the mail itself, alone or beside the files; empty
	 * when that says nothing
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

		/** A mail that has broken its reader: it would break the next one, too. */
		static Brought refused(Reason reason) {
			return refused(switch (reason) {
				case TOO_LARGE -> UnreadableReason.TOO_LARGE;
				case TOO_SLOW -> UnreadableReason.TOO_SLOW;
				case ENCRYPTED, DAMAGED, SCANNED, UNSUPPORTED_TYPE -> UnreadableReason.DAMAGED;
			});
		}

	}

	/**
	 * Takes out the files of a mail.
	 * @param mail the mail
	 * @param directory where they may lie meanwhile
	 */
	Brought store(Path mail, Path directory) throws IOException {
		return switch (this.reader.open(mail, this.limits, directory)) {
			case Recognised.Mail opened -> store(opened);
			case Recognised.Unreadable unreadable -> Brought.refused(unreadable.reason());
			case Recognised other -> throw new IllegalStateException("no mail: " + other);
		};
	}

	private Brought store(Recognised.Mail opened) throws IOException {
		List<ClaimCheck> stored = new ArrayList<>();
		for (EmbeddedFile file : opened.files()) {
			try (InputStream in = Files.newInputStream(file.file())) {
				stored.add(this.claimChecks.store(in, file.name(), file.mediaType()));
			}
		}
		return new Brought(stored, stored.isEmpty() ? refusal(opened) : null,
				stored.isEmpty() ? opened.words() : opened.beside(), opened.tooMany(), opened.tooMuch());
	}

	/** What helps most: what can be mended by sending the same in another way. */
	static Arrival.Refusal refusal(Recognised.Mail opened) {
		if (opened.locked() != null) {
			return new Arrival.Refusal(UnreadableReason.ENCRYPTED, opened.locked());
		}
		if (opened.tooLarge() != null || opened.tooMuch()) {
			return new Arrival.Refusal(UnreadableReason.TOO_LARGE, opened.tooLarge());
		}
		return new Arrival.Refusal(switch (opened.instead()) {
			case LINK -> UnreadableReason.LINK;
			case ENCRYPTED -> UnreadableReason.ENCRYPTED_MAIL;
			case null -> UnreadableReason.NO_ATTACHMENT;
		}, null);
	}

}
