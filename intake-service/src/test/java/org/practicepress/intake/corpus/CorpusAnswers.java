package org.practicepress.intake.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.practicepress.form.Answers;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/**
 * The corpus that the reader is tested with, and the answers its files are made of.
 */
final class CorpusAnswers {

	static final Path DIRECTORY = Path.of("..", "reader", "src", "test", "resources", "corpus");

	private static final ObjectMapper JSON = new ObjectMapper();

	private CorpusAnswers() {
	}

	static Answers of(Path json) {
		Map<String, List<String>> values = JSON.readValue(json, new TypeReference<>() {
		});
		return Answers.of(values);
	}

}
