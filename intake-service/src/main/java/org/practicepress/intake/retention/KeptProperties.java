package org.practicepress.intake.retention;

import java.time.LocalDate;
import java.time.Period;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long is kept what is not published, and what is not needed any more of what is.
 * What is not set is kept until its contributor has it erased; unsorted mails, which may
 * be nobody's, have a time of their own.
 *
 * @param declined after it was declined, or merged into another; such as {@code 24m} or
 * {@code 1y}
 * @param withdrawn after it was withdrawn
 * @param unfinished after the last file of one that was never complete or could not be
 * read
 * @param originals after it was published, the files that a practice came in: forms,
 * scans and pictures of their pages
 * @param mails after they came, the mails that were put aside in folders of the mailbox
 * @param unsorted after they came, mails of which nobody could make anything, and that
 * editors sort
 */
@ConfigurationProperties("practice-press.retention")
public record KeptProperties(@Nullable Period declined, @Nullable Period withdrawn, @Nullable Period unfinished,
		@Nullable Period originals, @Nullable Period mails, @DefaultValue("6m") Period unsorted) {

	/**
	 * Whoever mistypes a sign must not lose everything.
	 */
	public KeptProperties {
		for (Period period : new Period[] { declined, withdrawn, unfinished, originals, mails, unsorted }) {
			if (period != null && !LocalDate.EPOCH.plus(period).isAfter(LocalDate.EPOCH)) {
				throw new IllegalArgumentException(
						"what practice-press.retention sets must be longer than nothing, such as 24m or 90d, not "
								+ period);
			}
		}
	}

}
