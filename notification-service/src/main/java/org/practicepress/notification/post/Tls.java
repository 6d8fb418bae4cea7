package org.practicepress.notification.post;

import java.util.Properties;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/**
 * How the connection to a relay is protected. Letters and passwords go to none in the
 * open, unless it is on this machine or somebody has said so.
 */
public enum Tls {

	/** As Spring's settings say; where they say nothing, as the port has it. */
	AUTO,

	/** Not at all. */
	NONE,

	/** Asked for after connecting, and required. */
	STARTTLS,

	/** From the beginning. */
	IMPLICIT;

	private static final int SMTPS = 465;

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

	private static final String SMTP = "mail.smtp.";

	/**
	 * What is meant.
	 * @param relay what is set of the relay
	 * @return anything but {@link #AUTO}
	 */
	Tls at(JavaMailSenderImpl relay) {
		if (this != AUTO) {
			return this;
		}
		Properties said = relay.getJavaMailProperties();
		if ("smtps".equals(relay.getProtocol()) || isSet(said.getProperty(SMTP + "ssl.enable"))) {
			return IMPLICIT;
		}
		String starttls = said.getProperty(SMTP + "starttls.enable");
		if (StringUtils.hasText(starttls)) {
			return isSet(starttls) ? STARTTLS : NONE;
		}
		if (relay.getPort() == SMTPS) {
			return IMPLICIT;
		}
		return isLoopback(relay.getHost()) ? NONE : STARTTLS;
	}

	/**
	 * Tells it to the mail library.
	 * @param properties what that is told of the relay
	 */
	void tell(Properties properties) {
		for (String protocol : new String[] { SMTP, "mail.smtps." }) {
			// who has said that it need not be has said so
			boolean perhaps = this == STARTTLS && "false".equals(properties.getProperty(protocol + "starttls.required"))
					&& isSet(properties.getProperty(protocol + "starttls.enable"));
			properties.setProperty(protocol + "ssl.enable", String.valueOf(this == IMPLICIT));
			properties.setProperty(protocol + "starttls.enable", String.valueOf(this == STARTTLS));
			properties.setProperty(protocol + "starttls.required", String.valueOf(this == STARTTLS && !perhaps));
			properties.putIfAbsent(protocol + "ssl.checkserveridentity", "true");
		}
	}

	/**
	 * Whether a relay is on this machine.
	 * @param host its host
	 * @return true if so
	 */
	static boolean isLoopback(@Nullable String host) {
		return host != null && LOOPBACK.contains(host);
	}

	private static boolean isSet(@Nullable String value) {
		return "true".equalsIgnoreCase(value);
	}

}
