package org.practicepress.notification.post;

import java.net.URI;
import java.time.Clock;
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

	/** Of all that send, the health of the mail server, too. */
	@Bean
	static BeanPostProcessor tokenLogins(ObjectProvider<MailProperties> properties, ObjectProvider<Clock> clock) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof JavaMailSenderImpl sender)
						? TokenSender.of(sender, properties.getObject().oauth2(), clock.getObject()) : bean;
			}

		};
	}

	@Bean
	LettersHealth lettersHealthIndicator(Conversations conversations) {
		return new LettersHealth(conversations);
	}

	@Bean
	TaskHealth postmanHealthIndicator(Postman postman) {
		return new TaskHealth(postman::looks);
	}

	@Bean
	Postman postman(Conversations conversations, Contributors contributors, Editors editors, Letters letters,
			JavaMailSenderImpl sender, MailProperties properties, MeterRegistry meters, Clock clock)
			throws AddressException {
		InternetAddress from = Envelope.named(new InternetAddress(properties.address(), true), properties.name());
		return new Postman(conversations, contributors, editors, letters,
				new MailServer(sender, from, properties.returnsToPlus()), properties, meters, clock);
	}

}
