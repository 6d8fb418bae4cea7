package org.practicepress.intake.reading;

import java.util.List;

import org.practicepress.intake.submission.Channel;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.event.EventType;

/**
 * What the worker reads of {@code document.events}.
 */
sealed interface DocumentInboxEvent {

	/** The revision the files came with. */
	int revision();

	/** Files have arrived. */
	@EventType("document.received.v1")
	record DocumentReceived(int revision, Channel channel, List<ClaimCheck> files,
			String contributorId) implements DocumentInboxEvent {

	}

	/** Files take longer to read than others should wait. */
	@EventType("document.postponed.v1")
	record DocumentPostponed(int revision, Channel channel, List<ClaimCheck> files) implements DocumentInboxEvent {

	}

}
