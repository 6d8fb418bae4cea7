package org.practicepress.standalone.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.catalina.util.NetMaskSet;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.PropertySource;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.StringUtils;

/**
 * What settings must be for a site to run with them.
 */
final class Rules {

	/** Below it, only the system's own account may listen. */
	private static final int FIRST_FREE_PORT = 1024;

	private static final int LAST_PORT = 65_535;

	/** Where this site itself listens. */
	private static final List<String> OWN_PORTS = List.of("server.port", "practice-press.embedded-mail.smtp-port",
			"practice-press.embedded-mail.imap-port");

	/** What is about a real part only, and means nothing without its address. */
	private static final Map<Part, List<String>> BESIDES = Map.of(Part.MAILBOX,
			List.of("practice-press.intake.mailbox.port", "practice-press.intake.mailbox.user",
					"practice-press.intake.mailbox.password", "practice-press.intake.mailbox.tls",
					"practice-press.intake.mailbox.oauth2.client-id"),
			Part.RELAY,
			List.of("spring.mail.port", "spring.mail.username", "spring.mail.password", "spring.mail.protocol",
					"spring.mail.ssl.enabled", "practice-press.mail.oauth2.client-id", "practice-press.mail.tls",
					"practice-press.mail.per-minute"),
			Part.IDENTITY, List.of("practice-press.identity.internal", "practice-press.identity.client-id",
					"practice-press.identity.client-secret"));

	private final List<Entry> entries;

	private final Said said;

	Rules(List<Entry> entries, Said said) {
		this.entries = entries;
		this.said = said;
	}

	List<Flaw> flaws(@Nullable PropertySource<?> values) {
		List<Flaw> flaws = new ArrayList<>();
		if (values != null) {
			KnownSettings known = KnownSettings.onClassPath();
			for (Entry entry : this.entries) {
				flaw(entry, values, known).map((sentence) -> new Flaw(entry.line(), setting(entry) + " " + sentence))
					.filter((flaw) -> !flaws.contains(flaw))
					.ifPresent(flaws::add);
			}
		}
		if (flaws.isEmpty()) {
			flaws.addAll(ofAll());
		}
		flaws.sort(Comparator.comparingInt(Flaw::line));
		return List.copyOf(flaws);
	}

	/** The key, without which of several values it is. */
	private static String setting(Entry entry) {
		String key = entry.key();
		return entry.name().isLastElementIndexed() ? key.substring(0, key.lastIndexOf('[')) : key;
	}

	private Optional<String> flaw(Entry entry, PropertySource<?> values, KnownSettings known) {
		ConfigurationPropertyName name = KnownSettings.described(entry.name());
		Optional<String> outOfBounds = OutOfBounds.of(name);
		if (outOfBounds.isPresent()) {
			return outOfBounds.map((sentence) -> "cannot be set: " + sentence);
		}
		Optional<Known> found = known.find(name);
		if (found.isEmpty()) {
			return Optional.of(unknown(name, known));
		}
		Known setting = found.get();
		if (setting.replacement() != null) {
			return Optional.of(setting.replacement().isEmpty() ? "is no setting any more: take it out."
					: "is called " + setting.replacement() + " now: write that.");
		}
		String text = entry.text();
		if (text == null) {
			return Optional.of("has no value: give it one, or take the line out.");
		}
		if (text.contains("${")) {
			return standsForNothing(text, known);
		}
		if (entry.plain() && ofWords(setting) && !text.equals(String.valueOf(values.getProperty(entry.key())))) {
			return Optional.of("is taken for a number or a yes or no as it stands: put its value in quotes.");
		}
		return wanted(text, setting, name).map((type) -> "must be " + type
				+ (isSecret(entry) ? "." : ", not \"" + StringUtils.truncate(text, 60) + "\"."));
	}

	private static String unknown(ConfigurationPropertyName name, KnownSettings known) {
		if (known.isGroup(name)) {
			return "is the name of a group of settings: write one of them below it, indented by two spaces.";
		}
		for (int size = name.getNumberOfElements() - 1; size > 0; size--) {
			Optional<Known> above = known.find(name.chop(size));
			if (above.isPresent()) {
				return "is not set so: " + above.get().name() + " takes one value, and nothing below it.";
			}
		}
		return known.nearest(name)
			.map((nearest) -> "is no setting that there is: did you mean " + nearest + "?")
			.orElse("is no setting that there is: see docs/install.md for those that are.");
	}

