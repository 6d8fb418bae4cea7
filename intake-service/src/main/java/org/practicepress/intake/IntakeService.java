package org.practicepress.intake;

import java.time.Clock;

import org.practicepress.messaging.LastResort;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The intake service.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeService {

	public static void main(String[] args) {
		LastResort.prepare();
		new SpringApplicationBuilder(IntakeService.class).properties("spring.config.name=intake-service").run(args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
