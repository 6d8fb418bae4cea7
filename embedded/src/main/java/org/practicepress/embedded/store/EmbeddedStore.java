package org.practicepress.embedded.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;
import org.h2.mvstore.MVStore;

/**
 * A MongoDB-compatible server on loopback, kept in one file. A write it has acknowledged
 * survives the end of this JVM, {@code kill -9} included.
 */
public final class EmbeddedStore implements AutoCloseable {

	private final MongoServer server;

	private final int port;

	private EmbeddedStore(MongoServer server, int port) {
		this.server = server;
		this.port = port;
	}

	/**
	 * Starts the store.
	 * @param directory where its file is kept; made when absent
	 * @param port the port on 127.0.0.1; 0 for any free one
	 * @return the running store
	 * @throws IllegalStateException when it cannot start
	 */
	public static EmbeddedStore start(Path directory, int port) {
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new IllegalStateException("the document store's directory " + directory + " cannot be made", ex);
		}
		MVStore file = new MVStore.Builder().fileName(directory.resolve("documents.mv").toString())
			.cacheSize(64)
			.open();
		MongoServer server = new MongoServer(new DurableBackend(file));
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		return new EmbeddedStore(server, server.getLocalAddress().getPort());
	}

	/**
	 * Where clients connect.
	 * @return a MongoDB connection string without a database
	 */
	public String uri() {
		return "mongodb://127.0.0.1:" + this.port;
	}

	@Override
	public void close() {
		this.server.shutdownNow();
	}

}
