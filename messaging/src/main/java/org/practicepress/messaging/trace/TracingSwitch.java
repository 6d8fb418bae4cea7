package org.practicepress.messaging.trace;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps all of tracing from an application in which it is not switched on. Spring Boot
 * would only not export: its tracer of nothing would still be asked at each request.
 */
public final class TracingSwitch implements AutoConfigurationImportFilter, EnvironmentAware {

	/** Spring Boot's own switch. */
	static final String KEY = "management.tracing.export.enabled";

	private static final String[] TRACING = { "org.springframework.boot.micrometer.tracing.",
			"org.springframework.boot.opentelemetry." };

	private boolean on;

	/**
	 * Whether an application is a service that is traced. Others of the same JVM are not.
	 * @param environment its settings
	 * @return true if so
	 */
	public static boolean isOn(Environment environment) {
		return environment.containsProperty("practice-press.messaging.database")
				&& environment.getProperty(KEY, Boolean.class, false);
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.on = isOn(environment);
	}

	@Override
	public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[names.length];
		for (int index = 0; index < names.length; index++) {
			String name = names[index];
			matches[index] = this.on || name == null || !isTracing(name);
		}
		return matches;
	}

	private static boolean isTracing(String name) {
		for (String beginning : TRACING) {
			if (name.startsWith(beginning)) {
				return true;
			}
		}
		return false;
	}

}
