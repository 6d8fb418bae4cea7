package org.practicepress.standalone.check;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.practicepress.intake.mailbox.MailboxTrial;
import org.practicepress.messaging.oauth.NoToken;
import org.practicepress.standalone.login.Logins;
import org.practicepress.standalone.settings.Settings;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Whether mails come in and letters go out, each tried as the service does it.
 */
final class Mail {

	private static final String TIMEOUT = "8000";

	private static final int LOOKS = 25;

	private static final long BETWEEN_LOOKS = 2000;

	private final Settings settings;

	private final Logins logins;

	Mail(Settings settings, Logins logins) {
		this.settings = settings;
		this.logins = logins;
	}

	/** What is tried of a mailbox, in a word or two. */
	static String what(String mailbox) {
		return mailbox.equals(Settings.MAIN) ? "mailbox" : "mailbox " + mailbox;
	}

	Finding mailbox(String name) throws MessagingException, IOException {
		MailboxTrial trial = this.logins.mailbox(name);
		try {
			int waiting = trial.waiting();
			return Finding.good(what(name), trial.host() + " lets us in; " + waiting
					+ ((waiting == 1) ? " mail is" : " mails are") + " in it.");
		}
		catch (AuthenticationFailedException ex) {
			if (!trial.oauth2().configured() || ex.getCause() instanceof NoToken) {
				throw ex;
			}
			return Finding.wrong(what(name), trial.host() + " takes no token for " + trial.user()
					+ ": look whether whoever consented, or the client, may read that mailbox, and whether IMAP is"
					+ " allowed for it.");
		}
	}

	Finding relay() throws MessagingException, IOException {
		return tried("relay", sender(), "practice-press.mail.tls");
	}

	/** What is tried of a relay beside the first, in a word or two. */
	static String whatOfRelay(String name) {
		return "relay " + name;
	}

	Finding relay(String name) throws MessagingException, IOException {
		return tried(whatOfRelay(name), prompt(this.logins.relay().sender(name)),
				Settings.RELAYS + "." + name + ".tls");
	}

	private static Finding tried(String what, JavaMailSenderImpl sender, String tls) throws MessagingException {
		sender.testConnection();
		String host = String.valueOf(sender.getHost());
		return isProtected(sender.getJavaMailProperties()) || host.equals("localhost") || host.equals("127.0.0.1")
				? Finding.good(what, host + " lets us in.")
				: Finding.note(what, host + " lets us in, but passwords and letters go there readable by whoever is on"
						+ " the way: set " + tls + " to starttls, or to implicit with port 465.");
	}

	/** Sends a mail to the practices address and waits until it comes. */
	List<Finding> roundTrip() throws MessagingException, IOException, InterruptedException {
		String what = "test mail";
		String address = this.settings.find(Settings.MAIL_ADDRESS).orElse("");
		String id = "<check." + UUID.randomUUID() + "@" + domain(address) + ">";
		JavaMailSenderImpl sender = sender();
		sender.send(mail(sender, address, id));
		for (int look = 0; look < LOOKS; look++) {
			Optional<List<String>> come = taken(id);
			if (come.isPresent()) {
				return List.of(Finding.good(what, "it came back to " + address + "."), signature(come.get()));
			}
			Thread.sleep(BETWEEN_LOOKS);
		}
		return List.of(Finding.wrong(what,
				"the relay took it, but it did not come to " + address + " within " + LOOKS * BETWEEN_LOOKS / 1000
						+ " s: look whether the mailbox is that address's, and into its spam" + " folder."));
	}

	/** What the receiving server says of the signature. */
	static Finding signature(List<String> results) {
		String said = String.join(" ", results);
		if (said.contains("dkim=pass")) {
			return Finding.good("DKIM", "letters are signed.");
		}
		return said.contains("dkim=") ? Finding.wrong("DKIM",
				"the server that received the test mail does not believe its signature: look at what the relay signs with"
						+ " and at the key in the DNS.")
				: Finding.note("DKIM",
						"the server that received the test mail says nothing of a signature: ask whoever runs the relay"
								+ " to sign letters.");
	}

	static String domain(String address) {
		return address.substring(address.lastIndexOf('@') + 1);
	}

	private static MimeMessage mail(JavaMailSenderImpl sender, String address, String id) throws MessagingException {
		MimeMessage mail = new MimeMessage(sender.getSession()) {

			@Override
			protected void updateMessageID() throws MessagingException {
				setHeader("Message-ID", id);
			}

		};
		mail.setFrom(address);
		mail.setRecipients(MimeMessage.RecipientType.TO, address);
		mail.setSubject("Practice Press: does mail come?");
		// a running site answers no program
		mail.setHeader("Auto-Submitted", "auto-generated");
		mail.setText("This mail was sent by ./practice-press check, which takes it out again.\n");
		return mail;
	}

	/** Whichever mailbox the practices address leads to. */
	private Optional<List<String>> taken(String id) throws MessagingException, IOException {
		for (String name : this.settings.mailboxes()) {
			Optional<List<String>> come = this.logins.mailbox(name).take(id);
			if (come.isPresent()) {
				return come;
			}
		}
		return Optional.empty();
	}

	private JavaMailSenderImpl sender() throws IOException {
		return prompt(this.logins.sender());
	}

	/** Whoever checks does not wait as long as a letter can. */
	private static JavaMailSenderImpl prompt(JavaMailSenderImpl sender) {
		for (String protocol : List.of("smtp", "smtps")) {
			for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
				sender.getJavaMailProperties().setProperty("mail." + protocol + "." + timeout, TIMEOUT);
			}
		}
		return sender;
	}

	private static boolean isProtected(Properties properties) {
		return List.of("mail.smtp.ssl.enable", "mail.smtp.starttls.required", "mail.smtps.ssl.enable")
			.stream()
			.anyMatch((key) -> Boolean.parseBoolean(String.valueOf(properties.get(key))));
	}

}
