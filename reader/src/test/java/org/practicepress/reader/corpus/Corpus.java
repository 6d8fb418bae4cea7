package org.practicepress.reader.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * Filled-in forms with what they say: {@code en/tailors.json} holds the answers of every
 * {@code en/tailors.*}. What stands between the first point and the last tells how a file
 * came to be.
 */
final class Corpus {

	static final Path DIRECTORY = Path.of("src", "test", "resources", "corpus");

	private static final ObjectMapper JSON = new ObjectMapper();

	private Corpus() {
	}

	/**
	 * A file of the corpus.
	 *
	 * @param path where it is
	 * @param language the form's language
	 * @param format how it came to be, such as {@code odt} or {@code saved.doc}
	 * @param answers what it says
	 */
	record Form(Path path, FormLanguage language, String format, Answers answers) {

	}

	static List<Form> forms() throws IOException {
		List<Form> forms = new ArrayList<>();
		for (FormLanguage language : FormLanguage.values()) {
			try (Stream<Path> files = Files.list(DIRECTORY.resolve(language.code()))) {
				for (Path path : files.sorted().toList()) {
					String name = path.getFileName().toString();
					String format = name.substring(name.indexOf('.') + 1);
					if (!format.equals("json")) {
						forms.add(new Form(path, language, format, answers(path)));
					}
				}
			}
		}
		return forms;
	}

	static Answers answers(Path form) throws IOException {
		String name = form.getFileName().toString();
		Path json = form.resolveSibling(name.substring(0, name.indexOf('.')) + ".json");
		Map<String, List<String>> values = JSON.readValue(Files.readAllBytes(json), new TypeReference<>() {
		});
		return Answers.of(values);
	}

}
