package org.practicepress.standalone.settings;

import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * What the libraries would let be set, but what holds the site together: with another
 * value nothing would start, or services would write into one another's databases.
 */
final class OutOfBounds {

	private static final List<Bound> BOUNDS = List.of(
			new Bound("the proxy before the site speaks TLS, see docs/install.md: take it out.", "server.ssl",
					"spring.ssl"),
			new Bound("say it in spring.mongodb.uri.", "spring.mongodb.host", "spring.mongodb.port",
					"spring.mongodb.database", "spring.mongodb.username", "spring.mongodb.password",
					"spring.mongodb.authentication-database", "spring.mongodb.replica-set-name",
					"spring.mongodb.additional-hosts"),
			new Bound("say it below spring.cloud.stream.kafka.binder.", "spring.kafka"),
			// the log is one for all services
			new Bound("only logging.level.… can be set: take it out.", "logging.config", "logging.file",
					"logging.pattern", "logging.structured", "logging.logback", "logging.charset", "logging.console",
					"logging.threshold", "logging.group", "logging.include-application-name",
					"logging.include-application-group", "logging.register-shutdown-hook",
					"logging.exception-conversion-word"),
			// what makes each service itself
			new Bound("Practice Press sets it itself: take it out.", "practice-press.auto-configuration",
					"practice-press.identity-provider", "practice-press.messaging.database",
					"practice-press.messaging.files-database", "practice-press.messaging.source",
					"practice-press.messaging.log-key", "server.forward-headers-strategy", "server.servlet",
					"server.shutdown", "spring.application", "spring.autoconfigure", "spring.cloud.function",
					"spring.cloud.gateway", "spring.cloud.stream.bindings", "spring.cloud.stream.default",
					"spring.cloud.stream.kafka.bindings", "spring.cloud.stream.kafka.default", "spring.config",
					"spring.jmx", "spring.main", "spring.messages", "spring.mvc", "spring.profiles", "spring.security",
					"spring.thymeleaf", "spring.web", "spring.webmvc"));

	private OutOfBounds() {
	}

	/**
	 * Why a key cannot be set.
	 * @param key the key
	 * @return what to do instead, or nothing when it can be set
	 */
	static Optional<String> of(ConfigurationPropertyName key) {
		return BOUNDS.stream().filter((bound) -> bound.holds(key)).map(Bound::sentence).findFirst();
	}

	/**
	 * What cannot be set for one and the same reason.
	 *
	 * @param sentence what to do instead
	 * @param keys the settings, and whatever is below them
	 */
	private record Bound(String sentence, List<ConfigurationPropertyName> keys) {

		private Bound(String sentence, String... keys) {
			this(sentence, List.of(keys).stream().map(ConfigurationPropertyName::of).toList());
		}

		private boolean holds(ConfigurationPropertyName key) {
			return this.keys.stream().anyMatch((end) -> end.equals(key) || end.isAncestorOf(key));
		}

	}

}
