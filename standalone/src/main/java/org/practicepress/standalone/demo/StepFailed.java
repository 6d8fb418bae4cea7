package org.practicepress.standalone.demo;

/**
 * A step of the journey did not hold.
 */
final class StepFailed extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StepFailed(String reason) {
		super(reason);
	}

	StepFailed(String reason, Throwable cause) {
		super(reason, cause);
	}

}