	private static boolean ofWords(Known setting) {
		return "java.lang.String".equals(setting.type()) || "java.lang.String".equals(setting.elementType());
	}

	private Optional<String> standsForNothing(String text, KnownSettings known) {
		try {
			this.said.environment().resolveRequiredPlaceholders(text);
			return Optional.empty();
		}
		catch (PlaceholderResolutionException ex) {
			String placeholder = ex.getPlaceholder();
			if (known.find(ConfigurationPropertyName.adapt(placeholder, '.')).isPresent()) {
				return Optional.empty();
			}
			return Optional.of("stands for the variable " + placeholder
					+ ", which the environment does not have: set it there, or write the value itself.");
		}
		catch (IllegalArgumentException ex) {
			return Optional.of("stands for itself, round and round: write the value.");
		}
	}

	private static Optional<String> wanted(String text, Known setting, ConfigurationPropertyName name) {
		if (setting.isMap()) {
			return Values.wanted(text,
					setting.name().equals("logging.level") ? LogLevel.class.getName() : setting.elementType());
		}
		if (setting.isList()) {
			return name.isLastElementIndexed() ? Values.wanted(text, setting.elementType())
					: Stream.of(StringUtils.commaDelimitedListToStringArray(text))
						.map((item) -> Values.wanted(item, setting.elementType()))
						.flatMap(Optional::stream)
						.findFirst();
		}
		Optional<String> wanted = Values.wanted(text, setting.rawType());
		boolean port = name.getLastElement(Form.UNIFORM).endsWith("port");
		return (wanted.isEmpty() && port) ? Optional.of("a port from 1 to " + LAST_PORT).filter((is) -> !isPort(text))
				: wanted;
	}

