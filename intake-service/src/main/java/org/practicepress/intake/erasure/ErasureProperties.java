package org.practicepress.intake.erasure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How erasures come to their end.
 *
 * @param lastLetter how long the address is kept at most, for the letter that says that
 * all else is gone
 * @param afterglow how long after that what is gone may be found still in logs that move
 * on: the topic of contributors is told once more then, so that its old segment is closed
 * and compacted
 * @param pause how often to look whether there is more to do
 */
@ConfigurationProperties("practice-press.intake.erasure")
public record ErasureProperties(@DefaultValue("7d") Duration lastLetter, @DefaultValue("26h") Duration afterglow,
		@DefaultValue("1m") Duration pause) {

}
