package org.practicepress.standalone.login;

import java.io.IOException;
import java.nio.file.Path;

import org.practicepress.intake.mailbox.MailboxTrial;
import org.practicepress.notification.post.RelayTrial;
import org.practicepress.notification.post.Tls;
import org.practicepress.standalone.settings.Settings;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * How the services log in to mailboxes and relay, for whoever tries it without them.
 */
public final class Logins {

	private final Settings settings;

	private final Path data;

	/**
	 * The logins of a site.
	 * @param settings what is set
	 * @param data the folder everything is kept in
	 */
	public Logins(Settings settings, Path data) {
		this.settings = settings;
		this.data = data;
	}

	/**
	 * A mailbox.
	 * @param name what it is called
	 * @return it, to be tried
	 */
	public MailboxTrial mailbox(String name) throws IOException {
		return new MailboxTrial(as("intake-service"), name);
	}

	/**
	 * The relays.
	 * @return they, to be tried
	 */
	public RelayTrial relay() throws IOException {
		return new RelayTrial(as("notification-service"));
	}

	/**
	 * The very sender that letters are sent with, to the first relay.
	 * @return the sender
	 */
	public JavaMailSenderImpl sender() throws IOException {
		return relay().sender(set());
	}

	/**
	 * How the connection to the first relay is protected.
	 * @return anything but {@link Tls#AUTO}
	 */
	public Tls protection() throws IOException {
		return relay().protection(set());
	}

	/** What is set of the first relay. */
	private JavaMailSenderImpl set() throws IOException {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.setEnvironment(as("notification-service"));
			context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
			context.register(MailSenderAutoConfiguration.class);
			context.refresh();
			return context.getBean(JavaMailSenderImpl.class);
		}
	}

	private ConfigurableEnvironment as(String service) throws IOException {
		ConfigurableEnvironment environment = this.settings.environment(RefreshTokens.files(this.settings, this.data));
		new YamlPropertySourceLoader().load(service, new ClassPathResource(service + ".yml"))
			.forEach(environment.getPropertySources()::addLast);
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

}
