package org.practicepress.standalone.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What is set, whether in the environment or in the file.
 *
 * @param environment both of them
 */
record Said(ConfigurableEnvironment environment) {

	private static final String HOST = ".host";

	/**
	 * The mailboxes that have a host.
	 * @return their names
	 */
	SortedSet<String> mailboxes() {
		SortedSet<String> names = new TreeSet<>();
		if (find(Part.MAILBOX.key()).isPresent()) {
			names.add(Settings.MAIN);
		}
		names.addAll(withHost(Settings.MAILBOXES));
		return names;
	}

	/**
	 * The relays beside the first that have a host.
	 * @return their names
	 */
	SortedSet<String> relays() {
		return withHost(Settings.RELAYS);
	}

	private SortedSet<String> withHost(String group) {
		SortedSet<String> names = new TreeSet<>();
		Binder.get(this.environment)
			.bind(group, Bindable.mapOf(String.class, String.class))
			.orElse(Map.of())
			.forEach((key, value) -> {
				if (key.endsWith(HOST) && !value.isBlank()) {
					names.add(key.substring(0, key.length() - HOST.length()));
				}
			});
		return names;
	}

	/**
	 * What a setting is set to.
	 * @param key the setting
	 * @return its value, several joined with commas; nothing when it is not set, or to
	 * nothing
	 */
	Optional<String> find(String key) {
		return Optional.ofNullable(this.environment.getProperty(key))
			.or(() -> Optional.of(String.join(",",
					Binder.get(this.environment).bind(key, Bindable.listOf(String.class)).orElse(List.of()))))
			.map(String::strip)
			.filter((value) -> !value.isEmpty());
	}

}
