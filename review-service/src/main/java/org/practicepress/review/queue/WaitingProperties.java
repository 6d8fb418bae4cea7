package org.practicepress.review.queue;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which submissions wait longer than usual for an editor.
 *
 * @param percent how many in a hundred of the last ones did not wait longer than is
 * usual, from 1 to 100
 * @param least what is never unusual, however fast the last ones were
 */
@ConfigurationProperties("practice-press.review.waiting")
record WaitingProperties(@DefaultValue("95") int percent, @DefaultValue("7d") Duration least) {

	private static final int HUNDRED = 100;

	WaitingProperties {
		if (percent < 1 || percent > HUNDRED) {
			throw new IllegalArgumentException("percent must be from 1 to 100");
		}
	}

}
