package org.practicepress.notification.post;

import java.time.Clock;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import org.practicepress.messaging.oauth.OAuth2Properties;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Tries the relays for whoever sets them up, with the login and the protection that
 * letters go out with.
 */
public final class RelayTrial {

	private final OAuth2Properties oauth2;

	private final Tls tls;

	private final Map<String, RelayProperties> further;

	/**
	 * A trial of the relays that are set.
	 * @param settings the settings
	 */
	public RelayTrial(Environment settings) {
		Binder binder = Binder.get(settings);
		this.oauth2 = binder.bindOrCreate(MailProperties.PREFIX + ".oauth2", OAuth2Properties.class);
		this.tls = binder.bind(MailProperties.PREFIX + ".tls", Tls.class).orElse(Tls.AUTO);
		this.further = MailProperties
			.ordered(binder.bind(MailProperties.PREFIX + ".relays", Bindable.mapOf(String.class, RelayProperties.class))
				.orElse(Map.of()));
	}

	/**
	 * How letters log in at the first where no password is taken.
	 * @return what is set of OAuth 2
	 */
	public OAuth2Properties oauth2() {
		return this.oauth2;
	}

	/**
	 * The relays beside the first.
	 * @return their names, in the order in which they are used
	 */
	public SortedSet<String> further() {
		return new TreeSet<>(this.further.keySet());
	}

	/**
	 * How letters log in at one beside the first where no password is taken.
	 * @param name its name
	 * @return what is set of OAuth 2
	 */
	public OAuth2Properties oauth2(String name) {
		return relay(name).oauth2();
	}

	/**
	 * Who logs in at one beside the first.
	 * @param name its name
	 * @return the user
	 */
	public String user(String name) {
		return relay(name).username();
	}

	/**
	 * How the connection to the first is protected.
	 * @param relay one that knows the relay
	 * @return anything but {@link Tls#AUTO}
	 */
	public Tls protection(JavaMailSenderImpl relay) {
		return this.tls.at(relay);
	}

	/**
	 * A sender that connects to the first as letters do.
	 * @param relay one that knows the relay
	 * @return the sender
	 */
	public JavaMailSenderImpl sender(JavaMailSenderImpl relay) {
		return RelaySender.of(relay, this.tls, this.oauth2, Clock.systemUTC());
	}

	/**
	 * A sender that connects to one beside the first as letters do.
	 * @param name its name
	 * @return the sender
	 */
	public JavaMailSenderImpl sender(String name) {
		return RelaySender.of(relay(name), Clock.systemUTC());
	}

	private RelayProperties relay(String name) {
		RelayProperties relay = this.further.get(name);
		if (relay == null) {
			throw new IllegalArgumentException("There is no relay " + name);
		}
		return relay;
	}

}
