package org.practicepress.standalone.preview;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

import org.practicepress.notification.letter.Letters;
import org.practicepress.notification.letter.Wording;
import org.practicepress.notification.post.Preview;
import org.practicepress.pages.Accent;
import org.practicepress.standalone.read.Readings;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;
import org.practicepress.standalone.site.Site;

/**
 * Writes every mail as the site would send it.
 */
public final class MailPreview {

	private static final String TEMPLATES = "practice-press.mail.templates";

	private MailPreview() {
	}

	/**
	 * Writes them.
	 * @param folder where to
	 * @param settings how the site is named and reached, and in which words it writes
	 * @return the page that lists them
	 * @throws CannotStart when the folder or the words cannot be used
	 */
	public static Path write(Path folder, Settings settings) {
		if (!Preview.mayBeIn(folder)) {
			throw new CannotStart(
					"There is something in " + folder + " that is no preview of mails; choose an empty folder.");
		}
		String name = settings.find("practice-press.mail.name").orElse("Practice Press");
		Wording wording = wording(settings);
		Letters letters = new Letters(Readings.form(settings),
				settings.publicUrl().orElse(URI.create("http://localhost:8080")), name,
				settings.find("practice-press.pages.accent").map(Accent::valueOf).orElse(Accent.DESIGN), wording);
		try {
			return new Preview(letters, wording, settings.find(Settings.MAIL_ADDRESS).orElse(Site.PRACTICES_ADDRESS),
					name)
				.write(folder);
		}
		catch (IOException ex) {
			throw new CannotStart("The folder " + folder + " cannot be written to; choose another one.", ex);
		}
	}

	/** Of the settings only those in the file have been looked at. */
	private static Wording wording(Settings settings) {
		try {
			return settings.find(TEMPLATES).map(Wording::valueOf).orElseGet(Wording::bundled);
		}
		catch (IllegalArgumentException ex) {
			throw CannotStart.ofSettings(TEMPLATES + " must be " + ex.getMessage() + ".", ex);
		}
	}

}
