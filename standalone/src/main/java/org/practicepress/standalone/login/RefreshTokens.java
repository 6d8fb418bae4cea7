package org.practicepress.standalone.login;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.practicepress.standalone.settings.Settings;

/**
 * Where what somebody has consented to is kept in a data folder: beside the other
 * secrets, a file for each login.
 */
public final class RefreshTokens {

	/** What the login to the first relay is called. */
	public static final String RELAY = "relay";

	/** What the login to another relay is called, before its name. */
	public static final String FURTHER_RELAY = "relay/";

	private static final String MAILBOX = "practice-press.intake.mailbox.oauth2.";

	private static final String OAUTH2 = ".oauth2.";

	private static final String FILE = "refresh-token-file";

	private RefreshTokens() {
	}

	/**
	 * What holds for the services unless somebody has set it otherwise. A relay and the
	 * first mailbox share one consent, if they are the same client's.
	 * @param settings what is set
	 * @param data the folder everything is kept in
	 * @return the setting of each file, and the file
	 */
	public static Map<String, String> files(Settings settings, Path data) {
		Map<String, String> files = new TreeMap<>();
		for (String name : settings.mailboxes()) {
			String login = name.equals(Settings.MAIN) ? MAILBOX : Settings.MAILBOXES + "." + name + OAUTH2;
			if (settings.find(login + "client-id").isPresent()) {
				files.put(login + FILE, file(data, "mailbox-" + name));
			}
		}
		ofRelay(settings, data, "practice-press.mail.oauth2.", "mailbox-" + RELAY, files);
		for (String name : settings.relays()) {
			ofRelay(settings, data, Settings.RELAYS + "." + name + OAUTH2, "relay-" + name, files);
		}
		return files;
	}

	private static void ofRelay(Settings settings, Path data, String login, String otherwise,
			Map<String, String> files) {
		settings.find(login + "client-id")
			.ifPresent((client) -> files.put(login + FILE,
					settings.find(MAILBOX + "client-id").filter(client::equals).isPresent()
							? settings.find(MAILBOX + FILE).orElseGet(() -> file(data, "mailbox-" + Settings.MAIN))
							: file(data, otherwise)));
	}

	private static String file(Path data, String name) {
		return data.toAbsolutePath().normalize().resolve("secrets").resolve(name).toString();
	}

}
