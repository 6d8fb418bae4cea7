package org.practicepress.intake.mailbox;

import org.practicepress.messaging.TaskHealth;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets readiness ask whether mails are looked for. Whether the mail server can be reached
 * is not asked: mails can wait there.
 */
@Configuration(proxyBeanMethods = false)
class MailboxConfiguration {

	@Bean
	TaskHealth mailboxHealthIndicator(Mailboxes mailboxes) {
		return new TaskHealth(mailboxes::looks);
	}

	@Bean
	MailboxHealth mailboxLoginsHealthIndicator(Mailboxes mailboxes) {
		return new MailboxHealth(mailboxes);
	}

}
