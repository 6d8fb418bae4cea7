package org.practicepress.standalone.origin;

import java.util.Objects;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running origin on 127.0.0.1.
 */
public final class Origin implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private Origin(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts the origin. A path whose service is not there yet is answered with 503.
	 * @param port the port; 0 for any free one
	 * @param upstreams the services it routes to
	 * @return the running origin
	 */
	public static Origin start(int port, Upstreams upstreams) {
		return new Origin(new SpringApplicationBuilder(OriginApplication.class)
			.initializers((context) -> context.getBeanFactory().registerSingleton("upstreams", upstreams))
			.run("--spring.config.name=origin", "--server.port=" + port));
	}

	public String url() {
		return "http://localhost:" + port();
	}

	public int port() {
		return Objects.requireNonNull(((WebServerApplicationContext) this.context).getWebServer()).getPort();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
