package org.practicepress.notification.post;

import org.practicepress.messaging.oauth.OAuth2Properties;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A relay beside the first.
 *
 * @param host the SMTP server
 * @param port its port
 * @param username who to log in as; empty for a relay that asks nobody
 * @param password the password; needed where there is no OAuth 2
 * @param tls how the connection is protected
 * @param perMinute how many letters one instance hands it within any minute; 0 for as
 * many as it takes
 * @param oauth2 how to log in where no password is taken
 */
record RelayProperties(@DefaultValue("") String host, @DefaultValue("587") int port, @DefaultValue("") String username,
		@DefaultValue("") String password, @DefaultValue("auto") Tls tls, @DefaultValue("0") int perMinute,
		@NestedConfigurationProperty @DefaultValue OAuth2Properties oauth2) {

	/** Never the password. */
	@Override
	public String toString() {
		return "smtp://" + this.host + ":" + this.port;
	}

}
