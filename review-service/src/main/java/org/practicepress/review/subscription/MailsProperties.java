package org.practicepress.review.subscription;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people at the desk are told by mail.
 *
 * @param hour the hour of digests, from 0 to 23; those of a week go out on Mondays
 * @param zone the hub's time zone, such as {@code Africa/Accra}
 * @param lookEvery how often to look whether a digest is due
 * @param patience how long somebody is written to who does not come to the desk for it;
 * they get mail again once they have come
 */
@ConfigurationProperties("practice-press.review.mails")
record MailsProperties(@DefaultValue("7") int hour, @DefaultValue("UTC") ZoneId zone,
		@DefaultValue("1m") Duration lookEvery, @DefaultValue("30d") Duration patience) {

	private static final int HOURS = 24;

	MailsProperties {
		if (hour < 0 || hour >= HOURS) {
			throw new IllegalArgumentException("hour must be from 0 to 23");
		}
	}

	/**
	 * When it is time for the next digest.
	 * @param rhythm how often
	 * @param after a time
	 * @return the first one after it; null when there are no digests
	 */
	@Nullable Instant next(Rhythm rhythm, Instant after) {
		ZonedDateTime today = after.atZone(this.zone).truncatedTo(ChronoUnit.DAYS).withHour(this.hour);
		return switch (rhythm) {
			case NEVER, AT_ONCE -> null;
			case DAILY -> (today.toInstant().isAfter(after) ? today : today.plusDays(1)).toInstant();
			case WEEKLY -> {
				ZonedDateTime monday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
				yield (monday.toInstant().isAfter(after) ? monday : monday.plusWeeks(1)).toInstant();
			}
		};
	}

}
