package org.practicepress.review;

import org.practicepress.messaging.LastResort;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The editors' desk as a process of its own.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReviewService {

	public static void main(String[] args) {
		LastResort.prepare();
		new SpringApplicationBuilder(ReviewService.class).properties("spring.config.name=review-service").run(args);
	}

}
