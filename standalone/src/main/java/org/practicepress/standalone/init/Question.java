package org.practicepress.standalone.init;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.settings.Part;
import org.practicepress.standalone.settings.Settings;

import org.springframework.util.StringUtils;

/**
 * What is asked, in this order.
 */
enum Question {

	PUBLIC_URL(Settings.PUBLIC_URL, Question::always,
			"The address at which people reach the site, as browsers write it", "https://practices.example.org",
			(answers) -> ""),

	NAME("practice-press.pages.name", Question::always, "The name of the site, at the head of every page",
			"Practice Press", (answers) -> ""),

	ACCENT("practice-press.pages.accent", Question::always, "The colour of links and buttons", "#0b5d57",
			(answers) -> ""),

	LOGO("practice-press.pages.logo", Question::always,
			"The logo at the head of every page and factsheet, a PNG or SVG file", "/srv/practice-press/logo.svg",
			(answers) -> ""),

	LOGO_TEXT("practice-press.pages.logo-text", after(LOGO), "What the logo says, for those who cannot see it",
			"Practice Press", (answers) -> answers.getOrDefault(NAME, "")),

	LANGUAGES("practice-press.pages.languages", Question::always,
			"The languages that pages and blank forms are offered in", "en, fr, es, ar", (answers) -> ""),

	PUBLISHER("practice-press.publisher", Question::always, "The organisation that publishes the series",
			"Practice Press", (answers) -> ""),

	LICENCE(Settings.LICENCE, Question::always,
			"The licence of the factsheets: one of Creative Commons, the address of another, or its terms", "CC-BY-4.0",
			(answers) -> ""),

	MAIL_ADDRESS(Settings.MAIL_ADDRESS, Question::always,
			"The address practices are mailed to, from which letters come, too", "practices@example.org",
			(answers) -> ""),

	MAIL_NAME("practice-press.mail.name", Question::always, "Who signs these letters", "Practice Press",
			(answers) -> answers.getOrDefault(PUBLISHER, "")),

	MAILBOX(Part.MAILBOX.key(), after(MAIL_ADDRESS), "The IMAP server with the mailbox of that address",
			"imap.example.org", (answers) -> ""),

	MAILBOX_PORT("practice-press.intake.mailbox.port", after(MAILBOX), "Its port", "993", (answers) -> "993"),

	MAILBOX_USER("practice-press.intake.mailbox.user", after(MAILBOX), "Who to log in as there",
			"practices@example.org", (answers) -> answers.getOrDefault(MAIL_ADDRESS, "")),

	MAILBOX_PROVIDER("practice-press.intake.mailbox.oauth2.provider", wantsToken(MAILBOX),
			"Who gives the token that it wants instead of a password: microsoft or google", "microsoft",
			(answers) -> provider(answers.get(MAILBOX))),

	MAILBOX_TENANT("practice-press.intake.mailbox.oauth2.tenant", is(MAILBOX_PROVIDER, "microsoft"),
			"The directory (tenant) ID at Microsoft", "00000000-0000-0000-0000-000000000000", (answers) -> ""),

	MAILBOX_CLIENT("practice-press.intake.mailbox.oauth2.client-id", after(MAILBOX_PROVIDER),
			"The application (client) ID there; docs/install.md says how to get one",
			"11111111-1111-1111-1111-111111111111", (answers) -> ""),

	MAILBOX_CLIENT_SECRET("practice-press.intake.mailbox.oauth2.client-secret", is(MAILBOX_PROVIDER, "google"),
			"The client's secret there", "${GOOGLE_CLIENT_SECRET}", (answers) -> "${GOOGLE_CLIENT_SECRET}"),

	MAILBOX_PASSWORD("practice-press.intake.mailbox.password", after(MAILBOX).and(without(MAILBOX_PROVIDER)),
			"The password there", "${MAILBOX_PASSWORD}", (answers) -> "${MAILBOX_PASSWORD}"),

