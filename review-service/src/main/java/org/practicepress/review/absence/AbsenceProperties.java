package org.practicepress.review.absence;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens to what absent editors hold.
 *
 * @param returnAfter how long after somebody has said that they are away what they hold
 * goes back to all
 */
@ConfigurationProperties("practice-press.review.absence")
record AbsenceProperties(@DefaultValue("0d") Duration returnAfter) {

	AbsenceProperties {
		if (returnAfter.isNegative()) {
			throw new IllegalArgumentException("return-after must not be negative");
		}
	}

}
