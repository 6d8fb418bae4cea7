package org.practicepress.reader.wire;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a child process is asked.
 *
 * @param id known to nobody before it is sent; the answer repeats it
 * @param task what is to be found out
 * @param pace how much time there is
 * @param files the files
 * @param directory where to put what lies within them
 * @param mail what is taken out of a mail; null when the task is another
 */
public record Question(String id, Task task, Pace pace, List<Path> files, Path directory, @Nullable MailLimits mail) {

	private static final JsonMapper JSON = new JsonMapper();

	public Question {
		files = List.copyOf(files);
	}

	/**
	 * For the pipe.
	 * @return the question as JSON
	 */
	public byte[] toJson() {
		return JSON.writeValueAsBytes(this);
	}

	/**
	 * From the pipe.
	 * @param json what came
	 * @return the question
	 */
	public static Question fromJson(byte[] json) {
		return JSON.readValue(json, Question.class);
	}

}
