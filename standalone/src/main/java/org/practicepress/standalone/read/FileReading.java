package org.practicepress.standalone.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.AnswerCheck;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Problem;
import org.practicepress.form.Role;
import org.practicepress.reader.recognition.AnswerLanguage;
import org.practicepress.reader.result.FoundBy;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;

/**
 * What was read from a file, for people and programs.
 *
 * @param file the file, as it was given
 * @param part what it was called in the mail that the file is
 * @param outcome {@code form}, {@code empty-form}, {@code not-the-form},
 * {@code unreadable} or {@code missing}
 * @param reason why it could not be read
 * @param formVersion the version of the form
 * @param formLanguage the language of its questions
 * @param answersLanguage the language of the answers
 * @param answers the answers by field key, in the order of the form
 * @param problems what is not as it should be
 * @param photos the photos in it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileReading(String file, @Nullable String part, String outcome, @Nullable String reason,
		@Nullable Integer formVersion, @Nullable String formLanguage, @Nullable String answersLanguage,
		@Nullable Map<String, Answer> answers, @Nullable List<Problem> problems, @Nullable List<Photo> photos) {

	/**
	 * An answer.
	 *
	 * @param values what was understood
	 * @param found how it was found
	 * @param doubtful whether somebody should compare it with the page
	 * @param written what was written, where that says something else
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Answer(List<String> values, FoundBy found, boolean doubtful, @Nullable String written) {
	}

	/**
	 * A photo.
	 *
	 * @param mediaType its media type
	 * @param caption what is written with it
	 * @param credit who took it
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Photo(String mediaType, @Nullable String caption, @Nullable String credit) {
	}

	static FileReading missing(String file) {
		return other(file, null, "missing", null);
	}

	static FileReading tooLarge(String file, String part) {
		return other(file, part, "unreadable", Reason.TOO_LARGE.code());
	}

	static FileReading locked(String file, String part) {
		return other(file, part, "unreadable", Reason.ENCRYPTED.code());
	}

	static FileReading of(String file, @Nullable String part, Recognised recognised, PracticeForm form,
			AnswerLanguage language) {
		return switch (recognised) {
			case Recognised.Practice practice -> form(file, part, practice, form, language);
			case Recognised.EmptyForm empty -> new FileReading(file, part, "empty-form", null, empty.formVersion(),
					empty.formLanguage().code(), null, null, null, null);
			case Recognised.Unreadable unreadable -> other(file, part, "unreadable", unreadable.reason().code());
			case Recognised.NotTheForm none -> other(file, part, "not-the-form", null);
			case Recognised.PartOfTheForm page -> other(file, part, "not-the-form", null);
			case Recognised.Mail mail -> (mail.instead() == Recognised.Mail.Instead.ENCRYPTED)
					? other(file, part, "unreadable", Reason.ENCRYPTED.code())
					: other(file, part, "not-the-form", null);
		};
	}

	private static FileReading form(String file, @Nullable String part, Recognised.Practice practice, PracticeForm form,
			AnswerLanguage language) {
		Map<String, Answer> answers = new LinkedHashMap<>();
		practice.answers().asMap().forEach((key, values) -> {
			FoundBy found = practice.found().get(key);
			if (found != null) {
				answers.put(key, new Answer(values, found, found.doubtful(), practice.written().get(key)));
			}
		});
		Map<String, Integer> files = form.find(Role.PHOTOS)
			.map((field) -> Map.of(field.key(), practice.photos().size()))
			.orElse(Map.of());
		return new FileReading(file, part, "form", null, practice.formVersion(), practice.formLanguage().code(),
				language.of(practice.answers(), practice.formLanguage()).code(), answers,
				new AnswerCheck(form).check(practice.answers(), files),
				practice.photos()
					.stream()
					.map((photo) -> new Photo(photo.mediaType(), photo.caption(), photo.credit()))
					.toList());
	}

	private static FileReading other(String file, @Nullable String part, String outcome, @Nullable String reason) {
		return new FileReading(file, part, outcome, reason, null, null, null, null, null, null);
	}

	/** Whether there is a form with answers in the file. */
	boolean read() {
		return this.answers != null;
	}

}