	RELAY(Part.RELAY.key(), after(MAIL_ADDRESS), "The SMTP server that letters go out by", "smtp.example.org",
			(answers) -> ""),

	RELAY_PORT("spring.mail.port", after(RELAY), "Its port: 587 with STARTTLS, 465 with TLS from the beginning", "587",
			(answers) -> "587"),

	RELAY_USER("spring.mail.username", after(RELAY), "Who to log in as there", "practices@example.org",
			(answers) -> answers.getOrDefault(MAIL_ADDRESS, "")),

	RELAY_PROVIDER("practice-press.mail.oauth2.provider", wantsToken(RELAY),
			"Who gives the token that it wants instead of a password: microsoft or google", "microsoft",
			(answers) -> provider(answers.get(RELAY))),

	RELAY_TENANT("practice-press.mail.oauth2.tenant", is(RELAY_PROVIDER, "microsoft"),
			"The directory (tenant) ID at Microsoft", "00000000-0000-0000-0000-000000000000",
			(answers) -> answers.getOrDefault(MAILBOX_TENANT, "")),

	RELAY_CLIENT("practice-press.mail.oauth2.client-id", after(RELAY_PROVIDER), "The application (client) ID there",
			"11111111-1111-1111-1111-111111111111", (answers) -> answers.getOrDefault(MAILBOX_CLIENT, "")),

	RELAY_CLIENT_SECRET("practice-press.mail.oauth2.client-secret", is(RELAY_PROVIDER, "google"),
			"The client's secret there", "${GOOGLE_CLIENT_SECRET}", (answers) -> "${GOOGLE_CLIENT_SECRET}"),

	RELAY_PASSWORD("spring.mail.password", after(RELAY).and(without(RELAY_PROVIDER)), "The password there",
			"${RELAY_PASSWORD}", (answers) -> "${RELAY_PASSWORD}"),

	IDENTITY(Part.IDENTITY.key(), Question::always,
			"The OpenID Connect provider at which editors sign in, as it calls itself (its issuer)",
			"https://login.example.org/realms/hub", (answers) -> ""),

	IDENTITY_CLIENT("practice-press.identity.client-id", after(IDENTITY), "This site's client there", "practice-press",
			(answers) -> "practice-press"),

	IDENTITY_SECRET("practice-press.identity.client-secret", after(IDENTITY), "The client's secret",
			"${OIDC_CLIENT_SECRET}", (answers) -> "${OIDC_CLIENT_SECRET}"),

	KEEP_DRAFTS("practice-press.intake.drafts.keep", Question::always,
			"How long a form that was begun on the site and not sent is kept", "30d", (answers) -> "30d");

	private final String key;

	@SuppressWarnings("ImmutableEnumChecker")
	private final Predicate<Map<Question, String>> asked;

	private final String words;

	private final String example;

	@SuppressWarnings("ImmutableEnumChecker")
	private final Function<Map<Question, String>, String> usual;

	Question(String key, Predicate<Map<Question, String>> asked, String words, String example,
			Function<Map<Question, String>, String> usual) {
		this.key = key;
		this.asked = asked;
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
		return this.asked.test(answers);
	}

	/** Whether that one's answer has to be known first. */
	private static Predicate<Map<Question, String>> after(Question question) {
		return (answers) -> answers.containsKey(question);
	}

	private static Predicate<Map<Question, String>> without(Question question) {
		return after(question).negate();
	}

	private static Predicate<Map<Question, String>> is(Question question, String answer) {
		return (answers) -> answer.equals(answers.get(question));
	}

	private static boolean always(Map<Question, String> answers) {
		return true;
	}

	private static Predicate<Map<Question, String>> wantsToken(Question server) {
		return (answers) -> !provider(answers.get(server)).isEmpty();
	}

	/** Of the servers that take no password; empty for all others. */
	private static String provider(@Nullable String host) {
		return (host == null) ? ""
				: host.endsWith(".office365.com") ? "microsoft" : host.endsWith(".gmail.com") ? "google" : "";
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
