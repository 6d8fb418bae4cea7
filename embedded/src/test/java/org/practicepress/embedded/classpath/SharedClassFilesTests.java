package org.practicepress.embedded.classpath;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class SharedClassFilesTests {

	@AfterEach
	void forget() {
		SharedClassPath.haveStarted();
	}

	@Test
	void applicationsReadClassFilesOnceForAllOfThem() {
		try (ConfigurableApplicationContext first = start()) {
			int read = SharedClassFiles.read().size();
			assertThat(read).as("what the first has looked into").isGreaterThan(50);
			try (ConfigurableApplicationContext second = start()) {
				assertThat(SharedClassFiles.read()).as("the second finds all there").hasSize(read);
				assertThat(second).isNotSameAs(first);
			}
		}
	}

	@Test
	void whatWasReadIsForgottenOnceAllHaveStarted() {
		try (ConfigurableApplicationContext first = start()) {
			assertThat(first.isRunning()).isTrue();
			SharedClassPath.haveStarted();

			assertThat(SharedClassFiles.read()).isEmpty();
		}
		try (ConfigurableApplicationContext later = start()) {
			assertThat(later.isRunning()).isTrue();
		}
	}

	private static ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE).run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Nothing {

	}

}
