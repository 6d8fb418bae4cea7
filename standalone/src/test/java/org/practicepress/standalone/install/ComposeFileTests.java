package org.practicepress.standalone.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be said of docker-compose.yml without Docker; {@code .ci/compose} brings it
 * up.
 */
class ComposeFileTests {

	private static final Path FILE = Path.of("..", "docker-compose.yml");

	@ParameterizedTest
	@ValueSource(strings = { "intake", "review", "publish", "notification" })
	void tellsAServiceOnlyWhatItListensTo(String service) throws IOException {
		Set<String> told = new TreeSet<>(services().path(service).path("environment").propertyNames());
		assertThat(told).isNotEmpty();
		told.removeAll(ServiceVariables.of(service));
		assertThat(told).isEmpty();
	}

	/**
	 * Without a value, so that who names none in .env has the design's and not an empty
	 * one.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "intake", "review", "publish", "notification" })
	void passesOnHowTheHubLooksAndItsLicence(String service) throws IOException {
		JsonNode settings = services().path(service);
		assertThat(passedOn(settings)).isEqualTo(ServiceVariables.look()).hasSize(6);
		assertThat(settings.path("volumes").toString()).isEqualTo("[\"./docker/look:/look:ro\"]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "intake", "review", "publish", "notification" })
	void givesAServiceNothingItDoesNotNeed(String service) throws IOException {
		JsonNode settings = services().path(service);
		assertThat(settings.path("read_only").asBoolean(false)).isTrue();
		assertThat(settings.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
		assertThat(settings.path("security_opt").toString()).isEqualTo("[\"no-new-privileges:true\"]");
		assertThat(settings.propertyNames()).contains("mem_limit", "pids_limit", "stop_grace_period");
	}

	@Test
	void opensNothingToOtherMachines() throws IOException {
		List<String> ports = new ArrayList<>();
		services().forEach((each) -> each.path("ports").forEach((port) -> ports.add(port.asString())));
		assertThat(ports).isNotEmpty().allMatch((port) -> port.startsWith("127.0.0.1:"));
	}

	/** Whoever copies the file has everything to fill in. */
	@Test
	void namesInTheExampleWhatItAsksFor() throws IOException {
		Set<String> example = new TreeSet<>();
		Pattern.compile("(?m)^#?([A-Z0-9_]+)=")
			.matcher(Files.readString(Path.of("..", "docker", "hub.env")))
			.results()
			.forEach((line) -> example.add(line.group(1)));
		Set<String> asked = ServiceVariables.in(FILE);
		services().forEach((service) -> asked.addAll(passedOn(service)));
		assertThat(example).isEqualTo(asked);
	}

	private static Set<String> passedOn(JsonNode service) {
		return service.path("environment")
			.properties()
			.stream()
			.filter((variable) -> variable.getValue().isNull())
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Older programs do not see a variable within a variable, and make nonsense of it.
	 */
	@Test
	void putsNoVariableIntoAnother() throws IOException {
		assertThat(Files.readString(FILE)).doesNotContainPattern("\\$\\{[^}]*\\$\\{");
	}

	/** An image without a version is another one every day. */
	@Test
	void namesTheVersionOfEachImage() throws IOException {
		List<String> images = new ArrayList<>();
		services().forEach((each) -> each.path("image").asStringOpt().ifPresent(images::add));
		assertThat(images).isNotEmpty().allMatch((image) -> image.matches(".+:.*\\d.*"));
	}

	private static JsonNode services() throws IOException {
		return new JsonMapper().valueToTree(new Yaml().load(Files.readString(FILE))).path("services");
	}

}
