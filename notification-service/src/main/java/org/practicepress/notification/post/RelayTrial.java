package org.practicepress.notification.post;

import java.time.Clock;

import org.practicepress.messaging.oauth.OAuth2Properties;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Tries the mail server for whoever sets it up, with the login that letters go out with.
 */
public final class RelayTrial {

	private final OAuth2Properties oauth2;

	/**
	 * A trial of the mail server that is set.
	 * @param settings the settings
	 */
	public RelayTrial(Environment settings) {
		this.oauth2 = Binder.get(settings).bindOrCreate(MailProperties.PREFIX + ".oauth2", OAuth2Properties.class);
	}

	/**
	 * How letters log in where no password is taken.
	 * @return what is set of OAuth 2
	 */
	public OAuth2Properties oauth2() {
		return this.oauth2;
	}

	/**
	 * A sender that logs in as letters do.
	 * @param sender one that knows the mail server
	 * @return the same one when a password is taken
	 */
	public JavaMailSenderImpl sender(JavaMailSenderImpl sender) {
		return TokenSender.of(sender, this.oauth2, Clock.systemUTC());
	}

}
