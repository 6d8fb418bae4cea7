package org.practicepress.standalone.settings;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * One value of the file.
 *
 * @param key its name, with all that stands above it, as it is written
 * @param line the line it stands in
 * @param text what is written; null for nothing at all
 * @param plain whether it stands there without quotes
 */
record Entry(String key, int line, @Nullable String text, boolean plain) {

	/** What Spring Boot takes the key for, however it is written. */
	ConfigurationPropertyName name() {
		return ConfigurationPropertyName.adapt(this.key, '.');
	}

}
