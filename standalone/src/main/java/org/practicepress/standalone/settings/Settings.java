package org.practicepress.standalone.settings;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * What whoever runs a site has set, in the environment and in the one settings file. What
 * is in the environment counts more; what is set in neither is as the site and its
 * services have it.
 */
public final class Settings {

	/** What the file is called in the data folder. */
	public static final String FILE = "practice-press.yml";

	/** The site's address. */
	public static final String PUBLIC_URL = "practice-press.public-url";

	/** The address practices are mailed to. */
	public static final String MAIL_ADDRESS = "practice-press.mail.address";

	/** What the mailbox is called that is set without a name. */
	public static final String MAIN = "main";

	/** Further mailboxes, by name. */
	public static final String MAILBOXES = "practice-press.intake.mailboxes";

	/** Relays beside the first, by name. */
	public static final String RELAYS = "practice-press.mail.relays";

	/** Where a form of one's own lies. */
	public static final String FORM = "practice-press.form.location";

	/** The licence of the factsheets. */
	public static final String LICENCE = "practice-press.licence";

	/** Which proxies before the site are believed when they say who asks. */
	public static final String PROXIES = "server.tomcat.remoteip.internal-proxies";

	/** Programs of this machine, which the proxy usually is, and the site itself. */
	public static final String NO_OTHER_PROXIES = "127.0.0.0/8, ::1/128";

	private final @Nullable Path file;

	private final Map<String, Object> variables;

	private final @Nullable PropertySource<?> written;

	private final List<Flaw> flaws;

	private final List<Flaw> warnings;

	private final Said said = new Said(new StandardEnvironment());

	private Settings(@Nullable Path file, Map<String, String> variables, Text text) {
		this.file = file;
		this.variables = Map.copyOf(variables);
		Loaded loaded = Loaded.from(text);
		this.written = loaded.values();
		MutablePropertySources sources = this.said.environment().getPropertySources();
		sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
		prepare(sources);
		ConfigurationPropertySources.attach(this.said.environment());
		Rules rules = new Rules(text.entries(), this.said);
		this.flaws = loaded.flaws().isEmpty() ? rules.flaws(loaded.values()) : loaded.flaws();
		this.warnings = this.flaws.isEmpty() ? rules.warnings(file) : List.of();
	}

	/**
	 * Reads settings.
	 * @param file the settings file, or null for none
	 * @param variables the environment
	 * @return the settings, which must not be used when they have flaws
	 */
	public static Settings read(@Nullable Path file, Map<String, String> variables) {
		return new Settings(file, variables,
				(file != null) ? Text.read(file) : new Text(new byte[0], List.of(), List.of()));
	}

	/**
	 * Settings that stand in no file yet.
	 * @param content what the file would hold
	 * @param variables the environment
	 * @return the settings, which must not be used when they have flaws
	 */
	public static Settings of(String content, Map<String, String> variables) {
		return new Settings(null, variables, Text.of(content.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * Where they stand.
	 * @return the file, or nothing when there is none
	 */
	public Optional<Path> file() {
		return Optional.ofNullable(this.file);
	}

	/**
	 * What is wrong. Nothing may be started while there is something.
	 * @return the flaws, in the order of the file
	 */
	public List<Flaw> flaws() {
		return this.flaws;
	}

	/**
	 * What is unwise.
	 * @return the warnings, in the order of the file
	 */
	public List<Flaw> warnings() {
		return this.warnings;
	}

	/**
	 * Whether a part of somebody's own is to be used.
	 * @param part the part
	 * @return false to use the embedded one
	 */
	public boolean names(Part part) {
		return find(part.key()).isPresent() || (part == Part.MAILBOX && !mailboxes().isEmpty());
	}

	/**
	 * The mailboxes of somebody's own.
	 * @return their names
	 */
	public SortedSet<String> mailboxes() {
		return this.said.mailboxes();
	}

	/**
	 * The relays beside the first.
	 * @return their names, in the order in which they are used
	 */
	public SortedSet<String> relays() {
		return this.said.relays();
	}

	/**
	 * What a setting is set to.
	 * @param key the setting
	 * @return its value, several joined with commas; nothing when it is not set, or to
	 * nothing
	 */
	public Optional<String> find(String key) {
		return this.said.find(key);
	}

	/**
	 * What a port is set to.
	 * @param key the setting
	 * @return the port; nothing when it is not set
	 */
	public Optional<Integer> port(String key) {
		return find(key).map(Integer::valueOf);
	}

	/**
	 * The site's address.
	 * @return the address without a trailing slash, or nothing when it is not set
	 */
	public Optional<URI> publicUrl() {
		return find(PUBLIC_URL).map(URI::create);
	}

	/**
	 * What is set of a group that has names of its own.
	 * @param key the group
	 * @return values by their names
	 */
	public Map<String, String> group(String key) {
		return new TreeMap<>(Binder.get(this.said.environment())
			.bind(key, Bindable.mapOf(String.class, String.class))
			.orElse(Map.of()));
	}

	/**
	 * What an application of the site is to be started in: it sees what is set, and below
	 * it what the site sets for want of that. Its own file counts less than both.
	 * @param otherwise what the site sets
	 * @return a new environment
	 */
	public ConfigurableEnvironment environment(Map<String, String> otherwise) {
		ConfigurableEnvironment environment = new StandardServletEnvironment();
		MutablePropertySources sources = environment.getPropertySources();
		prepare(sources);
		sources.addLast(new MapPropertySource("site", Map.copyOf(otherwise)));
		return environment;
	}

	private void prepare(MutablePropertySources sources) {
		sources.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						this.variables));
		if (this.written != null) {
			sources.addLast(Objects.requireNonNull(this.written));
		}
	}

}