	private static boolean isPort(String text) {
		try {
			int port = Integer.parseInt(text);
			return port > 0 && port <= LAST_PORT;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

	/** What can only be told of what is in the file and in the environment together. */
	private List<Flaw> ofAll() {
		List<Flaw> flaws = new ArrayList<>();
		value(Settings.PUBLIC_URL).flatMap(Rules::noAddress)
			.ifPresent((sentence) -> add(flaws, Settings.PUBLIC_URL, sentence));
		for (String key : OWN_PORTS) {
			value(key).flatMap(Rules::noOwnPort).ifPresent((sentence) -> add(flaws, key, sentence));
		}
		value(Settings.PROXIES).filter((proxies) -> !isNetwork(proxies))
			.ifPresent((proxies) -> add(flaws, Settings.PROXIES,
					"must be the addresses of the proxies you trust, such as 10.0.0.5/32, 127.0.0.1/32."));
		value(Settings.MAIL_ADDRESS).filter((address) -> !isMailAddress(address))
			.ifPresent((address) -> add(flaws, Settings.MAIL_ADDRESS,
					"must be a mail address, such as practices@example.org."));
		for (Part part : Part.values()) {
			if (value(part.key()).isEmpty()) {
				BESIDES.getOrDefault(part, List.of())
					.stream()
					.filter((key) -> value(key).isPresent())
					.forEach((key) -> add(flaws, key, "says how to reach " + part.told() + ", but " + part.key()
							+ " does not say where it is: set that, too."));
			}
		}
		for (Part part : List.of(Part.MAILBOX, Part.RELAY)) {
			if (value(part.key()).isPresent() && value(Settings.MAIL_ADDRESS).isEmpty()) {
				add(flaws, part.key(), "names " + part.told() + ", but " + Settings.MAIL_ADDRESS
						+ " does not say which address practices are sent to: set that, too.");
			}
		}
		if (value(Part.MAILBOX.key()).isEmpty() && !this.said.mailboxes().isEmpty()
				&& value(Settings.MAIL_ADDRESS).isEmpty()) {
			add(flaws, Settings.MAILBOXES, "names mailboxes, but " + Settings.MAIL_ADDRESS
					+ " does not say which address practices are sent to: set that, too.");
		}
		if (value(Part.RELAY.key()).isEmpty() && !this.said.relays().isEmpty()) {
			add(flaws, Settings.RELAYS, "names further relays, but " + Part.RELAY.key()
					+ " does not say where the first is: set that, too.");
		}
		return flaws;
	}

	List<Flaw> warnings(@Nullable Path file) {
		List<Flaw> warnings = new ArrayList<>();
		if (file != null && this.entries.isEmpty()) {
			warnings.add(Flaw.ofFile("nothing is set in it: everything runs on the embedded parts."));
		}
		if (file != null && Readers.others(file)) {
			this.entries.stream()
				.filter(Rules::isSecret)
				.forEach((entry) -> warnings.add(new Flaw(entry.line(), entry.key()
						+ " is a secret, and other accounts of this machine can read it: chmod 600 " + file)));
		}
		value(Settings.PUBLIC_URL).map(URI::create)
			.filter((url) -> "http".equals(url.getScheme()) && !isLoopback(url))
			.ifPresent((url) -> add(warnings, Settings.PUBLIC_URL,
					"is not https: whoever is on the way can read passwords and the forms themselves."));
		if (value(Part.RELAY.key()).isPresent() && this.said.mailboxes().isEmpty()) {
			add(warnings, Part.RELAY.key(), "lets letters go out, but no mailbox is named in " + Part.MAILBOX.key()
					+ ": what people answer is not read.");
		}
		if (value(Part.MAILBOX.key()).isPresent() && value(Part.RELAY.key()).isEmpty()) {
			add(warnings, Part.MAILBOX.key(), "lets mails come in, but no mail relay is named in " + Part.RELAY.key()
					+ ": letters to contributors stay on this machine.");
		}
		warnings.sort(Comparator.comparingInt(Flaw::line));
		return List.copyOf(warnings);
	}

	private void add(List<Flaw> flaws, String key, String sentence) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
		int line = this.entries.stream()
			.filter((entry) -> name.equals(entry.name()))
			.mapToInt(Entry::line)
			.findFirst()
			.orElse(0);
		flaws.add(new Flaw(line, key + " " + sentence));
	}

	private Optional<String> value(String key) {
		return this.said.find(key);
	}

	private static Optional<String> noAddress(String value) {
		URI url;
		try {
			url = URI.create(value);
		}
		catch (IllegalArgumentException ex) {
			return Optional.of("must be an address such as https://practices.example, not \"" + value + "\".");
		}
		String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
		if (!scheme.equals("https") && !scheme.equals("http")) {
			return Optional.of("must begin with https://, as browsers write it: https://"
					+ (value.contains("://") ? "practices.example" : value) + ".");
		}
		if (url.getHost() == null || url.getUserInfo() != null) {
			return Optional.of("must name a host, as in https://practices.example, not \"" + value + "\".");
		}
		if (!url.getRawPath().isEmpty() || url.getRawQuery() != null || url.getRawFragment() != null) {
			return Optional.of("must end after the host: the site has an address of its own, without a path. Write "
					+ scheme + "://" + url.getRawAuthority() + ".");
		}
		return Optional.empty();
	}

	private static Optional<String> noOwnPort(String value) {
		if (!isPort(value)) {
			return Optional.of("must be a port from " + FIRST_FREE_PORT + " to " + LAST_PORT + ".");
		}
		return (Integer.parseInt(value) < FIRST_FREE_PORT)
				? Optional.of("is " + value + ", but ports below " + FIRST_FREE_PORT
						+ " are for the system's own account: take one such as 8080 here, and let a proxy listen at "
						+ value + " (docs/install.md).")
				: Optional.empty();
	}

	private static boolean isNetwork(String proxies) {
		try {
			NetMaskSet networks = new NetMaskSet();
			return networks.addAll(proxies).isEmpty();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean isMailAddress(String address) {
		int at = address.lastIndexOf('@');
		return at > 0 && at < address.length() - 1 && address.chars().noneMatch(Character::isWhitespace);
	}

	private static boolean isLoopback(URI url) {
		return List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
	}

	private static boolean isSecret(Entry entry) {
		String text = entry.text();
		if (text == null || text.isEmpty() || text.contains("${")) {
			return false;
		}
		String key = entry.key().toLowerCase(Locale.ROOT);
		String last = key.substring(key.lastIndexOf('.') + 1);
		return last.contains("password") || last.contains("secret") || key.contains("jaas")
				|| (last.equals("uri") && text.contains("@"));
	}

}
