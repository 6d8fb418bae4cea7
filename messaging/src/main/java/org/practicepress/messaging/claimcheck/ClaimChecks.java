package org.practicepress.messaging.claimcheck;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;

import com.google.re2j.Pattern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Filters;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Content-addressed files in GridFS. The same content is kept once; storing it again
 * changes nothing.
 */
public final class ClaimChecks {

	private static final Pattern INVISIBLE = Pattern
		.compile("[\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]");

	/** In characters; 255 bytes is what common file systems take. */
	private static final int LONGEST_NAME = 80;

	private final GridFSBucket bucket;

	private final Marks marks;

	private final Clock clock;

	ClaimChecks(MongoDatabase database, Marks marks, Clock clock) {
		this.bucket = GridFSBuckets.create(database);
		this.marks = marks;
		this.clock = clock;
	}

	/**
	 * Stores a file. When this returns, the file is durable, and stays so for a while
	 * also when nobody names it.
	 * @param content read to its end, not closed; the caller has limited its size
	 * @param name the sender's name for it; any path is cut off
	 * @param mediaType the sender's or a detector's media type
	 * @return its claim check
	 * @throws UncheckedIOException when the content cannot be read
	 */
	public ClaimCheck store(InputStream content, String name, String mediaType) {
		try {
			Path spool = Files.createTempFile("claim-check", null);
			try {
				MessageDigest digest = DigestUtils.getSha256Digest();
				long size;
				try (OutputStream out = new DigestOutputStream(Files.newOutputStream(spool), digest)) {
					size = content.transferTo(out);
				}
				ClaimCheck claimCheck = new ClaimCheck(HexFormat.of().formatHex(digest.digest()), size, mediaType,
						baseName(name));
				boolean known = this.marks.stored(claimCheck.sha256(), this.clock.instant());
				if (!known || !stored(claimCheck.sha256())) {
					// Named by its content but under an id of its own: the pieces that a
					// crash left of an earlier upload cannot stand in the way.
					try (InputStream in = Files.newInputStream(spool)) {
						this.bucket.uploadFromStream(claimCheck.sha256(), in);
					}
				}
				return claimCheck;
			}
			finally {
				Files.deleteIfExists(spool);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Opens a stored file.
	 * @param claimCheck its claim check
	 * @return its content, to be closed by the caller
	 * @throws com.mongodb.MongoGridFSException when no such file is stored
	 */
	public InputStream open(ClaimCheck claimCheck) {
		return this.bucket.openDownloadStream(claimCheck.sha256());
	}

	private boolean stored(String sha256) {
		return this.bucket.find(Filters.eq("filename", sha256)).first() != null;
	}

	/**
	 * A name that can be shown and saved under: no path, nothing invisible or turning the
	 * direction (which makes {@code fdp.exe} read {@code exe.pdf}), no longer than any
	 * file system takes.
	 */
	private static String baseName(String name) {
		String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		String visible = INVISIBLE.matcher(base).replaceAll("").strip();
		int from = Math.max(0, visible.length() - LONGEST_NAME);
		boolean within = from > 0 && Character.isSurrogatePair(visible.charAt(from - 1), visible.charAt(from));
		return visible.isEmpty() ? "file" : visible.substring(within ? from + 1 : from);
	}

}
