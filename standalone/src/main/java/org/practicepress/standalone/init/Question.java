package org.practicepress.standalone.init;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.settings.Part;
import org.practicepress.standalone.settings.Settings;

import org.springframework.util.StringUtils;

/**
 * What is asked, in this order.
 */
enum Question {

	PUBLIC_URL(Settings.PUBLIC_URL, null, "The address at which people reach the site, as browsers write it",
			"https://practices.example.org", (answers) -> ""),

	NAME("practice-press.pages.name", null, "The name of the site, at the head of every page", "Practice Press",
			(answers) -> ""),

	ACCENT("practice-press.pages.accent", null, "The colour of links and buttons", "#0b5d57", (answers) -> ""),

	LOGO("practice-press.pages.logo", null, "The logo at the head of every page and factsheet, a PNG or SVG file",
			"/srv/practice-press/logo.svg", (answers) -> ""),

	LOGO_TEXT("practice-press.pages.logo-text", LOGO, "What the logo says, for those who cannot see it",
			"Practice Press", (answers) -> answers.getOrDefault(NAME, "")),

	LANGUAGES("practice-press.pages.languages", null, "The languages that pages and blank forms are offered in",
			"en, fr, es, ar", (answers) -> ""),

	PUBLISHER("practice-press.publisher", null, "The organisation that publishes the series", "Practice Press",
			(answers) -> ""),

	LICENCE(Settings.LICENCE, null,
			"The licence of the factsheets: one of Creative Commons, the address of another, or its terms", "CC-BY-4.0",
			(answers) -> ""),

	MAIL_ADDRESS(Settings.MAIL_ADDRESS, null, "The address practices are mailed to, from which letters come, too",
			"practices@example.org", (answers) -> ""),

	MAIL_NAME("practice-press.mail.name", null, "Who signs these letters", "Practice Press",
			(answers) -> answers.getOrDefault(PUBLISHER, "")),

	MAILBOX(Part.MAILBOX.key(), MAIL_ADDRESS, "The IMAP server with the mailbox of that address", "imap.example.org",
			(answers) -> ""),

	MAILBOX_PORT("practice-press.intake.mailbox.port", MAILBOX, "Its port", "993", (answers) -> "993"),

	MAILBOX_USER("practice-press.intake.mailbox.user", MAILBOX, "Who to log in as there", "practices@example.org",
			(answers) -> answers.getOrDefault(MAIL_ADDRESS, "")),

	MAILBOX_PASSWORD("practice-press.intake.mailbox.password", MAILBOX, "The password there", "${MAILBOX_PASSWORD}",
			(answers) -> "${MAILBOX_PASSWORD}"),

	RELAY(Part.RELAY.key(), MAIL_ADDRESS, "The SMTP server that letters go out by", "smtp.example.org",
			(answers) -> ""),

	RELAY_PORT("spring.mail.port", RELAY, "Its port: 587 with STARTTLS, 465 with TLS from the beginning", "587",
			(answers) -> "587"),

	RELAY_USER("spring.mail.username", RELAY, "Who to log in as there", "practices@example.org",
			(answers) -> answers.getOrDefault(MAIL_ADDRESS, "")),

	RELAY_PASSWORD("spring.mail.password", RELAY, "The password there", "${RELAY_PASSWORD}",
			(answers) -> "${RELAY_PASSWORD}"),

	IDENTITY(Part.IDENTITY.key(), null,
			"The OpenID Connect provider at which editors sign in, as it calls itself (its issuer)",
			"https://login.example.org/realms/hub", (answers) -> ""),

	IDENTITY_CLIENT("practice-press.identity.client-id", IDENTITY, "This site's client there", "practice-press",
			(answers) -> "practice-press"),

	IDENTITY_SECRET("practice-press.identity.client-secret", IDENTITY, "The client's secret", "${OIDC_CLIENT_SECRET}",
			(answers) -> "${OIDC_CLIENT_SECRET}"),

	KEEP_DRAFTS("practice-press.intake.drafts.keep", null,
			"How long a form that was begun on the site and not sent is kept", "30d", (answers) -> "30d");

	private final String key;

	private final @Nullable Question after;

	private final String words;

	private final String example;

	@SuppressWarnings("ImmutableEnumChecker")
	private final Function<Map<Question, String>, String> usual;

	Question(String key, @Nullable Question after, String words, String example,
			Function<Map<Question, String>, String> usual) {
		this.key = key;
		this.after = after;
		this.words = words;
		this.example = example;
		this.usual = usual;
	}

	/** The option of the command line that answers it. */
	String option() {
		return "--" + StringUtils.replace(name().toLowerCase(Locale.ROOT), "_", "-");
	}

	String key() {
		return this.key;
	}

	String words() {
		return this.words;
	}

	/** What an answer may look like; the value that holds without one, where one does. */
	String example() {
		return this.example;
	}

	/** What holds when nothing is answered; empty for nothing. */
	String usual(Map<Question, String> answers) {
		return this.usual.apply(answers);
	}

	/** Nothing of a server is asked when there is none. */
	boolean isAskedAfter(Map<Question, String> answers) {
		return this.after == null || answers.containsKey(this.after);
	}

	/**
	 * Passwords are never asked: they would be seen on the screen, or kept by a shell.
	 */
	boolean isSecret() {
		return this.example.startsWith("${");
	}

	/** The variable that a password is to be in. */
	String variable() {
		return this.example.substring("${".length(), this.example.length() - 1);
	}

}
