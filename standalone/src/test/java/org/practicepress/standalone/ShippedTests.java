package org.practicepress.standalone;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is shipped beside our own code: all of it is in the bill of materials and in
 * NOTICE, under licences that allow it.
 */
class ShippedTests {

	/** By their SPDX names: open source, and no hindrance to those who ship this on. */
	private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "MIT-0", "0BSD", "BSD-2-Clause",
			"BSD-3-Clause", "BSD-3-Clause-No-Nuclear-Warranty", "CC0-1.0", "EPL-2.0", "LGPL-2.1-or-later",
			"LicenseRef-JDOM", "MPL-1.1", "MPL-2.0", "Unicode-DFS-2016");

	/** What some POMs call them. */
	private static final Map<String, String> SPELLINGS = Map.ofEntries(Map.entry("Apache License v2", "Apache-2.0"),
			Map.entry("Bouncy Castle Licence", "MIT"),
			Map.entry("BSD 3-clause License w/nuclear disclaimer", "BSD-3-Clause-No-Nuclear-Warranty"),
			Map.entry("CDDL, v1.0", "CDDL-1.0"), Map.entry("EPL 1.0", "EPL-1.0"),
			Map.entry("GENERAL PUBLIC LICENSE, version 3 (GPL-3.0)", "GPL-3.0-only"),
			Map.entry("GNU LESSER GENERAL PUBLIC LICENSE, version 3 (LGPL-3.0)", "LGPL-3.0-only"),
			Map.entry("Go License", "BSD-3-Clause"), Map.entry("Mozilla Public License Version 1.1", "MPL-1.1"),
			Map.entry("Similar to Apache License but with the acknowledgment clause removed", "LicenseRef-JDOM"),
			Map.entry("Unicode/ICU License", "Unicode-DFS-2016"));

	/**
	 * Whose POM says "BSD" only, which the bill takes for the oldest; they say which in
	 * their sources.
	 */
	private static final Map<String, String> MEANT = Map.of("de.bwaldvogel:mongo-java-server-core", "BSD-3-Clause",
			"org.tallison:jmatio", "BSD-3-Clause");

	private static final List<Library> LIBRARIES = libraries();

	@Test
	void theBillOfMaterialsIsWhatIsOnTheClassPath() throws IOException {
		List<String> shipped = Stream
			.of(Files.readString(Path.of("target", "shipped.classpath")).strip().split(File.pathSeparator))
			.map(Path::of)
			.filter((entry) -> entry.toString().endsWith(".jar") && !entry.toString().contains("practicepress")
					&& !entry.toString().contains("/target/"))
			.map((entry) -> entry.getFileName().toString())
			.toList();
		assertThat(LIBRARIES).extracting(Library::file).containsExactlyInAnyOrderElementsOf(shipped);
	}

	@Test
	void everyLibraryMayBeShipped() {
		assertThat(LIBRARIES).filteredOn((library) -> library.licences().stream().noneMatch(ALLOWED::contains))
			.as("libraries under no licence that is allowed")
			.isEmpty();
	}

	@Test
	void theNoticeNamesEveryLibraryAndItsLicence() throws IOException {
		Path expected = Path.of("target", "NOTICE");
		Files.writeString(expected, notice());
		assertThat(Path.of("..", "NOTICE")).as("copy %s there", expected).hasSameTextualContentAs(expected);
	}

	private static String notice() {
		Map<String, Set<String>> names = new TreeMap<>();
		for (Library library : LIBRARIES) {
			names.computeIfAbsent(String.join(" or ", library.licences()), (licences) -> new TreeSet<>())
				.add(library.name());
		}
		StringBuilder notice = new StringBuilder(
				"""
						Practice Press
						Copyright its contributors. Licensed under the Apache License, Version 2.0; see LICENSE.

						In its own jars are the fonts Noto Sans, Noto Serif and Noto Naskh Arabic, copyright Google LLC, under the
						SIL Open Font License 1.1; see print/src/main/resources/print/fonts/OFL.txt. The small map of the world in them is
						made from Natural Earth (naturalearthdata.com), which is in the public domain, by way of world-atlas, copyright
						Michael Bostock, under the ISC License.

						Beside its own jars it ships these libraries, each under its own licence. Their versions are in the bill of
						materials, META-INF/sbom/application.cdx.json in standalone/target/practice-press.jar.
						""");
		names.forEach((licences, libraries) -> {
			notice.append('\n').append(licences).append('\n');
			libraries.forEach((library) -> notice.append("  ").append(library).append('\n'));
		});
		return notice.toString();
	}

	private static List<Library> libraries() {
		try (InputStream bill = Objects
			.requireNonNull(ShippedTests.class.getResourceAsStream("/META-INF/sbom/application.cdx.json"))) {
			return JsonMapper.shared()
				.readTree(new String(bill.readAllBytes(), StandardCharsets.UTF_8))
				.get("components")
				.valueStream()
				.filter((component) -> !component.path("group").asString().equals("org.practicepress"))
				.map(Library::of)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A library.
	 *
	 * @param name its Maven coordinates without the version
	 * @param file its file's name
	 * @param licences those of which whoever ships it may choose one
	 */
	private record Library(String name, String file, List<String> licences) {

		static Library of(JsonNode component) {
			String artifact = component.get("name").asString();
			String name = component.get("group").asString() + ":" + artifact;
			String[] classifier = component.get("purl").asString().split("classifier=", 2);
			return new Library(name,
					artifact + "-" + component.get("version").asString()
							+ ((classifier.length > 1) ? "-" + classifier[1].replaceAll("&.*", "") : "") + ".jar",
					MEANT.containsKey(name) ? List.of(MEANT.get(name))
							: component.path("licenses")
								.valueStream()
								.map(Library::licence)
								.sorted()
								.distinct()
								.toList());
		}

		private static String licence(JsonNode entry) {
			JsonNode licence = entry.path("license");
			String said = Stream.of(entry.path("expression"), licence.path("id"), licence.path("name"))
				.filter(JsonNode::isString)
				.findFirst()
				.orElseThrow()
				.asString();
			return SPELLINGS.getOrDefault(said, said);
		}

	}

}
