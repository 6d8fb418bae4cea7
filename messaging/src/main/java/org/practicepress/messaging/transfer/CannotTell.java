package org.practicepress.messaging.transfer;

/**
 * A document cannot go along as it is now.
 */
public final class CannotTell extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param sentence what an operator can do about it
	 */
	public CannotTell(String sentence) {
		super(sentence);
	}

}
