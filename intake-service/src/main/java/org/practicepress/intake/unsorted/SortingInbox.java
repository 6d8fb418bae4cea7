package org.practicepress.intake.unsorted;

import java.util.function.Consumer;

import org.practicepress.messaging.inbox.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Learns what editors make of unsorted mails.
 */
@Configuration(proxyBeanMethods = false)
class SortingInbox {

	private static final Logger logger = LoggerFactory.getLogger(SortingInbox.class);

	@Bean
	Consumer<Message<?>> sortingEvents(Inbox inbox, UnsortedMails mails) {
		return inbox.of("sorting.events", SortingInboxEvent.class, (incoming, event) -> {
			switch (event) {
				case SortingInboxEvent.Assigned assigned -> mails.assigned(incoming, assigned.submissionId());
				case SortingInboxEvent.Answered answered ->
					mails.answered(incoming, answered.message(), answered.editor());
				case SortingInboxEvent.Dropped dropped -> mails.dropped(incoming);
			}
			logger.info("{}: {} by {}", incoming.event().subject(), incoming.event().type(), event.editor());
		});
	}

}
