package org.practicepress.notification.post;

import java.time.Clock;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.practicepress.messaging.oauth.AccessTokens;
import org.practicepress.messaging.oauth.NoToken;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Logs in to the mail server with an access token instead of a password. One that it does
 * not take, although it should be good, is renewed once.
 */
final class TokenSender extends JavaMailSenderImpl {

	private static final Logger logger = LoggerFactory.getLogger(TokenSender.class);

	private final AccessTokens tokens;

	private TokenSender(JavaMailSenderImpl like, AccessTokens tokens) {
		this.tokens = tokens;
		setHost(like.getHost());
		setPort(like.getPort());
		setUsername(like.getUsername());
		setProtocol(like.getProtocol());
		setDefaultEncoding(like.getDefaultEncoding());
		setJavaMailProperties(like.getJavaMailProperties());
		for (String protocol : new String[] { "smtp", "smtps" }) {
			// nothing else: a token is no password
			getJavaMailProperties().setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
		}
	}

	/**
	 * A sender that logs in as it is set.
	 * @param sender one that knows the mail server
	 * @param properties how tokens are come by
	 * @param clock tells when they end
	 * @return the same one when a password is taken
	 */
	static JavaMailSenderImpl of(JavaMailSenderImpl sender, OAuth2Properties properties, Clock clock) {
		return properties.configured() ? new TokenSender(sender, new AccessTokens(properties, clock)) : sender;
	}

	@Override
	protected Transport connectTransport() throws MessagingException {
		String token = token();
		try {
			return connected(token);
		}
		catch (AuthenticationFailedException ex) {
			this.tokens.refused(token);
			return connected(token());
		}
	}

	private Transport connected(String token) throws MessagingException {
		Transport transport = getTransport(getSession());
		transport.connect(getHost(), getPort(), getUsername(), token);
		return transport;
	}

	private String token() throws MessagingException {
		try {
			return this.tokens.token();
		}
		catch (NoToken ex) {
			logger.warn("No letter can be sent: {}", ex.getMessage());
			throw new MessagingException(ex.getMessage(), ex);
		}
	}

}
