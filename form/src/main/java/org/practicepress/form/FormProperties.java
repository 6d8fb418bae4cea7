package org.practicepress.form;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Which form is asked for.
 *
 * @param location the form's file, such as {@code file:/srv/our-form.yml}; the same for
 * all services
 */
@ConfigurationProperties("practice-press.form")
record FormProperties(@DefaultValue("classpath:form/practice-form.yml") Resource location) {
}
