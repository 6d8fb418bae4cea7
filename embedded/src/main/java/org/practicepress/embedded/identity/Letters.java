package org.practicepress.embedded.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.MessageSource;

/**
 * The mails to those who have an account, each in their own language.
 */
final class Letters {

	private static final Logger logger = LoggerFactory.getLogger(Letters.class);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final @Nullable MailRelay relay;

	private final String address;

	private final MessageSource messages;

	Letters(@Nullable MailRelay relay, String issuer, MessageSource messages) {
		this.relay = relay;
		this.address = issuer;
		this.messages = messages;
	}

	/**
	 * Sends somebody the link by which they come in.
	 * @return whether the relay has taken it
	 */
	boolean invite(Person person, Person by, String secret) {
		return send(person, "invitation", person.name(), by.name(), link(secret), site(person));
	}

	/** Sends a link to who has forgotten the password; nobody is kept waiting. */
	void forgotten(Person person, String secret) {
		Thread.ofVirtual().start(() -> send(person, "forgotten", person.name(), link(secret), site(person)));
	}

	/** Tells somebody that their password is another one now; nobody is kept waiting. */
	void passwordChanged(Person person) {
		Thread.ofVirtual()
			.start(() -> send(person, "changed", person.name(), this.address + "/password", site(person)));
	}

	private String site(Person person) {
		return this.messages.getMessage("pages.name", null, Locale.of(person.language()));
	}

	private String link(String secret) {
		return this.address + "/password/" + secret;
	}

	private boolean send(Person person, String letter, Object... values) {
		MailRelay to = this.relay;
		if (to == null || person.email() == null) {
			return false;
		}
		try {
			Locale locale = Locale.of(person.language());
			MimeMessage mail = new MimeMessage(session(to));
			mail.setFrom(new InternetAddress(to.from(), to.name(), StandardCharsets.UTF_8.name()));
			mail.setRecipient(Message.RecipientType.TO, new InternetAddress(person.email()));
			mail.setSubject(this.messages.getMessage("identity.mail." + letter + ".subject", values, locale),
					StandardCharsets.UTF_8.name());
			mail.setText(this.messages.getMessage("identity.mail." + letter + ".text", values, locale),
					StandardCharsets.UTF_8.name());
			mail.setHeader("Content-Language", person.language());
			mail.setHeader("Auto-Submitted", "auto-generated");
			mail.setHeader("X-Auto-Response-Suppress", "All");
			mail.setSentDate(new Date());
			Transport.send(mail, to.user(), (to.password() != null) ? to.password().get() : null);
			return true;
		}
		catch (MessagingException | IOException ex) {
			logger.warn("A mail about an account could not be sent: {}", ex.getClass().getSimpleName());
			return false;
		}
	}

	private static Session session(MailRelay to) {
		Properties settings = new Properties();
		settings.setProperty("mail.smtp.host", to.host());
		settings.setProperty("mail.smtp.port", String.valueOf(to.port()));
		settings.setProperty("mail.smtp.auth", String.valueOf(to.user() != null));
		if (to.token()) {
			settings.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
		}
		boolean startTls = to.security() == MailRelay.Security.STARTTLS;
		settings.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
		settings.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
		settings.setProperty("mail.smtp.ssl.enable", String.valueOf(to.security() == MailRelay.Security.TLS));
		settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
		for (String which : new String[] { "connectiontimeout", "timeout", "writetimeout" }) {
			settings.setProperty("mail.smtp." + which, String.valueOf(PATIENCE.toMillis()));
		}
		return Session.getInstance(settings);
	}

}
