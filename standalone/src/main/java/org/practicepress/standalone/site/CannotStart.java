package org.practicepress.standalone.site;

import org.jspecify.annotations.Nullable;

/**
 * A reason not to start that whoever called can mend.
 */
public final class CannotStart extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param sentence one clear sentence for people
	 */
	public CannotStart(String sentence) {
		super(sentence);
	}

	public CannotStart(String sentence, @Nullable Throwable cause) {
		super(sentence, cause);
	}

}
