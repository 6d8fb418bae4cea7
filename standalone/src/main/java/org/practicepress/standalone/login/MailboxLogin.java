package org.practicepress.standalone.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.SortedSet;

import jakarta.mail.MessagingException;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.practicepress.notification.post.RelayTrial;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;

import org.springframework.mail.javamail.JavaMailSenderImpl;

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
	 * @param name which mailbox; {@code relay} for the first relay, {@code relay/NAME}
	 * for another
	 * @param typed what is typed
	 * @return whether the login works
	 * @throws CannotStart when nothing comes of it
	 */
	public boolean run(String name, BufferedReader typed) {
		try {
			if (name.equals(RefreshTokens.RELAY)) {
				consent(name, this.logins.relay().oauth2(), this.settings.find("spring.mail.username").orElse(""),
						typed);
				return triesRelay(this.logins.sender());
			}
			if (name.startsWith(RefreshTokens.FURTHER_RELAY)) {
				String relay = name.substring(RefreshTokens.FURTHER_RELAY.length());
				refuse("relay", relay, this.settings.relays());
				RelayTrial trial = this.logins.relay();
				consent(name, trial.oauth2(relay), trial.user(relay), typed);
				return triesRelay(trial.sender(relay));
			}
			refuse("mailbox", name, this.settings.mailboxes());
			consent(name, this.logins.mailbox(name).oauth2(), this.logins.mailbox(name).user(), typed);
			return triesMailbox(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void consent(String name, OAuth2Properties client, String user, BufferedReader typed) throws IOException {
		refuse(name, client);
		this.out.println("Kept in " + new Consent(client, this.out).ask(user, typed, PATIENCE) + ".");
	}

	private static void refuse(String what, String name, SortedSet<String> named) {
		if (!named.contains(name)) {
			throw new CannotStart("The settings name no " + what + " " + name + " with a host; there is "
					+ (named.isEmpty() ? "none" : String.join(", ", named)) + ".");
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

	private boolean triesRelay(JavaMailSenderImpl relay) {
		try {
			relay.testConnection();
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
