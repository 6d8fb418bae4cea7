package org.practicepress.intake.erasure;

import java.util.List;

/**
 * What is kept of a submission beside the submission itself.
 */
public interface Traces {

	/**
	 * The contributor's mails that belong to a submission, by their Message-IDs.
	 * @param id the submission's id
	 * @return the Message-IDs that are known here
	 */
	default List<String> messageIds(String id) {
		return List.of();
	}

	/**
	 * Erases what is kept. Called again when anything could not be erased, and once more
	 * when the last letter is out.
	 * @param gone the submission
	 * @throws Exception when it cannot be done now
	 */
	void erase(Gone gone) throws Exception;

}
