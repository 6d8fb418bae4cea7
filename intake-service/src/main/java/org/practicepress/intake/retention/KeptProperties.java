package org.practicepress.intake.retention;

import java.time.LocalDate;
import java.time.Period;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long is kept what is not published. What is not set is kept until its contributor
 * has it erased.
 *
 * @param declined after it was declined; such as {@code 24m} or {@code 1y}
 * @param withdrawn after it was withdrawn
 * @param unfinished after the last file of one that was never complete or could not be
 * read
 * @param mails after they came, the mails that were put aside in folders of the mailbox
 */
@ConfigurationProperties("practice-press.retention")
public record KeptProperties(@Nullable Period declined, @Nullable Period withdrawn, @Nullable Period unfinished,
		@Nullable Period mails) {

	/**
	 * Whoever mistypes a sign must not lose everything.
	 */
	public KeptProperties {
		for (Period period : new Period[] { declined, withdrawn, unfinished, mails }) {
			if (period != null && !LocalDate.EPOCH.plus(period).isAfter(LocalDate.EPOCH)) {
				throw new IllegalArgumentException(
						"what practice-press.retention sets must be longer than nothing, such as 24m or 90d, not "
								+ period);
			}
		}
	}

}
