package org.practicepress.standalone.demo;

import java.io.PrintStream;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.command.Command.Options;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;
import org.practicepress.standalone.site.Site;

/**
 * Plays the journey on a running site.
 */
public final class Demo {

	private Demo() {
	}

	/**
	 * Plays the journey and tells each step.
	 * @param site the running site
	 * @param out where it is told
	 * @return whether every step held
	 */
	public static boolean play(Site site, PrintStream out) {
		String password = site.editorPassword();
		if (password == null) {
			throw new CannotStart(
					"This data folder has its editor already; tell the demo the password with --editor-password P.");
		}
		return play(new Journey.Address(site.url(), Site.PRACTICES_ADDRESS, site.smtpPort(), site.imapPort(),
				site.kafka(), password), out);
	}

	/**
	 * Plays the journey on a site that somebody else has started, and tells each step.
	 * Nobody looks into its Kafka.
	 * @param url its web address
	 * @param options the ports of its mail server on this machine
	 * @param password of the account {@code editor}; null when it was not said
	 * @param out where it is told
	 * @return whether every step held
	 */
	public static boolean playAt(String url, Options options, @Nullable String password, PrintStream out) {
		if (password == null) {
			throw new CannotStart("Tell the demo the password of that site's account \"editor\", with"
					+ " --editor-password-file FILE.");
		}
		Settings nothing = Settings.read(null, Map.of());
		return play(new Journey.Address(url, Site.PRACTICES_ADDRESS, options.mailInPort(nothing),
				options.mailOutPort(nothing), null, password), out);
	}

	private static boolean play(Journey.Address address, PrintStream out) {
		Journey journey = new Journey(address, new Narrator(out));
		try {
			journey.play(() -> {
			}, () -> {
			});
			out.printf("%nEvery step held.%n");
			return true;
		}
		catch (RuntimeException ex) {
			out.printf("%nThe journey ended early.%n");
			return false;
		}
	}

}
