package org.practicepress.intake.mailbox;

import java.util.function.Consumer;

import org.practicepress.messaging.inbox.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Learns what operators want of mails that could not be taken. It is done with the next
 * look into the mailbox, which may be away now; where there is none any more, nobody
 * waits for it.
 */
@Configuration(proxyBeanMethods = false)
class OperatorInbox {

	private static final Logger logger = LoggerFactory.getLogger(OperatorInbox.class);

	/** What operators name when they mean something of ours. */
	private static final String MAIL = "mail";

	@Bean
	Consumer<Message<?>> operatorEvents(Inbox inbox, StuckMails stuck, Mailboxes mailboxes) {
		return inbox.of("operator.events", OperatorInboxEvent.class, (incoming, event) -> {
			if (event.kind().equals(MAIL)) {
				stuck.asked(incoming, switch (event) {
					case OperatorInboxEvent.RetryAsked retry -> StuckMail.Status.RETRY;
					case OperatorInboxEvent.DiscardAsked discard -> StuckMail.Status.DISCARD;
				});
				logger.info("{}: {} by {}", incoming.event().subject(), incoming.event().type(), event.operator());
				mailboxes.wake();
			}
		});
	}

}
