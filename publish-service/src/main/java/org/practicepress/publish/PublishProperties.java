package org.practicepress.publish;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the series says of itself.
 *
 * @param publicUrl the site's address; every permanent address begins with it
 * @param publisher who publishes the series
 */
@ConfigurationProperties("practice-press")
record PublishProperties(@DefaultValue("http://localhost:8080") String publicUrl,
		@DefaultValue("Practice Press") String publisher) {
}
