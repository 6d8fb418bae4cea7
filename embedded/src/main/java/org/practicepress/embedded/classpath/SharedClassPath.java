package org.practicepress.embedded.classpath;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path that a service shares with the embedded parts, in the standalone as in
 * tests.
 */
public final class SharedClassPath {

	/** What the identity provider and the origin need, and no service does. */
	private static final String NEIGHBOURS = Stream
		.of("boot.security.oauth2.server.authorization.", "cloud.autoconfigure.", "cloud.client.", "cloud.commons.",
				"cloud.configuration.", "cloud.gateway.")
		.map("org.springframework."::concat)
		.collect(Collectors.joining(","));

	private SharedClassPath() {
	}

	/**
	 * What lets a service be as it is when it runs by itself: a key of an authorization
	 * server's alone takes it a second of its start.
	 * @return a property's assignment
	 */
	public static String withoutNeighbours() {
		return OwnAutoConfigurations.WITHOUT + "=" + NEIGHBOURS;
	}

	/**
	 * Lets go of what the applications have read of class files, once all have started.
	 * One that starts later reads anew.
	 */
	public static void haveStarted() {
		SharedClassFiles.forget();
	}

}
