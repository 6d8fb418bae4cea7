package org.practicepress.standalone.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a service can be told by its environment, as its own settings name it.
 */
final class ServiceVariables {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

	private static final List<String> LOOK = List.of("practice-press.pages.name", "practice-press.pages.accent",
			"practice-press.pages.logo", "practice-press.pages.logo-text", "practice-press.pages.languages",
			"practice-press.licence");

	private ServiceVariables() {
	}

	static Set<String> of(String service) throws IOException {
		Set<String> names = new TreeSet<>(
				in(Path.of("..", service + "-service", "src", "main", "resources", service + "-service.yml")));
		names.addAll(in(Path.of("..", "messaging", "src", "main", "resources", "messaging", "defaults.yml")));
		names.addAll(look());
		return names;
	}

	/**
	 * How a hub looks and under which licence it publishes: the variables of the settings
	 * that all services share, as their modules describe them.
	 */
	static Set<String> look() throws IOException {
		Set<String> names = new TreeSet<>();
		for (var file : Collections.list(
				ServiceVariables.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream in = file.openStream()) {
				new JsonMapper().readTree(in)
					.path("properties")
					.forEach((setting) -> names.add(setting.path("name").asString()));
			}
		}
		return LOOK.stream()
			.filter(names::contains)
			.map((name) -> name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_'))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	static Set<String> in(Path file) throws IOException {
		Set<String> names = new TreeSet<>();
		VARIABLE.matcher(Files.readString(file)).results().forEach((variable) -> names.add(variable.group(1)));
		return names;
	}

}
