package org.practicepress.intake.upload;

import java.util.Optional;

/**
 * Whether mails get to a contributor.
 */
public interface Letters {

	/**
	 * Why the last mail did not.
	 * @param submissionId the submission they are about
	 * @return empty when nothing is known against it
	 */
	Optional<Bounce> lastBounce(String submissionId);

}
