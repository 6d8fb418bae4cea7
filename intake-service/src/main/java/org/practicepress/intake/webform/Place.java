package org.practicepress.intake.webform;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.draft.Draft;
import org.practicepress.intake.submission.Correction;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Photo;
import org.practicepress.intake.submission.Question;
import org.practicepress.intake.submission.Submission;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * Where somebody stands with a form: before the first word, with a draft, or with a
 * submission to be mended.
 *
 * @param id the id of the submission, or of the one it becomes
 * @param submission the submission; null when nothing has been sent
 * @param draft what was kept since; null when there is nothing
 */
record Place(String id, @Nullable Submission submission, @Nullable Draft draft) {

	static Place of(String id, @Nullable Submission submission, @Nullable Draft draft) {
		boolean outdated = submission != null && draft != null && draft.savedAt().isBefore(submission.receivedAt());
		return new Place(id, submission, outdated ? null : draft);
	}

	/** The form that was read, unless something was typed since. */
	@Nullable FormRead read() {
		return (this.draft == null && this.submission != null) ? this.submission.form() : null;
	}

	/** What editors ask about its answers. */
	List<Question> questions() {
		return (this.submission != null) ? this.submission.questions() : List.of();
	}

	/** What they have corrected in them. */
	List<Correction> corrections() {
		return (this.submission != null) ? this.submission.corrections() : List.of();
	}

	List<Photo> photos() {
		if (this.draft != null) {
			return this.draft.photos();
		}
		FormRead read = read();
		return (read != null) ? read.photos() : List.of();
	}

	List<ClaimCheck> documents() {
		if (this.draft != null) {
			return this.draft.documents();
		}
		FormRead read = read();
		return (read != null) ? read.documents() : List.of();
	}

	/** The address at which it goes on; none before the first word. */
	@Nullable String path() {
		if (this.submission != null) {
			return "/submissions/" + this.submission.statusToken() + "/form";
		}
		return (this.draft != null) ? "/form/" + this.draft.token() : null;
	}

}
