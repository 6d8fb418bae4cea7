package org.practicepress.review.rubric;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RubricProperties.class)
class RubricConfiguration {

	@Bean
	Rubric rubric(RubricProperties properties) throws IOException {
		try (InputStream yaml = properties.location().getInputStream()) {
			return Rubric.read(yaml);
		}
	}

}
