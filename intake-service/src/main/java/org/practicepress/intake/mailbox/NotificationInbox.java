package org.practicepress.intake.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.practicepress.intake.coauthor.Coauthors;
import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.Bounce;
import org.practicepress.messaging.inbox.Inbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Learns which mails were sent, so that their answers are known, and which of those that
 * ask a co-author do not get there.
 */
@Configuration(proxyBeanMethods = false)
class NotificationInbox {

	/** The letter that says that all is erased. */
	private static final String LAST_LETTER = "erased";

	/** The letter that asks somebody whether they write for a submission. */
	private static final String ASKS_A_COAUTHOR = "coauthor-asked";

	/** Why a letter was not sent that nobody would have got. */
	private static final Set<String> ADDRESS_IS_WRONG = Set.of("rejected", "bad-address", "bounced");

	@Bean
	Consumer<Message<?>> notificationEvents(Inbox inbox, IssuedMails issued, Submissions submissions,
			Coauthors coauthors, Erasures erasures) {
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
				if (event.kind().equals(ASKS_A_COAUTHOR)) {
					reached(event).ifPresent((reached) -> coauthors.hear(incoming, reached));
				}
			}
		});
	}

	/** Whether a mail is on its way; empty when nothing is said of the address. */
	private static Optional<Boolean> reached(NotificationInboxEvent event) {
		return switch (event) {
			case NotificationInboxEvent.Sent sent -> Optional.of(true);
			case NotificationInboxEvent.Bounced bounced -> bounced.permanent() ? Optional.of(false) : Optional.empty();
			case NotificationInboxEvent.Failed failed ->
				ADDRESS_IS_WRONG.contains(failed.reason()) ? Optional.of(false) : Optional.empty();
		};
	}

}
