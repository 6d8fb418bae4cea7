package org.practicepress.intake.draft;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How drafts are kept.
 *
 * @param keep how long after it was last saved a draft is forgotten
 */
@ConfigurationProperties("practice-press.intake.drafts")
public record DraftProperties(@DefaultValue("30d") Duration keep) {

}
