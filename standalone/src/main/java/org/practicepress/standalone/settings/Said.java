package org.practicepress.standalone.settings;

import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What is set, whether in the environment or in the file.
 *
 * @param environment both of them
 */
record Said(ConfigurableEnvironment environment) {

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
