package org.practicepress.reader.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Answers;
import org.practicepress.reader.result.Recognised;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a child process answers: one of these, or none of them for another document.
 *
 * @param id the question's
 * @param practice the form, with answers
 * @param empty the form, without
 * @param part a page of the form
 * @param unreadable nothing that can be read
 */
public record Answer(String id, Recognised.@Nullable Practice practice, Recognised.@Nullable EmptyForm empty,
		Recognised.@Nullable PartOfTheForm part, Recognised.@Nullable Unreadable unreadable) {

	/** Plain records, told by nothing but the place they stand at. */
	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(10)
				.maxStringLength(Frames.LONGEST)
				.maxDocumentLength(Frames.LONGEST)
				.build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.addMixIn(Answers.class, AnswersAsMap.class)
		.build();

	/**
	 * An answer names its question.
	 */
	public Answer {
		Objects.requireNonNull(id);
	}

	private abstract static class AnswersAsMap {

		@JsonValue
		abstract Map<String, List<String>> asMap();

		@JsonCreator
		static Answers of(Map<String, List<String>> values) {
			throw new UnsupportedOperationException("Stands for that of the answers");
		}

	}

	/**
	 * An answer.
	 * @param id the question's
	 * @param recognised what a file turned out to be
	 * @return the answer
	 */
	public static Answer of(String id, Recognised recognised) {
		return new Answer(id, (recognised instanceof Recognised.Practice practice) ? practice : null,
				(recognised instanceof Recognised.EmptyForm empty) ? empty : null,
				(recognised instanceof Recognised.PartOfTheForm part) ? part : null,
				(recognised instanceof Recognised.Unreadable unreadable) ? unreadable : null);
	}

	/**
	 * What the file turned out to be.
	 * @return the first that is there
	 */
	public Recognised recognised() {
		if (this.practice != null) {
			return this.practice;
		}
		if (this.empty != null) {
			return this.empty;
		}
		if (this.part != null) {
			return this.part;
		}
		return (this.unreadable != null) ? this.unreadable : new Recognised.NotTheForm();
	}

	/**
	 * For the pipe.
	 * @return the answer as JSON
	 */
	public byte[] toJson() {
		return JSON.writeValueAsBytes(this);
	}

	/**
	 * From the pipe.
	 * @param json what came
	 * @return the answer
	 * @throws RuntimeException when it is none
	 */
	public static Answer fromJson(byte[] json) {
		return Objects.requireNonNull(JSON.readValue(json, Answer.class), "No answer");
	}

}
