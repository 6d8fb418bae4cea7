package org.practicepress.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * Finds ports for parts that must know theirs before they listen.
 */
public final class LoopbackPort {

	/** Below the range from which systems take the ports of outgoing connections. */
	private static final int LOWEST = 20_000;

	private static final int HIGHEST = 32_000;

	private static final SecureRandom RANDOM = new SecureRandom();

	private LoopbackPort() {
	}

	/**
	 * A port on 127.0.0.1 on which nobody listens now and no outgoing connection will
	 * sit.
	 * @return the port
	 * @throws IllegalStateException when a hundred tries found none
	 */
	public static int free() {
		for (int tries = 0; tries < 100; tries++) {
			int port = RANDOM.nextInt(LOWEST, HIGHEST);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// somebody listens there: try another one
			}
		}
		throw new IllegalStateException("no free port on 127.0.0.1");
	}

}
