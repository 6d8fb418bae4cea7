package org.practicepress.embedded.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

import de.bwaldvogel.mongo.MongoServer;

/**
 * A MongoDB-compatible server on loopback, kept in one file. A write it has acknowledged
 * survives the end of this JVM, {@code kill -9} included.
 */
public final class EmbeddedStore implements AutoCloseable {

	/** What the store is kept in, in its directory. */
	public static final String FILE = "documents.mv";

	/** Who waits for the file keeps a thread; the more wait, the more share a write. */
	private static final int CONNECTIONS_AT_ONCE = 16;

	private final MongoServer server;

	private final int port;

	private final DurableBackend backend;

	private EmbeddedStore(MongoServer server, int port, DurableBackend backend) {
		this.server = server;
		this.port = port;
		this.backend = backend;
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
		DurableBackend backend = new DurableBackend(StoreFile.open(directory.resolve(FILE)));
		MongoServer server = new MongoServer(backend);
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, CONNECTIONS_AT_ONCE);
		return new EmbeddedStore(server, server.getLocalAddress().getPort(), backend);
	}

	/**
	 * Where clients connect.
	 * @return a MongoDB connection string without a database
	 */
	public String uri() {
		return "mongodb://127.0.0.1:" + this.port;
	}

	/**
	 * The questions no index serves, for which whole collections were looked through
	 * since the store was started.
	 * @return the collection with the fields that were asked for, and how many times
	 */
	public SortedMap<String, Long> scans() {
		return this.backend.scans().times();
	}

	/**
	 * All that is in the store now. Whoever writes meanwhile waits, so {@code meanwhile}
	 * sees the world around as the store has it.
	 * @param meanwhile what else is done at that moment; must be short
	 * @return to be closed
	 */
	public Snapshot snapshot(Runnable meanwhile) {
		return this.backend.snapshot(meanwhile);
	}

	@Override
	public void close() {
		this.server.shutdownNow();
	}

}
