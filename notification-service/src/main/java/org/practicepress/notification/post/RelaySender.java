package org.practicepress.notification.post;

import java.time.Clock;
import java.util.List;
import java.util.Properties;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.oauth.AccessTokens;
import org.practicepress.messaging.oauth.NoToken;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Connects to a relay: as protected as it is set, and logged in with a password, or with
 * an access token instead. A token that the relay does not take, although it should be
 * good, is renewed once.
 */
final class RelaySender extends JavaMailSenderImpl {

	private static final Logger logger = LoggerFactory.getLogger(RelaySender.class);

	private static final List<String> PROTOCOLS = List.of("smtp", "smtps");

	private final @Nullable AccessTokens tokens;

	private RelaySender(JavaMailSenderImpl like, Tls tls, @Nullable AccessTokens tokens) {
		this.tokens = tokens;
		setHost(like.getHost());
		setPort(like.getPort());
		setUsername(like.getUsername());
		setPassword(like.getPassword());
		setProtocol(like.getProtocol());
		setDefaultEncoding(like.getDefaultEncoding());
		Properties properties = new Properties();
		properties.putAll(like.getJavaMailProperties());
		tls.at(like).tell(properties);
		for (String protocol : PROTOCOLS) {
			String prefix = "mail." + protocol + ".";
			// a server that does not answer must not keep a letter for ever
			properties.putIfAbsent(prefix + "connectiontimeout", "10000");
			properties.putIfAbsent(prefix + "timeout", "30000");
			properties.putIfAbsent(prefix + "writetimeout", "30000");
			if (tokens != null) {
				// nothing else: a token is no password
				properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
			}
		}
		setJavaMailProperties(properties);
	}

	/**
	 * A sender that connects as it is set.
	 * @param relay one that knows the relay
	 * @param tls how the connection is protected
	 * @param oauth2 how tokens are come by, if they are
	 * @param clock tells when they end
	 * @return the sender
	 */
	static RelaySender of(JavaMailSenderImpl relay, Tls tls, OAuth2Properties oauth2, Clock clock) {
		return new RelaySender(relay, tls, oauth2.configured() ? new AccessTokens(oauth2, clock) : null);
	}

	/**
	 * A sender for a relay beside the first.
	 * @param relay what is set of it
	 * @param clock tells when tokens end
	 * @return the sender
	 */
	static RelaySender of(RelayProperties relay, Clock clock) {
		JavaMailSenderImpl plain = new JavaMailSenderImpl();
		plain.setHost(relay.host());
		plain.setPort(relay.port());
		plain.setUsername(relay.username());
		plain.setPassword(relay.password());
		return of(plain, relay.tls(), relay.oauth2(), clock);
	}

	/** A connection of one's own, to be closed. */
	@Override
	protected Transport connectTransport() throws MessagingException {
		if (this.tokens == null) {
			return connected(this::plainly);
		}
		String token = token(this.tokens);
		try {
			return connected(() -> with(token));
		}
		catch (AuthenticationFailedException ex) {
			this.tokens.refused(token);
			return connected(() -> with(token(this.tokens)));
		}
	}

	private static Transport connected(Connecting connecting) throws MessagingException {
		try {
			return connecting.connect();
		}
		catch (MessagingException ex) {
			if (String.valueOf(ex.getMessage()).startsWith("STARTTLS is required")) {
				throw new NoTls();
			}
			throw ex;
		}
	}

	private Transport plainly() throws MessagingException {
		return super.connectTransport();
	}

	private Transport with(String token) throws MessagingException {
		Transport transport = getTransport(getSession());
		transport.connect(getHost(), getPort(), getUsername(), token);
		return transport;
	}

	private static String token(AccessTokens tokens) throws MessagingException {
		try {
			return tokens.token();
		}
		catch (NoToken ex) {
			logger.warn("No letter can be sent: {}", ex.getMessage());
			throw new MessagingException(ex.getMessage(), ex);
		}
	}

	/** A way to connect. */
	@FunctionalInterface
	private interface Connecting {

		Transport connect() throws MessagingException;

	}

}
