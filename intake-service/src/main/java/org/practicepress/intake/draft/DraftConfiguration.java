package org.practicepress.intake.draft;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Has expired drafts forgotten.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DraftConfiguration {

}
