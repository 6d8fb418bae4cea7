package org.practicepress.review.webhook;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How other programs are told what happens.
 *
 * @param privateAddresses whether addresses of private networks and of this machine may
 * be called, also without encryption; never those that machines of a cloud ask about
 * themselves
 * @param patience how long a call may take, all in all
 * @param sweepInterval how often it is looked for calls that are to be made again, or
 * that another instance left
 */
@ConfigurationProperties("practice-press.review.webhooks")
record WebhookProperties(@DefaultValue("false") boolean privateAddresses, @DefaultValue("15s") Duration patience,
		@DefaultValue("5s") Duration sweepInterval) {
}
