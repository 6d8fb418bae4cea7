package org.practicepress.intake.contributor;

import java.util.function.Consumer;

import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.inbox.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Learns from editors where mail reaches a contributor.
 */
@Configuration(proxyBeanMethods = false)
class AddressInbox {

	private static final Logger logger = LoggerFactory.getLogger(AddressInbox.class);

	/** A record without a value takes an address out of the topic, and nothing else. */
	@Bean
	Consumer<Message<?>> addressEvents(Inbox inbox, Contributors contributors, Submissions submissions) {
		Consumer<Message<?>> corrections = inbox.of("addresses", AddressInboxEvent.class, (incoming, event) -> {
			switch (event) {
				case AddressInboxEvent.Corrected corrected ->
					submissions.find(incoming.event().subject()).ifPresent((submission) -> {
						contributors.correct(submission.contributorId(), incoming, corrected.email());
						logger.info("{} has corrected the address of the contributor of {}", corrected.editor(),
								submission.reference());
					});
			}
		});
		return (message) -> {
			if (message.getPayload() instanceof byte[]) {
				corrections.accept(message);
			}
		};
	}

}
