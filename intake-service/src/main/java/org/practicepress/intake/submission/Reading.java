package org.practicepress.intake.submission;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What reading the files of one arrival came to.
 */
public sealed interface Reading {

	/**
	 * The form can be reviewed.
	 *
	 * @param form what it says
	 * @param title the practice's title, which a complete form always has
	 * @param replies what the contributor says to questions about answers, by field key
	 */
	record Complete(FormRead form, String title, Map<String, String> replies) implements Reading {

		public Complete(FormRead form, String title) {
			this(form, title, Map.of());
		}

	}

	/**
	 * The form lacks something.
	 *
	 * @param form what it says; its problems tell what is lacking
	 * @param replies what the contributor says to questions about answers, by field key
	 */
	record Incomplete(FormRead form, Map<String, String> replies) implements Reading {

		public Incomplete(FormRead form) {
			this(form, Map.of());
		}

	}

	/**
	 * There is no form to be read.
	 *
	 * @param reason why
	 * @param fileName the file that was taken for the form
	 */
	record Unreadable(UnreadableReason reason, @Nullable String fileName) implements Reading {
	}

	/**
	 * The same with what the contributor says to questions about answers.
	 * @param replies the words by field key
	 * @return what the files say with it
	 */
	default Reading replying(Map<String, String> replies) {
		return switch (this) {
			case Complete complete -> new Complete(complete.form(), complete.title(), replies);
			case Incomplete incomplete -> new Incomplete(incomplete.form(), replies);
			case Unreadable unreadable -> unreadable;
		};
	}

}
