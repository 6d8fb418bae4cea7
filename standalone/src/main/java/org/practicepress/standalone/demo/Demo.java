package org.practicepress.standalone.demo;

import java.io.PrintStream;

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
		Journey journey = new Journey(new Journey.Address(site.url(), Site.PRACTICES_ADDRESS, site.smtpPort(),
				site.imapPort(), site.kafka(), password), new Narrator(out));
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
