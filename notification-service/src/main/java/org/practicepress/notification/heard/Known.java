package org.practicepress.notification.heard;

/**
 * What is known of a contributor.
 */
public sealed interface Known {

	/** Their data have not come. */
	record NotYet() implements Known {
	}

	/** They have asked to be forgotten. */
	record Erased() implements Known {
	}

	/** Their data are here. */
	record Here(Contributor contributor) implements Known {
	}

}
