package org.practicepress.standalone.settings;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/**
 * The file as Spring Boot reads it, so that what is checked here is what counts there.
 *
 * @param values its values; null when it has none
 * @param flaws what is wrong with how it is written
 */
record Loaded(@Nullable PropertySource<?> values, List<Flaw> flaws) {

	static Loaded from(Text text) {
		if (!text.flaws().isEmpty() || text.entries().isEmpty()) {
			return new Loaded(null, text.flaws());
		}
		try {
			return new Loaded(new YamlPropertySourceLoader()
				.load(Settings.FILE, new ByteArrayResource(text.bytes(), Settings.FILE))
				.getFirst(), List.of());
		}
		catch (IOException | YAMLException ex) {
			return new Loaded(null, List.of(Flaw.ofFile("this is no YAML: " + ex.getMessage())));
		}
	}

}
