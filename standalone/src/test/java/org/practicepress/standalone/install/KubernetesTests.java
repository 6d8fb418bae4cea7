package org.practicepress.standalone.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The files for Kubernetes have the shapes that its API takes, and tell the services what
 * they listen to.
 */
class KubernetesTests {

	private static final Path FILES = Path.of("..", "kubernetes");

	private static final List<String> SERVICES = List.of("intake", "review", "publish", "notification");

	private static final Gson GSON = new Gson();

	@Test
	void haveTheShapesOfKubernetes() throws IOException {
		try (Stream<Path> files = Files.walk(FILES)) {
			List<JsonObject> all = files.filter((file) -> file.toString().endsWith(".yaml"))
				.filter((file) -> !file.endsWith("kustomization.yaml"))
				.flatMap((file) -> objects(read(file)))
				.toList();
			assertThat(all).hasSizeGreaterThan(15);
			for (JsonObject each : all) {
				validate(each);
			}
		}
	}

	/** As kustomize puts them together, where it is installed. */
	@Test
	void theExampleIsWhole() throws Exception {
		assumeTrue(isInstalled(), "kubectl is not installed");
		Process process = new ProcessBuilder("kubectl", "kustomize", FILES.resolve("example").toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).isZero();
		List<JsonObject> all = objects(rendered).toList();
		for (JsonObject each : all) {
			validate(each);
		}
		String map = name(all.stream().filter((each) -> kind(each).equals("ConfigMap")).findFirst().orElseThrow());
		Set<String> values = all.stream()
			.filter((each) -> kind(each).equals("ConfigMap"))
			.findFirst()
			.orElseThrow()
			.getAsJsonObject("data")
			.keySet();
		List<JsonObject> asked = containers(all).flatMap((container) -> variables(container))
			.filter((variable) -> variable.has("valueFrom"))
			.map((variable) -> variable.getAsJsonObject("valueFrom"))
			.filter((from) -> from.has("configMapKeyRef"))
			.map((from) -> from.getAsJsonObject("configMapKeyRef"))
			.toList();
		assertThat(asked).isNotEmpty().allSatisfy((reference) -> {
			assertThat(reference.get("name").getAsString()).isEqualTo(map);
			assertThat(values.contains(reference.get("key").getAsString()) || reference.has("optional"))
				.as(reference.toString())
				.isTrue();
		});
		assertThat(containers(all).map((container) -> container.get("image").getAsString()))
			.allMatch((image) -> image.startsWith("registry.example.org/"));
	}

	@Test
	void tellAServiceOnlyWhatItListensTo() throws IOException {
		for (String service : SERVICES) {
			Set<String> told = new TreeSet<>();
			containers(objects(read(FILES.resolve("base").resolve(service + ".yaml"))).toList())
				.flatMap(KubernetesTests::variables)
				.forEach((variable) -> told.add(variable.get("name").getAsString()));
			assertThat(told).as(service).isNotEmpty();
			told.removeAll(ServiceVariables.of(service));
			assertThat(told).as(service).isEmpty();
		}
	}

	/** What an overlay names none of is the design's. */
	@Test
	void tellEveryServiceHowTheHubLooksAndItsLicence() throws IOException {
		for (String service : SERVICES) {
			JsonObject container = containers(objects(read(FILES.resolve("base").resolve(service + ".yaml"))).toList())
				.findFirst()
				.orElseThrow();
			Set<String> optional = new TreeSet<>();
			variables(container).filter((variable) -> variable.has("valueFrom"))
				.filter((variable) -> variable.getAsJsonObject("valueFrom").has("configMapKeyRef"))
				.filter((variable) -> variable.getAsJsonObject("valueFrom")
					.getAsJsonObject("configMapKeyRef")
					.has("optional"))
				.forEach((variable) -> optional.add(variable.get("name").getAsString()));
			assertThat(optional).as(service).isEqualTo(ServiceVariables.look()).hasSize(6);
			assertThat(elements(container.getAsJsonArray("volumeMounts"))
				.map((mount) -> mount.get("mountPath").getAsString())).as(service).contains("/look");
		}
	}

	/** A path that leads elsewhere than on one machine would be another site. */
	@Test
	void leadEachPathToTheServiceThatTheProxyOfComposeLeadsItTo() throws IOException {
		String caddy = Files.readString(Path.of("..", "docker", "Caddyfile"));
		JsonObject ingress = objects(read(FILES.resolve("example").resolve("ingress.yaml")))
			.filter((each) -> kind(each).equals("Ingress"))
			.findFirst()
			.orElseThrow();
		Set<String> paths = new TreeSet<>();
		elements(ingress.getAsJsonObject("spec")
			.getAsJsonArray("rules")
			.get(0)
			.getAsJsonObject()
			.getAsJsonObject("http")
			.getAsJsonArray("paths")).forEach((path) -> {
				String service = path.getAsJsonObject("backend").getAsJsonObject("service").get("name").getAsString();
				if (SERVICES.contains(service) && !service.equals("intake")) {
					paths.add(service + " " + path.get("path").getAsString());
				}
			});
		Set<String> expected = new TreeSet<>();
		caddy.lines()
			.map(String::strip)
			.filter((line) -> line.startsWith("@publish path ") || line.startsWith("@review path "))
			.forEach((line) -> {
				String[] words = line.substring(1).split(" ", -1);
				Stream.of(words)
					.skip(2)
					.filter((path) -> !path.endsWith("/*"))
					.forEach((path) -> expected.add(words[0] + " " + path));
			});
		assertThat(paths).isEqualTo(expected).isNotEmpty();
	}

	private static void validate(JsonObject each) throws IOException {
		switch (kind(each)) {
			case "Deployment" -> V1Deployment.validateJsonElement(each);
			case "Service" -> V1Service.validateJsonElement(each);
			case "PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(each);
			case "NetworkPolicy" -> V1NetworkPolicy.validateJsonElement(each);
			case "Ingress" -> V1Ingress.validateJsonElement(each);
			case "ConfigMap" -> V1ConfigMap.validateJsonElement(each);
			// not Kubernetes' own; its operator says what it does not like
			case "ScaledObject" -> assertThat(each.get("apiVersion").getAsString()).isEqualTo("keda.sh/v1alpha1");
			default -> throw new AssertionError("No shape is known of " + kind(each));
		}
	}

	private static Stream<JsonObject> containers(List<JsonObject> all) {
		return all.stream()
			.filter((each) -> kind(each).equals("Deployment"))
			.flatMap((deployment) -> elements(deployment.getAsJsonObject("spec")
				.getAsJsonObject("template")
				.getAsJsonObject("spec")
				.getAsJsonArray("containers")));
	}

	private static Stream<JsonObject> variables(JsonObject container) {
		return elements(container.getAsJsonArray("env"));
	}

	private static Stream<JsonObject> elements(Iterable<JsonElement> array) {
		return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
	}

	private static Stream<JsonObject> objects(String yaml) {
		List<JsonObject> all = new ArrayList<>();
		for (Object document : new Yaml().loadAll(yaml)) {
			if (document instanceof Map<?, ?> map) {
				all.add(GSON.toJsonTree(map).getAsJsonObject());
			}
		}
		return all.stream();
	}

	private static String kind(JsonObject object) {
		return object.get("kind").getAsString();
	}

	private static String name(JsonObject object) {
		return object.getAsJsonObject("metadata").get("name").getAsString();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static boolean isInstalled() throws InterruptedException {
		try {
			return new ProcessBuilder("kubectl", "version", "--client").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
