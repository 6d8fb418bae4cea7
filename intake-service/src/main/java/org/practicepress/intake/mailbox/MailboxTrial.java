package org.practicepress.intake.mailbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.HeaderTerm;
import org.practicepress.messaging.oauth.OAuth2Properties;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Tries the mailbox for whoever sets it up, with the settings and the protection that
 * intake takes mail with.
 */
public final class MailboxTrial {

	private final MailboxProperties properties;

	private final MailLogin login;

	/**
	 * A trial of a mailbox that is set.
	 * @param settings the settings
	 * @param name what the mailbox is called; {@code main} for the one without a name
	 */
	public MailboxTrial(Environment settings, String name) {
		this.properties = Binder.get(settings)
			.bindOrCreate(
					name.equals(Mailboxes.MAIN) ? MailboxProperties.PREFIX : MailboxProperties.PREFIX + "es." + name,
					MailboxProperties.class);
		this.login = new MailLogin(this.properties, Clock.systemUTC());
	}

	/**
	 * Its server.
	 * @return the host
	 */
	public String host() {
		return this.properties.host();
	}

	/**
	 * Who logs in there.
	 * @return the user
	 */
	public String user() {
		return this.properties.user();
	}

	/**
	 * How it logs in where no password is taken.
	 * @return what is set of OAuth 2
	 */
	public OAuth2Properties oauth2() {
		return this.properties.oauth2();
	}

	/**
	 * Logs in and looks into the folder that mail comes into.
	 * @return how many mails are in it
	 * @throws MessagingException when that does not work
	 */
	public int waiting() throws MessagingException {
		try (Store store = this.login.connected(); Folder inbox = store.getFolder(this.properties.folder())) {
			inbox.open(Folder.READ_ONLY);
			return inbox.getMessageCount();
		}
	}

	/**
	 * Looks for a mail that was sent to find out whether it comes, and takes it out.
	 * @param messageId its Message-ID
	 * @return what the server that received it says of its sender; nothing while it has
	 * not come
	 * @throws MessagingException when the mailbox cannot be looked into
	 */
	public Optional<List<String>> take(String messageId) throws MessagingException {
		try (Store store = this.login.connected()) {
			// where a running site puts what a program has sent
			for (String name : List.of(this.properties.folder(), this.properties.ignoredFolder())) {
				Optional<List<String>> found = take(store.getFolder(name), messageId);
				if (found.isPresent()) {
					return found;
				}
			}
			return Optional.empty();
		}
	}

	private static Optional<List<String>> take(Folder folder, String messageId) throws MessagingException {
		if (!folder.exists()) {
			return Optional.empty();
		}
		folder.open(Folder.READ_WRITE);
		List<String> said = new ArrayList<>();
		Message[] found = folder.search(new HeaderTerm("Message-ID", messageId));
		for (Message mail : found) {
			String[] results = mail.getHeader("Authentication-Results");
			said.addAll((results != null) ? List.of(results) : List.of());
			mail.setFlag(Flags.Flag.DELETED, true);
		}
		folder.close(true);
		return (found.length > 0) ? Optional.of(List.copyOf(said)) : Optional.empty();
	}

}
