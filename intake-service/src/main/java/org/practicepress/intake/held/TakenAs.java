package org.practicepress.intake.held;

/**
 * Knows which submission each mail was taken for, however often it is delivered.
 */
public interface TakenAs {

	/**
	 * A mail turns out to be another submission's.
	 * @param key names the mail
	 * @param submissionId the submission it is taken for from now on
	 */
	void belongsTo(String key, String submissionId);

}
