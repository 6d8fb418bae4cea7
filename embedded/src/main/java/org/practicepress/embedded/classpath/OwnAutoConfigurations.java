package org.practicepress.embedded.classpath;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps from an application what only its neighbours on a shared class path brought:
 * Spring Boot would configure, in each of several applications in one JVM, whatever it
 * finds. Names beginning with one of {@value #WITHOUT} are left out.
 */
final class OwnAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

	static final String WITHOUT = "practice-press.auto-configuration.without";

	private List<String> without = List.of();

	@Override
	public void setEnvironment(Environment environment) {
		this.without = Binder.get(environment).bind(WITHOUT, Bindable.listOf(String.class)).orElse(List.of());
	}

	@Override
	public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[names.length];
		for (int index = 0; index < names.length; index++) {
			String name = names[index];
			matches[index] = name == null || this.without.stream().noneMatch(name::startsWith);
		}
		return matches;
	}

}
