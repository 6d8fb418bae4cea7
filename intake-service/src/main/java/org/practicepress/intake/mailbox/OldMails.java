package org.practicepress.intake.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import org.practicepress.intake.retention.KeptProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes the mails that have lain long enough in the folders they were moved to. All
 * that was in those that were taken is kept elsewhere.
 */
@Component
class OldMails {

	private static final Logger logger = LoggerFactory.getLogger(OldMails.class);

	private final Mailboxes mailboxes;

	private final KeptProperties kept;

	private final Clock clock;

	OldMails(Mailboxes mailboxes, KeptProperties kept, Clock clock) {
		this.mailboxes = mailboxes;
		this.kept = kept;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 3_600_000)
	void sweep() {
		Period period = this.kept.mails();
		if (period != null) {
			Instant before = this.clock.instant().atZone(ZoneOffset.UTC).minus(period).toInstant();
			this.mailboxes.all().forEach((mailbox) -> sweep(mailbox, before));
		}
	}

	private static void sweep(Mailbox mailbox, Instant before) {
		try (Store store = mailbox.login().connected()) {
			for (String name : mailbox.properties().asideFolders()) {
				int deleted = delete(store.getFolder(name), before);
				if (deleted > 0) {
					logger.info("Deleted {} mails that were kept long enough in the folder {} of {}", deleted, name,
							mailbox);
				}
			}
		}
		catch (MessagingException ex) {
			logger.warn("Old mails of {} cannot be deleted now, will try again: {}", mailbox, ex.toString());
		}
	}

	/** A server knows days only, and not everybody's day is the same. */
	private static int delete(Folder named, Instant before) throws MessagingException {
		if (!named.exists()) {
			return 0;
		}
		try (Folder folder = named) {
			folder.open(Folder.READ_WRITE);
			List<Message> old = new ArrayList<>();
			for (Message mail : folder
				.search(new ReceivedDateTerm(ComparisonTerm.LE, Date.from(before.plus(Period.ofDays(1)))))) {
				Date came = mail.getReceivedDate();
				if (came != null && came.toInstant().isBefore(before)) {
					old.add(mail);
				}
			}
			folder.setFlags(old.toArray(Message[]::new), new Flags(Flags.Flag.DELETED), true);
			// on closing, the folder is expunged
			return old.size();
		}
	}

}
