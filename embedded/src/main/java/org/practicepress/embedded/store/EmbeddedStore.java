package org.practicepress.embedded.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

import de.bwaldvogel.mongo.MongoServer;

/**
 * A MongoDB-compatible server on loopback, kept in one file. A write it has acknowledged
 * survives the end of this JVM, {@code kill -9} included.
 */
public final class EmbeddedStore implements AutoCloseable {

	/** What the store is kept in, in its directory. */
	public static final String FILE = "documents.mv";

	/** There while the file is to be written anew. */
	private static final String TO_REWRITE = "rewrite-at-next-start";

	/** Who waits for the file keeps a thread; the more wait, the more share a write. */
	private static final int CONNECTIONS_AT_ONCE = 16;

	private final MongoServer server;

	private final int port;

	private final DurableBackend backend;

	private final Path toRewrite;

	private EmbeddedStore(Path directory, MongoServer server, int port, DurableBackend backend) {
		this.toRewrite = directory.resolve(TO_REWRITE);
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
		rewrite(directory);
		DurableBackend backend = new DurableBackend(StoreFile.open(directory.resolve(FILE)));
		MongoServer server = new MongoServer(backend);
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, CONNECTIONS_AT_ONCE);
		EmbeddedStore store = new EmbeddedStore(directory, server, server.getLocalAddress().getPort(), backend);
		backend.whenFilesAreDeleted(store::rewriteAtNextStart);
		return store;
	}

	private static void rewrite(Path directory) {
		Path toRewrite = directory.resolve(TO_REWRITE);
		if (Files.exists(toRewrite)) {
			try {
				StoreFile.rewrite(directory.resolve(FILE));
				Files.delete(toRewrite);
			}
			catch (IOException ex) {
				throw new IllegalStateException("the document store's file in " + directory + " cannot be rewritten",
						ex);
			}
		}
	}

	/**
	 * Has the file written anew when the store is started next: what is deleted stays in
	 * unused parts of a file until something else is written there.
	 */
	public void rewriteAtNextStart() {
		try {
			if (!Files.exists(this.toRewrite)) {
				Files.writeString(this.toRewrite, "");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Since when what was deleted waits for the next start.
	 * @return empty when nothing waits
	 */
	public Optional<Instant> waitsForStartSince() {
		try {
			return Files.exists(this.toRewrite) ? Optional.of(Files.getLastModifiedTime(this.toRewrite).toInstant())
					: Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
