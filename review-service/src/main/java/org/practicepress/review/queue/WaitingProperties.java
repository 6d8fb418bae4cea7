package org.practicepress.review.queue;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which submissions wait longer for an editor than they should.
 *
 * @param percent how many in a hundred of the last ones did not wait longer than is
 * usual, from 1 to 100
 * @param least what is never unusual, however fast the last ones were
 * @param decideWithin how long an editor has from taking a submission to deciding about
 * it, such as {@code 21d}; without it, as long as is usual
 * @param tellChiefAfter how long after it was to be decided chief editors are told of it,
 * too
 */
@ConfigurationProperties("practice-press.review.waiting")
record WaitingProperties(@DefaultValue("95") int percent, @DefaultValue("7d") Duration least,
		@Nullable Duration decideWithin, @DefaultValue("7d") Duration tellChiefAfter) {

	private static final int HUNDRED = 100;

	WaitingProperties {
		if (percent < 1 || percent > HUNDRED) {
			throw new IllegalArgumentException("percent must be from 1 to 100");
		}
		if (decideWithin != null && (decideWithin.isNegative() || decideWithin.isZero())) {
			throw new IllegalArgumentException("decide-within must be longer than nothing");
		}
		if (tellChiefAfter.isNegative()) {
			throw new IllegalArgumentException("tell-chief-after must not be negative");
		}
	}

}
