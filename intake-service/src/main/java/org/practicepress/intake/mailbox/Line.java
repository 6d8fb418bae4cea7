package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.SocketFactory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to a mail server, which can be cut from outside: who waits for what a server
 * says waits for ever when it is gone without a word. The library may open more than one
 * connection.
 */
final class Line extends SocketFactory {

	private static final Logger logger = LoggerFactory.getLogger(Line.class);

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	/** Whoever waits on it waits no longer. */
	void cut() {
		this.sockets.forEach((socket) -> {
			try {
				socket.close();
			}
			catch (IOException ex) {
				logger.debug("The line was cut already", ex);
			}
		});
	}

	@Override
	public Socket createSocket() {
		return kept(new Socket());
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return kept(new Socket(host, port));
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return kept(new Socket(host, port, localHost, localPort));
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return kept(new Socket(host, port));
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
			throws IOException {
		return kept(new Socket(address, port, localAddress, localPort));
	}

	private Socket kept(Socket fresh) {
		this.sockets.removeIf(Socket::isClosed);
		this.sockets.add(fresh);
		return fresh;
	}

}
