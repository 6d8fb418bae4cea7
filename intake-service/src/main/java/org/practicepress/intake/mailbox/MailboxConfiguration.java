package org.practicepress.intake.mailbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets readiness ask for the mailbox.
 */
@Configuration(proxyBeanMethods = false)
class MailboxConfiguration {

	@Bean
	MailboxHealth mailboxHealthIndicator(Mailbox mailbox) {
		return new MailboxHealth(mailbox);
	}

}
