package org.practicepress.standalone.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The settings that there are: those that the libraries on the class path and the
 * services describe themselves, in the file that editors of code read, too.
 */
final class KnownSettings {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final ConfigurationPropertyName MAILBOXES = ConfigurationPropertyName.of(Settings.MAILBOXES);

	private static final ConfigurationPropertyName MAILBOX = ConfigurationPropertyName
		.of("practice-press.intake.mailbox");

	private static final ConfigurationPropertyName RELAYS = ConfigurationPropertyName.of(Settings.RELAYS);

	/** Of the first relay, this is set in Spring's words and the rest in ours. */
	private static final Set<String> IN_SPRINGS_WORDS = Set.of("host", "port", "username", "password");

	private static final Set<String> IN_OURS = Set.of("tls", "perminute", "oauth2");

	private final Map<ConfigurationPropertyName, Known> settings;

	private KnownSettings(Map<ConfigurationPropertyName, Known> settings) {
		this.settings = settings;
	}

	static KnownSettings onClassPath() {
		Map<ConfigurationPropertyName, Known> settings = new HashMap<>();
		JsonMapper json = new JsonMapper();
		try {
			for (URL file : Collections.list(KnownSettings.class.getClassLoader().getResources(METADATA))) {
				try (InputStream in = file.openStream()) {
					json.readTree(in).path("properties").forEach((property) -> {
						Known known = known(property);
						settings.put(ConfigurationPropertyName.adapt(known.name(), '.'), known);
					});
				}
			}
			return new KnownSettings(settings);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Known known(JsonNode property) {
		return new Known(property.path("name").asString(), property.path("type").asString(null),
				property.path("deprecation").path("level").asString("").equals("error")
						? property.path("deprecation").path("replacement").asString("") : null);
	}

	/**
	 * The key under which a setting is described: what can be set of one of several
	 * mailboxes or relays is what can be set of the first.
	 * @param key a key as it is written
	 * @return mostly the same
	 */
	static ConfigurationPropertyName described(ConfigurationPropertyName key) {
		if (isOfOne(key, MAILBOXES)) {
			return MAILBOX.append(key.subName(MAILBOXES.getNumberOfElements() + 1));
		}
		if (isOfOne(key, RELAYS)) {
			ConfigurationPropertyName setting = key.subName(RELAYS.getNumberOfElements() + 1);
			String first = setting.getElement(0, Form.UNIFORM);
			return IN_SPRINGS_WORDS.contains(first) ? ConfigurationPropertyName.of("spring.mail").append(setting)
					: RELAYS.getParent()
						.append(IN_OURS.contains(first) ? setting
								: ConfigurationPropertyName.of("relay").append(setting));
		}
		return key;
	}

	private static boolean isOfOne(ConfigurationPropertyName key, ConfigurationPropertyName several) {
		return several.isAncestorOf(key) && key.getNumberOfElements() > several.getNumberOfElements() + 1;
	}

	/**
	 * The setting that a key is of.
	 * @param key a key, perhaps of one among several values
	 * @return the setting, or nothing when there is none
	 */
	Optional<Known> find(ConfigurationPropertyName key) {
		Known exact = this.settings.get(key);
		if (exact != null) {
			return Optional.of(exact);
		}
		for (int size = key.getNumberOfElements() - 1; size > 0; size--) {
			Known above = this.settings.get(key.chop(size));
			if (above != null) {
				return Optional.of(above)
					.filter((known) -> known.isMap() || (known.isList() && key.isNumericIndex(words(known))));
			}
		}
		return Optional.empty();
	}

	private static int words(Known setting) {
		return ConfigurationPropertyName.adapt(setting.name(), '.').getNumberOfElements();
	}

	/** Whether there are settings whose names go on after this one. */
	boolean isGroup(ConfigurationPropertyName key) {
		return this.settings.keySet().stream().anyMatch(key::isAncestorOf);
	}

	Collection<Known> all() {
		return this.settings.values();
	}

	/**
	 * What somebody most likely meant.
	 * @param key a key that is none
	 * @return the name that is most like it, or nothing when none is
	 */
	Optional<String> nearest(ConfigurationPropertyName key) {
		List<String> words = words(key);
		List<Alike> alike = new ArrayList<>();
		this.settings.forEach((name, known) -> {
			if (known.replacement() == null) {
				Likeness.distance(words, words(name))
					.ifPresent((distance) -> alike.add(new Alike(known.name(), distance)));
			}
		});
		return alike.stream().min(Comparator.comparingInt(Alike::distance).thenComparing(Alike::name)).map(Alike::name);
	}

	private static List<String> words(ConfigurationPropertyName key) {
		return IntStream.range(0, key.getNumberOfElements())
			.filter((index) -> !key.isNumericIndex(index))
			.mapToObj((index) -> key.getElement(index, Form.UNIFORM))
			.toList();
	}

	/**
	 * A setting that may have been meant.
	 *
	 * @param name its name
	 * @param distance how far it is from what is written
	 */
	private record Alike(String name, int distance) {
	}

}
