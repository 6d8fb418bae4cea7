package org.practicepress.intake.mailbox;

import java.time.Clock;
import java.util.Properties;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.oauth.AccessTokens;
import org.practicepress.messaging.oauth.NoToken;

/**
 * Logs in to a mailbox, with a password or, where none is taken, with an access token.
 */
final class MailLogin {

	private final MailboxProperties properties;

	private final Session session;

	private final @Nullable AccessTokens tokens;

	MailLogin(MailboxProperties properties, Clock clock) {
		this.properties = properties;
		this.tokens = properties.oauth2().configured() ? new AccessTokens(properties.oauth2(), clock) : null;
		this.session = session(properties, null);
	}

	/** Made once: each looks for the library's providers anew. */
	Session session() {
		return this.session;
	}

	/**
	 * A connection of one's own. A token that the server does not take, although it
	 * should be good, is renewed once.
	 * @return to be closed
	 * @throws MessagingException when there is none; an
	 * {@link AuthenticationFailedException} when somebody must do something first
	 */
	Store connected() throws MessagingException {
		return connected(this.session);
	}

	/**
	 * The same over a line that can be cut.
	 * @param line the line
	 * @return to be closed
	 * @throws MessagingException when there is none
	 */
	Store connected(Line line) throws MessagingException {
		return connected(session(this.properties, line));
	}

	private Store connected(Session over) throws MessagingException {
		if (this.tokens == null) {
			return connected(over, this.properties.password());
		}
		String token = token(this.tokens);
		try {
			return connected(over, token);
		}
		catch (AuthenticationFailedException ex) {
			this.tokens.refused(token);
			return connected(over, token(this.tokens));
		}
	}

	private static String token(AccessTokens tokens) throws MessagingException {
		try {
			return tokens.token();
		}
		catch (NoToken ex) {
			throw ex.refused() ? new AuthenticationFailedException(ex.getMessage(), ex)
					: new MessagingException(ex.getMessage(), ex);
		}
	}

	private Store connected(Session over, String secret) throws MessagingException {
		Store store = over.getStore("imap");
		store.connect(this.properties.user(), secret);
		return store;
	}

	private static Session session(MailboxProperties properties, @Nullable Line line) {
		Properties mail = new Properties();
		String timeout = String.valueOf(properties.timeout().toMillis());
		mail.setProperty("mail.imap.host", properties.host());
		mail.setProperty("mail.imap.port", String.valueOf(properties.port()));
		mail.setProperty("mail.imap.connectiontimeout", timeout);
		mail.setProperty("mail.imap.timeout", timeout);
		mail.setProperty("mail.imap.writetimeout", timeout);
		mail.setProperty("mail.imap.fetchsize", "1048576");
		mail.setProperty("mail.imap.peek", "true");
		mail.setProperty("mail.imap.ssl.enable",
				String.valueOf(properties.protection() == MailboxProperties.Tls.IMPLICIT));
		mail.setProperty("mail.imap.ssl.checkserveridentity", "true");
		boolean startTls = properties.protection() == MailboxProperties.Tls.STARTTLS;
		mail.setProperty("mail.imap.starttls.enable", String.valueOf(startTls));
		mail.setProperty("mail.imap.starttls.required", String.valueOf(startTls));
		if (properties.oauth2().configured()) {
			// nothing else: a token is no password
			mail.setProperty("mail.imap.auth.mechanisms", "XOAUTH2");
		}
		if (line != null) {
			// what speaks TLS is laid over it
			mail.put("mail.imap.socketFactory", line);
			mail.put("mail.imap.ssl.socketFactory", line);
			// otherwise the library tries a second time, over a line of its own
			mail.setProperty("mail.imap.socketFactory.fallback", "false");
		}
		return Session.getInstance(mail);
	}

}
