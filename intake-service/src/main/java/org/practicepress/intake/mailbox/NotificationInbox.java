package org.practicepress.intake.mailbox;

import java.time.Instant;
import java.util.function.Consumer;

import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.Bounce;
import org.practicepress.messaging.inbox.Inbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Learns which mails were sent, so that their answers are known.
 */
@Configuration(proxyBeanMethods = false)
class NotificationInbox {

	/** The letter that says that all is erased. */
	private static final String LAST_LETTER = "erased";

	@Bean
	Consumer<Message<?>> notificationEvents(Inbox inbox, IssuedMails issued, Submissions submissions,
			Erasures erasures) {
		return inbox.of("notification.events", NotificationInboxEvent.class, (incoming, event) -> {
			String id = incoming.event().subject();
			if (submissions.isErased(id)) {
				if (event.kind().equals(LAST_LETTER)) {
					erasures.told(id);
				}
			}
			else {
				Instant at = incoming.event().time();
				switch (event) {
					case NotificationInboxEvent.Sent sent ->
						issued.add(id, new SentMail(sent.messageId(), sent.kind(), at, null));
					case NotificationInboxEvent.Bounced bounced ->
						issued.bounced(bounced.messageId(), new Bounce(at, bounced.permanent()));
					// nobody can answer it
					case NotificationInboxEvent.Failed failed -> {
					}
				}
			}
		});
	}

}
