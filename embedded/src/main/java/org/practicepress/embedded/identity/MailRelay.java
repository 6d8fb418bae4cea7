package org.practicepress.embedded.identity;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Where the provider hands in its mails.
 *
 * @param host the relay
 * @param port its port
 * @param from the address the mails come from
 * @param name who signs them
 * @param user the name it knows us by; null for one that asks nobody
 * @param password the password for that name
 * @param token whether that is an access token
 * @param security how to speak to it
 */
public record MailRelay(String host, int port, String from, String name, @Nullable String user,
		@Nullable Password password, boolean token, Security security) {

	/**
	 * A relay on this machine that asks nobody.
	 * @param port its port on 127.0.0.1
	 * @param from the address the mails come from
	 * @param name who signs them
	 * @return the relay
	 */
	public static MailRelay onLoopback(int port, String from, String name) {
		return new MailRelay("127.0.0.1", port, from, name, null, null, false, Security.NONE);
	}

	/**
	 * What lets us in, asked for whenever a mail goes out: it may be another one then.
	 */
	@FunctionalInterface
	public interface Password {

		/**
		 * The password.
		 * @return what lets us in now
		 * @throws IOException when nothing does
		 */
		String get() throws IOException;

	}

	/** How to speak to a relay. */
	public enum Security {

		/** As it is. */
		NONE,

		/** By TLS from the second word on, and not otherwise. */
		STARTTLS,

		/** By TLS from the beginning. */
		TLS

	}

}
