package org.practicepress.pages.api;

import org.practicepress.pages.access.Desk;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Makes a service with a desk strict about what programs send.
 */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
@ConditionalOnBean(Desk.class)
public final class ApiAutoConfiguration {

	@Bean
	JsonMapperBuilderCustomizer strictJson() {
		return (JsonMapper.Builder mapper) -> StrictJson.apply(mapper);
	}

	@Bean
	BodyLimit bodyLimit() {
		return new BodyLimit();
	}

}
