package org.practicepress.standalone.origin;

import java.util.Objects;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.web.context.support.StandardServletEnvironment;

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
		return start(port, upstreams, new StandardServletEnvironment());
	}

	/**
	 * Starts an origin that somebody has settings for. A path whose service is not there
	 * yet is answered with 503.
	 * @param port the port; 0 for any free one
	 * @param upstreams the services it routes to
	 * @param settings what is set
	 * @return the running origin
	 */
	public static Origin start(int port, Upstreams upstreams, ConfigurableEnvironment settings) {
		return new Origin(new SpringApplicationBuilder(OriginApplication.class).main(OriginApplication.class)
			.environment(settings)
			.initializers((context) -> context.getBeanFactory().registerSingleton("upstreams", upstreams))
			// the services answer at the public address; the origin passes on what it is
			// asked
			.run("--spring.config.name=origin", "--server.port=" + port, "--practice-press.public-url=false"));
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
