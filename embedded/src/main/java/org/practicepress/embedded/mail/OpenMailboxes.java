package org.practicepress.embedded.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes that GreenMail has in its memory: those that were named at the start,
 * those that somebody is signed in to, and some that were looked at last. Of all others
 * there are their files only, so that neither a start nor the memory grows with what was
 * ever sent.
 */
final class OpenMailboxes {

	/** So many stay open after everybody has left them. */
	static final int LEFT_OPEN = 5;

	private final UserManager users;

	private final StoredMails files;

	/** By address, in small letters; what was left last is last. */
	private final Map<String, Mailbox> open = new LinkedHashMap<>();

	OpenMailboxes(UserManager users, StoredMails files) {
		this.users = users;
		this.files = files;
	}

	/** Has a mailbox open from now on, whoever is there. */
	synchronized void keep(String address) throws IOException, MessagingException, UserException, FolderException {
		opened(address).visitors++;
	}

	/**
	 * Opens a mailbox for somebody.
	 * @return whether there is such a mailbox and the password is right; then whoever has
	 * come must leave again
	 */
	synchronized boolean enter(String address, String password) {
		if (!knows(address, password)) {
			return false;
		}
		try {
			opened(address).visitors++;
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (MessagingException | UserException | FolderException ex) {
			throw new IllegalStateException("the mailbox of " + address + " cannot be opened", ex);
		}
	}

	synchronized void leave(String address) {
		Mailbox mailbox = Objects.requireNonNull(this.open.remove(name(address)), "whoever leaves has entered");
		mailbox.visitors--;
		this.open.put(name(address), mailbox);
		List<Map.Entry<String, Mailbox>> empty = this.open.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().visitors == 0 && !entry.getValue().hasOtherFolders())
			.toList();
		for (Map.Entry<String, Mailbox> longest : empty.subList(0, Math.max(0, empty.size() - LEFT_OPEN))) {
			this.open.remove(longest.getKey());
			this.users.deleteUser(longest.getValue().user);
		}
	}

	/** Whether there is such a mailbox and the password is right. */
	synchronized boolean knows(String address, String password) {
		return EmbeddedMail.PASSWORD.equals(password)
				&& (this.open.containsKey(name(address)) || this.files.has(address));
	}

	/** Puts a mail into its file, and into its mailbox if that is open. */
	synchronized void deliver(String address, MimeMessage message) throws MessagingException {
		try {
			Path file = this.files.add(address, message);
			Mailbox mailbox = this.open.get(name(address));
			if (mailbox != null) {
				mailbox.add(message, new Flags(), file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** See {@link EmbeddedMail#forget}. */
	synchronized void forget(Predicate<MimeMessage> which) throws IOException, MessagingException {
		try {
			for (Mailbox mailbox : this.open.values()) {
				mailbox.forget(which);
			}
		}
		catch (FolderException ex) {
			throw new MessagingException("a mailbox cannot be emptied", ex);
		}
		this.files.delete(which);
	}

	synchronized int open() {
		return this.open.size();
	}

	private Mailbox opened(String address) throws IOException, MessagingException, UserException, FolderException {
		Mailbox before = this.open.get(name(address));
		if (before != null) {
			return before;
		}
		GreenMailUser user = this.users.createUser(address, address, EmbeddedMail.PASSWORD);
		boolean read = false;
		try {
			Mailbox mailbox = new Mailbox(user);
			for (Path file : this.files.messages(address)) {
				mailbox.add(this.files.read(file), this.files.readFlags(file), file);
			}
			this.open.put(name(address), mailbox);
			read = true;
			return mailbox;
		}
		finally {
			if (!read) {
				this.users.deleteUser(user);
			}
		}
	}

	private static String name(String address) {
		return address.toLowerCase(Locale.ROOT);
	}

	/**
	 * One that is open: carries the flags and the deletions in its inbox over to the
	 * files.
	 */
	private final class Mailbox implements FolderListener {

		private final GreenMailUser user;

		private final MailFolder inbox;

		private final Map<Long, Path> fileByUid = new ConcurrentHashMap<>();

		private int visitors;

		private Mailbox(GreenMailUser user) throws FolderException {
			this.user = user;
			this.inbox = OpenMailboxes.this.users.getImapHostManager().getInbox(user);
			this.inbox.addListener(this);
		}

		private void add(MimeMessage message, Flags flags, Path file) {
			long uid = this.inbox.appendMessage(message, flags, new Date());
			this.fileByUid.put(uid, file);
			// whoever watches the inbox may have moved it on before its file was noted
			if (this.inbox.getMessage(uid) == null && this.fileByUid.remove(uid) != null) {
				keep(() -> OpenMailboxes.this.files.putAside(file));
			}
		}

		/** What lies in them is in memory only. */
		private boolean hasOtherFolders() {
			try {
				return OpenMailboxes.this.users.getImapHostManager().listMailboxes(this.user, "*").size() > 1;
			}
			catch (FolderException ex) {
				return true;
			}
		}

		private void forget(Predicate<MimeMessage> which) throws MessagingException, FolderException {
			for (StoredMessage message : this.inbox.getMessages()) {
				if (which.test(message.getMimeMessage())) {
					message.setFlag(Flags.Flag.DELETED, true);
				}
			}
			this.inbox.expunge();
		}

		@Override
		public void flagsUpdated(int number, Flags flags, @Nullable Long uid) {
			StoredMessage message = this.inbox.getMessages().get(number - 1);
			Path file = this.fileByUid.get(message.getUid());
			if (file != null) {
				keep(() -> OpenMailboxes.this.files.writeFlags(file, message.getFlags()));
			}
		}

		@Override
		public void expunged(int number) {
			Set<Long> left = Arrays.stream(this.inbox.getMessageUids()).boxed().collect(Collectors.toSet());
			this.fileByUid.forEach((uid, file) -> {
				if (!left.contains(uid) && this.fileByUid.remove(uid) != null) {
					keep(() -> OpenMailboxes.this.files.putAside(file));
				}
			});
		}

		@Override
		public void added(int number) {
			// its file is noted where it is added
		}

		@Override
		public void mailboxDeleted() {
			// what is let go of is still in its files
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
