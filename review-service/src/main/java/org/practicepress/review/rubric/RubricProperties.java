package org.practicepress.review.rubric;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What practices are judged by.
 *
 * @param location the file with the criteria, such as
 * {@code file:/srv/practice-press/rubric.yml}
 */
@ConfigurationProperties("practice-press.review.rubric")
record RubricProperties(@DefaultValue("classpath:review/rubric.yml") Resource location) {
}
