package org.practicepress.intake.mailbox;

import java.util.function.Consumer;

import org.practicepress.messaging.inbox.Inbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Learns which mails were sent, so that their answers are known.
 */
@Configuration(proxyBeanMethods = false)
class NotificationInbox {

	@Bean
	Consumer<Message<?>> notificationEvents(Inbox inbox, IssuedMails issued) {
		return inbox.of("notification.events", NotificationInboxEvent.class, (incoming, event) -> {
			switch (event) {
				case NotificationInboxEvent.Sent sent -> issued.add(sent.messageId(), incoming.event().subject());
				case NotificationInboxEvent.Failed failed -> {
				}
			}
		});
	}

}
