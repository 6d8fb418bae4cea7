package org.practicepress.intake.mailbox;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.practicepress.messaging.oauth.OAuth2Properties;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * A mailbox that practices are sent to.
 *
 * @param host the IMAP server; empty to take no mail
 * @param port its port
 * @param user who to log in as
 * @param password the password; needed where there is no OAuth 2
 * @param tls how the connection is protected
 * @param folder the folder mail comes into
 * @param takenFolder where taken mail goes
 * @param ignoredFolder where automatic mail goes, which is never answered
 * @param failedFolder where mail goes that could not be taken
 * @param pollInterval how often to look for mail
 * @param idle whether to wait until the server says that mail has come, where it can;
 * then there is a look every few minutes only
 * @param attempts how often to try before a mail has failed
 * @param maxFiles how many files of a mail are taken
 * @param maxFileSize how large a file may be
 * @param maxMailSize how large a mail may be
 * @param timeout how long to wait for the server
 * @param authservId how the server that receives the mail names itself in
 * {@code Authentication-Results}; empty to trust no such line
 * @param oauth2 how to log in where no password is taken
 */
@ConfigurationProperties(MailboxProperties.PREFIX)
record MailboxProperties(@DefaultValue("") String host, @DefaultValue("993") int port, @DefaultValue("") String user,
		@DefaultValue("") String password, @DefaultValue("auto") Tls tls, @DefaultValue("INBOX") String folder,
		@DefaultValue("Taken") String takenFolder, @DefaultValue("Ignored") String ignoredFolder,
		@DefaultValue("Failed") String failedFolder, @DefaultValue("15s") Duration pollInterval,
		@DefaultValue("true") boolean idle, @DefaultValue("5") int attempts, @DefaultValue("20") int maxFiles,
		@DefaultValue("25MB") DataSize maxFileSize, @DefaultValue("90MB") DataSize maxMailSize,
		@DefaultValue("30s") Duration timeout, @DefaultValue("") String authservId,
		@NestedConfigurationProperty @DefaultValue OAuth2Properties oauth2) {

	/** The group of settings of the first mailbox, and mostly the only one. */
	static final String PREFIX = "practice-press.intake.mailbox";

	private static final int IMAPS = 993;

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

	/**
	 * Where mails are moved to.
	 * @return the folders
	 */
	List<String> asideFolders() {
		return List.of(this.takenFolder, this.failedFolder, this.ignoredFolder);
	}

	boolean configured() {
		return StringUtils.hasText(this.host);
	}

	/**
	 * How the connection is protected, now that it must be known.
	 * @return anything but {@link Tls#AUTO}
	 */
	Tls protection() {
		if (this.tls != Tls.AUTO) {
			return this.tls;
		}
		if (this.port == IMAPS) {
			return Tls.IMPLICIT;
		}
		return LOOPBACK.contains(this.host) ? Tls.NONE : Tls.STARTTLS;
	}

	/** Never the password. */
	@Override
	public String toString() {
		return "imap://" + this.host + ":" + this.port + "/" + this.folder;
	}

	/** How the connection is protected. */
	enum Tls {

		/** As the port has it; not at all only on this machine. */
		AUTO,

		/** Not at all: for a server on this machine. */
		NONE,

		/** Asked for after connecting, and required. */
		STARTTLS,

		/** From the beginning. */
		IMPLICIT

	}

}
