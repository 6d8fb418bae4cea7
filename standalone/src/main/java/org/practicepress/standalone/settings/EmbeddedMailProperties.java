package org.practicepress.standalone.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded mail server of a site on one machine listens. The site's own address
 * is {@code server.address} and {@code server.port}.
 *
 * @param smtpPort where mail comes in and goes out
 * @param imapPort where mail can be read
 */
@ConfigurationProperties("practice-press.embedded-mail")
record EmbeddedMailProperties(@DefaultValue("3025") int smtpPort, @DefaultValue("3143") int imapPort) {
}
