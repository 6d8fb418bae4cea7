package org.practicepress.intake.submission;

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
	 */
	record Complete(FormRead form, String title) implements Reading {
	}

	/**
	 * The form lacks something.
	 *
	 * @param form what it says; its problems tell what is lacking
	 */
	record Incomplete(FormRead form) implements Reading {
	}

	/**
	 * There is no form to be read.
	 *
	 * @param reason why
	 * @param fileName the file that was taken for the form
	 */
	record Unreadable(UnreadableReason reason, @Nullable String fileName) implements Reading {
	}

}
