package org.practicepress.notification.post;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.TaskHealth;
import org.practicepress.notification.conversation.Conversations;
import org.practicepress.notification.heard.Contributors;
import org.practicepress.notification.heard.Editors;
import org.practicepress.notification.letter.Letters;
import org.practicepress.notification.letter.Wording;
import org.practicepress.pages.Accent;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The post office.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class PostConfiguration {

	@Bean
	Letters letters(PracticeForm form, MailProperties properties, Accent accent,
			@Value("${practice-press.public-url}") URI publicUrl) {
		return new Letters(form, publicUrl, properties.name(), accent,
				Objects.requireNonNullElseGet(properties.templates(), Wording::bundled));
	}

	/** Of all that send to the first relay, its health, too. */
	@Bean
	static BeanPostProcessor relayLogins(ObjectProvider<MailProperties> properties, ObjectProvider<Clock> clock) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof JavaMailSenderImpl sender) ? RelaySender.of(sender,
						properties.getObject().tls(), properties.getObject().oauth2(), clock.getObject()) : bean;
			}

		};
	}

	@Bean
	MailServer mailServer(JavaMailSenderImpl first, MailProperties properties, Clock clock) throws AddressException {
		List<Relay> relays = new ArrayList<>();
		relays.add(new Relay(MailProperties.FIRST_RELAY, (RelaySender) first, properties.perMinute(), clock));
		properties.relays()
			.forEach((name, relay) -> relays
				.add(new Relay(name, RelaySender.of(relay, clock), relay.perMinute(), clock)));
		InternetAddress from = Envelope.named(new InternetAddress(properties.address(), true), properties.name());
		return new MailServer(relays, from, properties.returnsToPlus(), clock);
	}

	@Bean
	LettersHealth lettersHealthIndicator(Conversations conversations, MailServer server) {
		return new LettersHealth(conversations, server);
	}

	@Bean
	TaskHealth postmanHealthIndicator(Postman postman) {
		return new TaskHealth(postman::looks);
	}

	@Bean
	Postman postman(Conversations conversations, Contributors contributors, Editors editors, Letters letters,
			MailServer server, MailProperties properties, MeterRegistry meters, Clock clock) {
		return new Postman(conversations, contributors, editors, letters, server, properties, meters, clock);
	}

}
