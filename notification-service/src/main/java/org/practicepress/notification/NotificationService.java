package org.practicepress.notification;

import java.time.Clock;

import org.practicepress.messaging.LastResort;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/**
 * The mails to contributors as a process of its own.
 */
@SpringBootApplication
public class NotificationService {

	public static void main(String[] args) {
		LastResort.prepare();
		new SpringApplicationBuilder(NotificationService.class).properties("spring.config.name=notification-service")
			.run(args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
