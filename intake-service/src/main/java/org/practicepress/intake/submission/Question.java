package org.practicepress.intake.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What an editor asks about one answer, and what has become of it.
 *
 * @param field the key of the form's field
 * @param question the question
 * @param answered whether the answer is another one since; null when it is not
 * @param reply what the contributor says to the question; null for nothing
 */
public record Question(String field, String question,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean answered,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reply) {

	public Question(String field, String question) {
		this(field, question, null, null);
	}

	/**
	 * Whether it still waits for the contributor.
	 * @return true when the answer is as it was, and nothing is said to that
	 */
	@JsonIgnore
	public boolean open() {
		return this.answered == null && this.reply == null;
	}

	Question heard(boolean changed, @Nullable String said) {
		return new Question(this.field, this.question, changed ? Boolean.TRUE : this.answered,
				(said != null) ? said : this.reply);
	}

}
