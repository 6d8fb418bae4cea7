package org.practicepress.reader.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Answers;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.result.Recognised.EmptyForm;
import org.practicepress.reader.result.Recognised.Mail;
import org.practicepress.reader.result.Recognised.PartOfTheForm;
import org.practicepress.reader.result.Recognised.Practice;
import org.practicepress.reader.result.Recognised.Unreadable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.StdConverter;

/**
 * What a child process answers: one of these, or none of them for another document.
 *
 * @param id the question's
 * @param practice the form, with answers
 * @param empty the form, without
 * @param part a page of the form
 * @param mail a mail
 * @param unreadable nothing that can be read
 */
public record Answer(String id, @Nullable Practice practice, @Nullable EmptyForm empty, @Nullable PartOfTheForm part,
		@Nullable Mail mail, @Nullable Unreadable unreadable) {

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

	@JsonDeserialize(converter = ToAnswers.class)
	private interface AnswersAsMap {

		@JsonValue
		Map<String, List<String>> asMap();

	}

	private static final class ToAnswers extends StdConverter<Map<String, List<String>>, Answers> {

		@Override
		public Answers convert(Map<String, List<String>> values) {
			return Answers.of(values);
		}

	}

	/**
	 * An answer.
	 * @param id the question's
	 * @param recognised what a file turned out to be
	 * @return the answer
	 */
	public static Answer of(String id, Recognised recognised) {
		return new Answer(id, (recognised instanceof Practice practice) ? practice : null,
				(recognised instanceof EmptyForm empty) ? empty : null,
				(recognised instanceof PartOfTheForm part) ? part : null,
				(recognised instanceof Mail mail) ? mail : null,
				(recognised instanceof Unreadable unreadable) ? unreadable : null);
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
		if (this.mail != null) {
			return this.mail;
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
		Answer answer = Objects.requireNonNull(JSON.readValue(json, Answer.class), "No answer");
		Objects.requireNonNull(answer.id(), "No question's answer");
		return answer;
	}

}
