package org.practicepress.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In French a space stands inside quotation marks and before double punctuation, and no
 * line may be broken there. The form is left out: it is recognised by its words, as they
 * stand in the blank forms that people have.
 */
class FrenchTests {

	private static final Pattern BREAKS = Pattern.compile("«[^\\u00A0\\u202F]|[^\\u00A0\\u202F]»| [:;!?](?!\\w)");

	private static final Pattern KEY = Pattern.compile("^[^#=\\s]+\\s*=");

	@Test
	void noLineBreaksWhereFrenchHasASpaceThatDoesNotBreak() throws IOException {
		List<String> broken = new ArrayList<>();
		List<Path> files = files();
		for (Path file : files) {
			for (String line : Files.readAllLines(file)) {
				String text = file.toString().endsWith(".properties") ? KEY.matcher(line).replaceFirst("") : line;
				if (BREAKS.matcher(text).find()) {
					broken.add(file + ": " + line);
				}
			}
		}
		assertThat(broken).isEmpty();
		assertThat(files).as("mails and pages").hasSizeGreaterThan(25);
	}

	private static List<Path> files() throws IOException {
		List<Path> files = new ArrayList<>();
		try (Stream<Path> modules = Files.list(Path.of(".."))) {
			for (Path resources : modules.map((module) -> module.resolve("src/main/resources"))
				.filter(Files::isDirectory)
				.toList()) {
				try (Stream<Path> all = Files.walk(resources)) {
					all.filter(
							(file) -> file.toString().endsWith(".fr.txt") || file.toString().endsWith("_fr.properties"))
						.forEach(files::add);
				}
			}
		}
		return files;
	}

}
