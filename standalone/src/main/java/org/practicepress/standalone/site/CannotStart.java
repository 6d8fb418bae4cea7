package org.practicepress.standalone.site;

import org.jspecify.annotations.Nullable;

/**
 * A reason not to start that whoever called can mend.
 */
public final class CannotStart extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final boolean ofSettings;

	/**
	 * Creates the exception.
	 * @param sentence one clear sentence for people
	 */
	public CannotStart(String sentence) {
		this(sentence, null);
	}

	public CannotStart(String sentence, @Nullable Throwable cause) {
		this(sentence, cause, false);
	}

	private CannotStart(String sentence, @Nullable Throwable cause, boolean ofSettings) {
		super(sentence, cause);
		this.ofSettings = ofSettings;
	}

	/**
	 * A reason that stays until somebody changes the settings.
	 * @param sentence one clear sentence for people
	 * @param cause what has found it; null for nothing
	 * @return the reason
	 */
	public static CannotStart ofSettings(String sentence, @Nullable Throwable cause) {
		return new CannotStart(sentence, cause, true);
	}

	/**
	 * Whether the settings are the reason, so that trying again cannot help.
	 * @return false when it may
	 */
	public boolean isOfSettings() {
		return this.ofSettings;
	}

}
