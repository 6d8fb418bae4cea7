package org.practicepress.form;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be done with what is published.
 *
 * @param licence the licence of the factsheets, which contributors agree to on the form:
 * one of Creative Commons, such as {@code CC-BY-NC-SA-4.0}, the address of another one,
 * or its terms in a sentence; the same for all services
 */
@ConfigurationProperties("practice-press")
record LicenceProperties(@DefaultValue("CC-BY-4.0") Licence licence) {
}
