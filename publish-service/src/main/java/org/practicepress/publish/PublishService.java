package org.practicepress.publish;

import org.practicepress.messaging.LastResort;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Factsheet drafts to a published series. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PublishService {

	public static void main(String[] args) {
		LastResort.prepare();
		System.setProperty("spring.config.name", "publish-service");
		SpringApplication.run(PublishService.class, args);
	}

}
