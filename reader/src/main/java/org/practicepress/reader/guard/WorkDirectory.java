package org.practicepress.reader.guard;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files lie while they are read. It is there as long as its process uses it; what a
 * process left that was killed, the next one to start in the same place sweeps away. Who
 * still lives holds a lock, which ends with the process, however that ends.
 */
public final class WorkDirectory implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(WorkDirectory.class);

	private static final String PREFIX = "practice-press-reading-";

	private static final String LOCK = "in-use";

	/** Closing any channel to a file gives up all locks of this process on it. */
	private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

	private final Path path;

	private final FileChannel lock;

	private WorkDirectory(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Makes one of its own, so that several services may be given the same place, and
	 * sweeps away what others left there.
	 * @param place where; null for among the system's temporary files
	 * @return the directory, only for this account
	 * @throws IOException when it cannot be made
	 */
	public static WorkDirectory create(@Nullable Path place) throws IOException {
		Path parent = Files.createDirectories((place != null) ? place.toAbsolutePath()
				: Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
		sweep(parent);
		Path path = Files.createTempDirectory(parent, PREFIX);
		OURS.add(path);
		FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE);
		if (channel.tryLock() == null) {
			throw new IOException("Somebody else has taken " + path);
		}
		return new WorkDirectory(path, channel);
	}

	private static void sweep(Path parent) throws IOException {
		try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
			for (Path path : left) {
				try {
					if (!OURS.contains(path) && isAbandoned(path)) {
						PathUtils.deleteDirectory(path);
						LOG.info("What a reading that was killed had left is gone: {}", path);
					}
				}
				catch (IOException ex) {
					LOG.debug("{} belongs to somebody else", path, ex);
				}
			}
		}
	}

	private static boolean isAbandoned(Path path) throws IOException {
		try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			return lock != null;
		}
	}

	/**
	 * Where it is.
	 * @return its path
	 */
	public Path path() {
		return this.path;
	}

	/**
	 * Makes a directory within it, for the caller to delete.
	 * @param prefix begins its name
	 * @return the directory
	 * @throws IOException when it cannot be made
	 */
	public Path newDirectory(String prefix) throws IOException {
		return Files.createTempDirectory(this.path, prefix);
	}

	@Override
	public void close() throws IOException {
		this.lock.close();
		try {
			PathUtils.deleteDirectory(this.path);
		}
		catch (NoSuchFileException ex) {
			LOG.debug("{} is swept away by somebody else already", this.path, ex);
		}
		OURS.remove(this.path);
	}

}
