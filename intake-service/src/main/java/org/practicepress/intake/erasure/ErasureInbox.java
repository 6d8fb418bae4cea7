package org.practicepress.intake.erasure;

import java.util.function.Consumer;

import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.inbox.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Erases what operators have erased.
 */
@Configuration(proxyBeanMethods = false)
class ErasureInbox {

	private static final Logger logger = LoggerFactory.getLogger(ErasureInbox.class);

	@Bean
	Consumer<Message<?>> erasureEvents(Inbox inbox, Erasures erasures, Submissions submissions) {
		return inbox.of("erasure.events", ErasureInboxEvent.class, (incoming, event) -> {
			switch (event) {
				case ErasureInboxEvent.Requested requested -> {
					boolean erased = submissions.idOf(requested.reference())
						.filter((id) -> erasures.erase(id, requested.operator(), null))
						.isPresent();
					if (!erased) {
						logger.warn("{} was to be erased, and there is no such submission", requested.reference());
					}
				}
			}
		});
	}

	/** What waits for a dead letter of it need not be done any more. */
	@Bean
	Traces heldBackEvents(Inbox inbox) {
		return (gone) -> inbox.forget(gone.id());
	}

}
