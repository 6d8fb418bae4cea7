package org.practicepress.embedded.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * SMTP and IMAP on loopback. Any address gets a mailbox when mail first comes for it. A
 * message is in its file before SMTP acknowledges it, so it is still there after a
 * {@code kill -9} and a new start on the same directory.
 */
public final class EmbeddedMail implements AutoCloseable {

	/** Every mailbox has this password: the server answers on loopback only. */
	public static final String PASSWORD = "practices";

	/** The file of the message that this thread is about to put into an inbox. */
	private static final ThreadLocal<Path> ARRIVING = new ThreadLocal<>();

	private final PromptMail server;

	private final StoredMails files;

	private final Map<String, InboxFiles> inboxes = new ConcurrentHashMap<>();

	private EmbeddedMail(PromptMail server, StoredMails files) {
		this.server = server;
		this.files = files;
	}

	/**
	 * Starts the server.
	 * @param directory where mail is kept; made when absent
	 * @param smtpPort the SMTP port on 127.0.0.1; 0 for any free one
	 * @param imapPort the IMAP port on 127.0.0.1; 0 for any free one
	 * @param addresses whose mailboxes exist from the beginning
	 * @return the running server
	 * @throws IllegalStateException when it cannot start
	 */
	public static EmbeddedMail start(Path directory, int smtpPort, int imapPort, String... addresses) {
		PromptMail server = new PromptMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
				new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
		EmbeddedMail mail = new EmbeddedMail(server, new StoredMails(directory));
		try {
			Files.createDirectories(directory);
			server.getUserManager().setAuthRequired(true);
			for (String address : addresses) {
				var unused = mail.mailbox(address);
			}
			for (String address : mail.files.mailboxes()) {
				mail.load(address);
			}
		}
		catch (IOException | MessagingException | UserException | FolderException ex) {
			throw new IllegalStateException("the mail kept in " + directory + " cannot be read", ex);
		}
		server.getUserManager()
			.setMessageDeliveryHandler(
					(message, recipient) -> mail.deliver(message.getMessage(), recipient.getEmail()));
		server.start();
		return mail;
	}

	public int smtpPort() {
		return this.server.port(ServerSetup.PROTOCOL_SMTP);
	}

	public int imapPort() {
		return this.server.port(ServerSetup.PROTOCOL_IMAP);
	}

	@Override
	public void close() {
		this.server.stop();
	}

	/**
	 * Deletes mails wherever they lie, and what was kept of them after they were moved.
	 * @param which which ones, by their headers
	 */
	public void forget(Predicate<MimeMessage> which) throws IOException, MessagingException {
		try {
			for (String address : this.files.mailboxes()) {
				MailFolder inbox = inbox(mailbox(address));
				for (StoredMessage message : inbox.getMessages()) {
					if (which.test(message.getMimeMessage())) {
						message.setFlag(Flags.Flag.DELETED, true);
					}
				}
				inbox.expunge();
			}
			this.files.delete(which);
		}
		catch (UserException | FolderException ex) {
			throw new MessagingException("a mailbox cannot be opened", ex);
		}
	}

	/** Runs before the server files the message, in the same thread. */
	private GreenMailUser deliver(MimeMessage message, String address) throws MessagingException, UserException {
		GreenMailUser user = mailbox(address);
		try {
			var unused = filesOf(inbox(user));
			ARRIVING.set(this.files.add(address, message));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (FolderException ex) {
			throw new MessagingException("the mailbox of " + address + " cannot be opened", ex);
		}
		return user;
	}

	private synchronized GreenMailUser mailbox(String address) throws UserException {
		GreenMailUser user = this.server.getUserManager().getUserByEmail(address);
		return (user != null) ? user : this.server.getUserManager().createUser(address, address, PASSWORD);
	}

	private MailFolder inbox(GreenMailUser user) throws FolderException {
		return this.server.getManagers().getImapHostManager().getInbox(user);
	}

	private void load(String address) throws IOException, MessagingException, UserException, FolderException {
		MailFolder inbox = inbox(mailbox(address));
		for (Path file : this.files.messages(address)) {
			var unused = filesOf(inbox);
			ARRIVING.set(file);
			inbox.appendMessage(this.files.read(file), this.files.readFlags(file), new Date());
		}
	}

	private InboxFiles filesOf(MailFolder inbox) {
		return this.inboxes.computeIfAbsent(inbox.getFullName(), (name) -> new InboxFiles(inbox));
	}

	/**
	 * Carries the flags and the deletions of one inbox over to its files.
	 */
	private final class InboxFiles implements FolderListener {

		private final MailFolder inbox;

		private final Map<Long, Path> fileByUid = new ConcurrentHashMap<>();

		private InboxFiles(MailFolder inbox) {
			this.inbox = inbox;
			inbox.addListener(this);
		}

		@Override
		public void flagsUpdated(int number, Flags flags, @Nullable Long uid) {
			StoredMessage message = this.inbox.getMessages().get(number - 1);
			Path file = this.fileByUid.get(message.getUid());
			if (file != null) {
				keep(() -> EmbeddedMail.this.files.writeFlags(file, message.getFlags()));
			}
		}

		@Override
		public void expunged(int number) {
			Set<Long> left = Arrays.stream(this.inbox.getMessageUids()).boxed().collect(Collectors.toSet());
			this.fileByUid.entrySet().removeIf((entry) -> {
				boolean gone = !left.contains(entry.getKey());
				if (gone) {
					keep(() -> EmbeddedMail.this.files.putAside(entry.getValue()));
				}
				return gone;
			});
		}

		@Override
		public void added(int number) {
			Path file = ARRIVING.get();
			if (file != null) {
				this.fileByUid.put(this.inbox.getMessages().get(number - 1).getUid(), file);
				ARRIVING.remove();
			}
		}

		@Override
		public void mailboxDeleted() {
			// nobody can delete an inbox
		}

		private void keep(FileChange change) {
			try {
				change.make();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * A change to a file that may fail.
	 */
	@FunctionalInterface
	private interface FileChange {

		void make() throws IOException;

	}

}
