package org.practicepress.review.queue;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long decisions and messages wait before they are told.
 *
 * @param letterRest how long an editor may take back what they have decided or written
 * before the contributor is told; 0 for not at all, ten minutes at the most
 */
@ConfigurationProperties("practice-press.review")
record LetterRestProperties(@DefaultValue("30s") Duration letterRest) {

	private static final Duration LONGEST = Duration.ofMinutes(10);

	LetterRestProperties {
		if (letterRest.isNegative() || letterRest.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("letter-rest must be from 0s to 10m");
		}
	}

}
