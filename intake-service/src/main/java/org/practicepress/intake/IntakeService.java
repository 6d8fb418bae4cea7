package org.practicepress.intake;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The intake service.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeService {

	public static void main(String[] args) {
		System.setProperty("spring.config.name", "intake-service");
		SpringApplication.run(IntakeService.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
