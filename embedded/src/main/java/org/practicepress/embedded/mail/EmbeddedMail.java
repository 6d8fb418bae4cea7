package org.practicepress.embedded.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * SMTP and IMAP on loopback. Any address gets a mailbox when mail first comes for it. A
 * message is in its file before SMTP acknowledges it, so it is still there after a
 * {@code kill -9} and a new start on the same directory. However many mailboxes there
 * are, only those that somebody looks at are in memory.
 */
public final class EmbeddedMail implements AutoCloseable {

	/** Every mailbox has this password: the server answers on loopback only. */
	public static final String PASSWORD = "practices";

	private final PromptMail server;

	private EmbeddedMail(PromptMail server) {
		this.server = server;
	}

	/**
	 * Starts the server.
	 * @param directory where mail is kept; made when absent
	 * @param smtpPort the SMTP port on 127.0.0.1; 0 for any free one
	 * @param imapPort the IMAP port on 127.0.0.1; 0 for any free one
	 * @param addresses whose mailboxes exist from the beginning, and are always in memory
	 * @return the running server
	 * @throws IllegalStateException when it cannot start
	 */
	public static EmbeddedMail start(Path directory, int smtpPort, int imapPort, String... addresses) {
		PromptMail server = new PromptMail(new StoredMails(directory),
				new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
				new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
		try {
			Files.createDirectories(directory);
			for (String address : addresses) {
				server.mailboxes().keep(address);
			}
		}
		catch (IOException | MessagingException | UserException | FolderException ex) {
			throw new IllegalStateException("the mail kept in " + directory + " cannot be read", ex);
		}
		server.start();
		return new EmbeddedMail(server);
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
		this.server.mailboxes().forget(which);
	}

	/** How many mailboxes are in memory. */
	int open() {
		return this.server.mailboxes().open();
	}

}
