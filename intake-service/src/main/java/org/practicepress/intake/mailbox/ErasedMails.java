package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.SearchTerm;
import jakarta.mail.util.SharedFileInputStream;
import org.apache.commons.io.file.PathUtils;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.reader.guard.WorkDirectory;

import org.springframework.stereotype.Component;

/**
 * Deletes the mails of what is erased from the folders they were moved to. The server is
 * asked for the mails that may be meant; which of them are, their content says.
 */
@Component
class ErasedMails implements Traces {

	private final Mailboxes mailboxes;

	private final MailTaker taker;

	private final TakenMails taken;

	private final WorkDirectory work;

	ErasedMails(Mailboxes mailboxes, MailTaker taker, TakenMails taken, WorkDirectory work) {
		this.mailboxes = mailboxes;
		this.taker = taker;
		this.taken = taken;
		this.work = work;
	}

	@Override
	public List<String> messageIds(String id) {
		return this.taken.messageIds(id);
	}

	@Override
	public void erase(Gone gone) throws MessagingException, IOException {
		SearchTerm[] hints = Stream
			.concat(Stream.ofNullable(gone.address()).map(FromStringTerm::new),
					gone.messageIds().stream().map((id) -> new HeaderTerm("Message-ID", id)))
			.toArray(SearchTerm[]::new);
		if (hints.length > 0) {
			Path directory = this.work.newDirectory("erased-");
			try {
				for (Mailbox mailbox : this.mailboxes.all()) {
					erase(gone.id(), mailbox, new OrTerm(hints), directory);
				}
			}
			finally {
				PathUtils.deleteDirectory(directory);
			}
		}
		this.taken.forgetMessageIds(gone.id());
	}

	private void erase(String id, Mailbox mailbox, SearchTerm hints, Path directory)
			throws MessagingException, IOException {
		try (Store store = mailbox.login().connected()) {
			for (String name : mailbox.properties().asideFolders()) {
				erase(id, mailbox, store.getFolder(name), hints, directory);
			}
		}
	}

	private void erase(String id, Mailbox mailbox, Folder named, SearchTerm hints, Path directory)
			throws MessagingException, IOException {
		if (!named.exists()) {
			return;
		}
		try (Folder folder = named) {
			folder.open(Folder.READ_WRITE);
			List<Message> erased = new ArrayList<>();
			for (Message message : folder.search(hints)) {
				if (!message.isSet(Flags.Flag.DELETED) && belongs(message, id, mailbox, directory)) {
					erased.add(message);
				}
			}
			folder.setFlags(erased.toArray(Message[]::new), new Flags(Flags.Flag.DELETED), true);
			// on closing, the folder is expunged
		}
	}

	private boolean belongs(Message message, String id, Mailbox mailbox, Path directory)
			throws MessagingException, IOException {
		Path copy = mailbox.copy(new Waiting(message, -1, "", message.getSize()), directory);
		try (SharedFileInputStream content = new SharedFileInputStream(copy.toFile())) {
			return this.taken.belongs(this.taker.key(new MimeMessage(mailbox.login().session(), content), copy), id);
		}
		finally {
			Files.delete(copy);
		}
	}

}
