package org.practicepress.intake.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Photo;
import org.practicepress.intake.submission.Problem;
import org.practicepress.intake.submission.Reading;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.UnreadableReason;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.reader.filetype.FileTypes;
import org.practicepress.reader.photo.PhotoFile;
import org.practicepress.reader.recognition.AnswerLanguage;
import org.practicepress.reader.result.FoundBy;
import tools.jackson.core.JacksonException;

import org.springframework.stereotype.Component;

/**
 * Reads what was typed on the site and has it judged like any other form.
 */
@Component
class TypedFormReader {

	private final ClaimChecks claimChecks;

	private final Profiles profiles;

	private final FormJudge judge;

	private final AnswerLanguage answerLanguage;

	private final WordForm wordForm;

	private final EventCodec codec;

	TypedFormReader(ClaimChecks claimChecks, Profiles profiles, FormJudge judge, AnswerLanguage answerLanguage,
			PracticeForm form, EventCodec codec) {
		this.claimChecks = claimChecks;
		this.profiles = profiles;
		this.judge = judge;
		this.answerLanguage = answerLanguage;
		this.wordForm = new WordForm(form);
		this.codec = codec;
	}

	/**
	 * Reads what was typed on the site. Editors get it as the form in Word, filled in: a
	 * file they can open, print and compare like any other.
	 */
	Reading read(Submission before, List<ClaimCheck> files) {
		ClaimCheck file = files.getFirst();
		try (InputStream in = this.claimChecks.open(file)) {
			TypedForm typed = this.codec.mapper().readValue(in, TypedForm.class);
			List<Photo> photos = new ArrayList<>();
			List<ClaimCheck> documents = new ArrayList<>(typed.documents());
			for (Photo photo : typed.photos()) {
				bare(photo).ifPresentOrElse(photos::add, () -> documents.add(photo.file()));
			}
			Answers answers = Answers.of(typed.answers());
			FormLanguage language = typed.formLanguage();
			ClaimCheck original = this.claimChecks.store(
					new ByteArrayInputStream(this.wordForm.write(language, answers)), before.reference() + ".docx",
					WordForm.MEDIA_TYPE);
			boolean reachable = this.profiles.update(before, Channel.WEB,
					this.judge.contributor(answers, language.code()));
			List<Problem> problems = this.judge.problems(answers, photos.size(), documents.size(), reachable);
			Map<String, FoundBy> found = new LinkedHashMap<>();
			answers.asMap().keySet().forEach((key) -> found.put(key, FoundBy.WEB_FORM));
			Map<String, String> replies = typed.replies();
			return this.judge
				.judge(new FormRead(typed.formVersion(), language.code(),
						this.answerLanguage.of(answers, language).code(), this.judge.title(answers), answers.asMap(),
						found, typed.written(), problems, original, photos, documents, null))
				.replying((replies != null) ? replies : Map.of());
		}
		catch (JacksonException ex) {
			return new Reading.Unreadable(UnreadableReason.DAMAGED, file.name());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The photo as others may have it; empty when it is none by its content. */
	private Optional<Photo> bare(Photo photo) throws IOException {
		try (InputStream in = this.claimChecks.open(photo.file())) {
			ClaimCheck file = photo.file();
			byte[] content = in.readAllBytes();
			String type = FileTypes.of(new ByteArrayInputStream(content), file.name());
			if (!PhotoFile.isPhoto(type)) {
				return Optional.empty();
			}
			ClaimCheck bare = this.claimChecks.store(new ByteArrayInputStream(PhotoFile.bare(content, type)),
					file.name(), type);
			return Optional.of(new Photo(bare, photo.caption(), photo.credit()));
		}
	}

}
