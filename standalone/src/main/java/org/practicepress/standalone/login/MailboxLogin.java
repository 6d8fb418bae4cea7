package org.practicepress.standalone.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;

import jakarta.mail.MessagingException;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;

/**
 * The first consent to a login without a password.
 */
public final class MailboxLogin {

	private static final Duration PATIENCE = Duration.ofMinutes(15);

	private final Logins logins;

	private final Settings settings;

	private final PrintStream out;

	/**
	 * A command.
	 * @param logins how the services log in
	 * @param settings what is set
	 * @param out where whoever consents reads what to do
	 */
	public MailboxLogin(Logins logins, Settings settings, PrintStream out) {
		this.logins = logins;
		this.settings = settings;
		this.out = out;
	}

	/**
	 * Has somebody consent, and tries what comes of it.
	 * @param name which mailbox, or the relay
	 * @param typed what is typed
	 * @return whether the login works
	 * @throws CannotStart when nothing comes of it
	 */
	public boolean run(String name, BufferedReader typed) {
		try {
			boolean relay = name.equals(RefreshTokens.RELAY);
			if (!relay && !this.settings.mailboxes().contains(name)) {
				throw new CannotStart("The settings name no mailbox " + name + " with a host; there is "
						+ (this.settings.mailboxes().isEmpty() ? "none" : String.join(", ", this.settings.mailboxes()))
						+ ".");
			}
			OAuth2Properties client = relay ? this.logins.relay().oauth2() : this.logins.mailbox(name).oauth2();
			refuse(name, client);
			String user = relay ? this.settings.find("spring.mail.username").orElse("")
					: this.logins.mailbox(name).user();
			this.out.println("Kept in " + new Consent(client, this.out).ask(user, typed, PATIENCE) + ".");
			return relay ? triesRelay() : triesMailbox(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void refuse(String name, OAuth2Properties client) {
		if (!client.configured()) {
			throw new CannotStart("The settings of " + name + " say nothing of OAuth 2: set oauth2.provider and"
					+ " oauth2.client-id, see docs/install.md.");
		}
		if (client.grant() != OAuth2Properties.Grant.REFRESH_TOKEN) {
			throw new CannotStart(name + " logs in by itself (grant client-credentials): nobody need consent here.");
		}
	}

	private boolean triesMailbox(String name) throws IOException {
		try {
			int waiting = this.logins.mailbox(name).waiting();
			this.out.println("The mailbox lets us in; " + waiting + ((waiting == 1) ? " mail is" : " mails are")
					+ " in it. A running site takes it up within minutes.");
			return true;
		}
		catch (MessagingException ex) {
			this.out.println("The mailbox does not let us in yet: " + ex.getMessage()
					+ ". Look whether whoever signed in may read it, and whether IMAP is allowed for it.");
			return false;
		}
	}

	private boolean triesRelay() throws IOException {
		try {
			this.logins.sender().testConnection();
			this.out.println("The relay lets us in. A running site takes it up within minutes.");
			return true;
		}
		catch (MessagingException ex) {
			this.out.println("The relay does not let us in yet: " + ex.getMessage()
					+ ". Look whether authenticated SMTP is allowed for the mailbox.");
			return false;
		}
	}

}
