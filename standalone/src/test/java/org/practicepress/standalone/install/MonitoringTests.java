package org.practicepress.standalone.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dashboard that asks for a metric nobody gives shows an empty field for ever, and an
 * alert never comes.
 */
class MonitoringTests {

	private static final Path FILES = Path.of("..", "docker", "monitoring");

	private static final Path DASHBOARD = FILES.resolve("grafana").resolve("dashboards").resolve("practice-press.json");

	@Test
	void asksForWhatTheServicesCount() throws IOException {
		Set<String> counted = new TreeSet<>();
		for (String module : List.of("messaging", "intake-service", "review-service", "publish-service",
				"notification-service")) {
			try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
				for (Path file : files.filter((each) -> each.toString().endsWith(".java")).toList()) {
					Pattern.compile("\"(practice_press\\.[a-z_.]+)\"")
						.matcher(Files.readString(file))
						.results()
						.map((name) -> name.group(1).replace('.', '_'))
						.forEach((name) -> counted.addAll(List.of(name, name + "_total")));
				}
			}
		}
		assertThat(asked()).isNotEmpty();
		Set<String> unknown = asked();
		unknown.removeAll(counted);
		assertThat(unknown).isEmpty();
	}

	/** Whoever is woken by an alert must find what to do. */
	@Test
	void saysWhatEachAlertMeans() throws IOException {
		JsonNode groups = new JsonMapper().valueToTree(new Yaml().load(Files.readString(FILES.resolve("alerts.yml"))))
			.path("groups");
		String documentation = Files.readString(Path.of("..", "docs", "operations.md"));
		int alerts = 0;
		for (JsonNode group : groups) {
			for (JsonNode rule : group.path("rules")) {
				alerts++;
				assertThat(rule.path("annotations").path("summary").asString()).isNotEmpty();
				assertThat(rule.path("labels").path("severity").asString()).isIn("warning", "critical");
				assertThat(documentation).contains("`" + rule.path("alert").asString() + "`");
			}
		}
		assertThat(alerts).isGreaterThan(5);
	}

	private static Set<String> asked() throws IOException {
		Set<String> names = new TreeSet<>();
		for (Path file : List.of(DASHBOARD, FILES.resolve("alerts.yml"))) {
			Pattern.compile("practice_press_[a-z_]+")
				.matcher(Files.readString(file))
				.results()
				.forEach((name) -> names.add(name.group()));
		}
		return names;
	}

}
