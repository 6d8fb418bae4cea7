package org.practicepress.standalone.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a service can be told by its environment, as its own settings name it.
 */
final class ServiceVariables {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

	private ServiceVariables() {
	}

	static Set<String> of(String service) throws IOException {
		Set<String> names = new TreeSet<>(
				in(Path.of("..", service + "-service", "src", "main", "resources", service + "-service.yml")));
		names.addAll(in(Path.of("..", "messaging", "src", "main", "resources", "messaging", "defaults.yml")));
		return names;
	}

	static Set<String> in(Path file) throws IOException {
		Set<String> names = new TreeSet<>();
		VARIABLE.matcher(Files.readString(file)).results().forEach((variable) -> names.add(variable.group(1)));
		return names;
	}

}
