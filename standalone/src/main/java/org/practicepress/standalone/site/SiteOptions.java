package org.practicepress.standalone.site;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.settings.Settings;

/**
 * Where a site is to run.
 *
 * @param data the folder everything is kept in
 * @param port the web port; 0 for any free one
 * @param smtpPort the SMTP port; 0 for any free one
 * @param imapPort the IMAP port; 0 for any free one
 * @param editorPassword the editor's password; null to keep the one there is, or make one
 * @param settings what else is set
 */
public record SiteOptions(Path data, int port, int smtpPort, int imapPort, @Nullable String editorPassword,
		Settings settings) {

	/**
	 * A site for which nothing is set, in the environment either.
	 * @param data the folder everything is kept in
	 * @param port the web port; 0 for any free one
	 * @param smtpPort the SMTP port; 0 for any free one
	 * @param imapPort the IMAP port; 0 for any free one
	 * @param editorPassword the editor's password; null to keep the one there is, or make
	 * one
	 */
	public SiteOptions(Path data, int port, int smtpPort, int imapPort, @Nullable String editorPassword) {
		this(data, port, smtpPort, imapPort, editorPassword, Settings.read(null, Map.of()));
	}

}
