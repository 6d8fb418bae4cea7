package org.practicepress.embedded.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The file that all is kept in. */
final class StoreFile {

	/** In megabytes. */
	private static final int CACHE = 32;

	/** In bytes: of each page that something changes on, all is written anew. */
	private static final int PAGE = 4096;

	/** In bytes; what the file is made of is told by their number. */
	private static final long BLOCK = 4096;

	private StoreFile() {
	}

	/**
	 * Opens or makes it, and moves up what an earlier version wrote. It is written when,
	 * and only when, {@link Commits} says so.
	 * @throws IllegalStateException when it cannot be opened
	 */
	static MVStore open(Path path) {
		long version = versionWritten(path);
		MVStore store;
		try {
			store = new MVStore.Builder().fileName(path.toString())
				.cacheSize(CACHE)
				.pageSplitSize(PAGE)
				.autoCommitDisabled()
				.autoCommitBufferSize(0)
				.open();
		}
		catch (MVStoreException ex) {
			throw (ex.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) ? new IllegalStateException(
					"the document store's file " + path + " is in use by another process", ex) : damaged(path, ex);
		}
		if (store.getCurrentVersion() < version || endsBeforeItsLastPiece(store)) {
			store.closeImmediately();
			throw damaged(path, null);
		}
		// nothing that is still read is written over: readers say so
		store.setVersionsToKeep(0);
		store.setRetentionTime(0);
		Earlier.moveUp(store);
		return store;
	}

	/** Leaves nothing in the file but what is in the store. */
	static void rewrite(Path path) throws IOException {
		Path anew = path.resolveSibling(path.getFileName() + ".anew");
		Files.deleteIfExists(anew);
		try (MVStore store = open(path); Snapshot all = new Snapshot(store)) {
			all.write(anew);
		}
		Files.move(anew, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	/**
	 * The version the file's head names. There may be a later one, an earlier one would
	 * be all that can still be read of a file that was cut off.
	 */
	private static long versionWritten(Path path) {
		if (!Files.exists(path)) {
			return 0;
		}
		try (InputStream file = Files.newInputStream(path)) {
			String head = new String(file.readNBytes((int) BLOCK), StandardCharsets.ISO_8859_1);
			return DataUtils.readHexLong(DataUtils.parseMap(head.substring(0, head.indexOf('\n') + 1).strip()),
					"version", 0);
		}
		catch (IOException | MVStoreException ex) {
			// opening it will tell
			return 0;
		}
	}

	private static boolean endsBeforeItsLastPiece(MVStore store) {
		long end = store.getFileStore().size();
		return store.getLayoutMap()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith("chunk."))
			.anyMatch((entry) -> {
				Map<String, String> piece = DataUtils.parseMap(entry.getValue());
				return (DataUtils.readHexLong(piece, "block", 0) + DataUtils.readHexLong(piece, "len", 0))
						* BLOCK > end;
			});
	}

	private static IllegalStateException damaged(Path path, @Nullable Exception cause) {
		return new IllegalStateException("the document store's file " + path
				+ " is damaged: a part of it is missing or is not what was written. Nothing was changed. Restore a backup, or"
				+ " move the file away to begin with an empty store", cause);
	}

}
