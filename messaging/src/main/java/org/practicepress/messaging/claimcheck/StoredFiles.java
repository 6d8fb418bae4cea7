package org.practicepress.messaging.claimcheck;

import java.io.InputStream;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import org.bson.Document;
import org.practicepress.messaging.transfer.InOrder;

/**
 * All files of the claim-check store, for a hub that is moved.
 */
public final class StoredFiles {

	private static final String FILES = "fs.files";

	private final MongoDatabase database;

	private final GridFSBucket bucket;

	public StoredFiles(MongoDatabase database) {
		this.database = database;
		this.bucket = GridFSBuckets.create(database);
	}

	/**
	 * Tells all of them, each once, in the order of their digests.
	 * @param listener who is told
	 */
	public void tell(Consumer<StoredFile> listener) {
		String[] last = { "" };
		InOrder.read(this.database.getCollection(FILES), "filename", (file) -> {
			String sha256 = file.getString("filename");
			if (!sha256.equals(last[0])) {
				last[0] = sha256;
				listener.accept(new StoredFile(sha256, file.get("length", Number.class).longValue()));
			}
		});
	}

	/**
	 * Opens a file.
	 * @param sha256 the content's digest
	 * @return its content, to be closed by the caller
	 */
	public InputStream open(String sha256) {
		return this.bucket.openDownloadStream(sha256);
	}

	/**
	 * Keeps a file. When this returns, the file is durable.
	 * @param sha256 the content's digest
	 * @param content read to its end, not closed
	 */
	public void keep(String sha256, InputStream content) {
		this.bucket.uploadFromStream(sha256, content);
	}

	/**
	 * Whether there is none.
	 * @return false when one is stored
	 */
	public boolean isEmpty() {
		return this.bucket.find().limit(1).first() == null;
	}

	/**
	 * Forgets all of them.
	 */
	public void clear() {
		for (String collection : new String[] { FILES, "fs.chunks" }) {
			MongoCollection<Document> pieces = this.database.getCollection(collection);
			pieces.deleteMany(new Document());
		}
	}

	/**
	 * A file.
	 *
	 * @param sha256 the content's digest, its address
	 * @param bytes how long it is
	 */
	public record StoredFile(String sha256, long bytes) {
	}

}
