package org.practicepress.standalone.demo;

import org.practicepress.embedded.identity.EmbeddedIdentity;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.embedded.store.EmbeddedStore;

/**
 * A hub's settings that name each part, so that the site starts none of its own.
 */
final class NamedParts {

	private NamedParts() {
	}

	static String settings(String url, String address, EmbeddedMail mail, EmbeddedIdentity identity,
			EmbeddedStore store, EmbeddedKafka kafka) {
		return """
				practice-press:
				  public-url: %s
				  mail.address: %s
				  intake.mailbox:
				    host: 127.0.0.1
				    port: %d
				    user: %2$s
				    password: %s
				    poll-interval: 1s
				  identity:
				    issuer: %1$s/identity
				    internal: http://127.0.0.1:%d/identity
				    client-secret: desk
				spring:
				  mail:
				    host: 127.0.0.1
				    port: %d
				  mongodb.uri: %s
				  cloud.stream.kafka.binder.brokers: ["%s"]
				""".formatted(url, address, mail.imapPort(), EmbeddedMail.PASSWORD, identity.port(), mail.smtpPort(),
				store.uri(), kafka.bootstrapServers());
	}

}
