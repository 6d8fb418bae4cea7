package org.practicepress.intake.retention;

import java.time.Period;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long submissions are kept that will not be published. What is not set is kept until
 * its contributor has it erased.
 *
 * @param declined after it was declined; such as {@code 24m} or {@code 1y}
 * @param withdrawn after it was withdrawn
 * @param unfinished after the last file of one that was never complete or could not be
 * read
 */
@ConfigurationProperties("practice-press.retention")
public record KeptProperties(@Nullable Period declined, @Nullable Period withdrawn, @Nullable Period unfinished) {

}
