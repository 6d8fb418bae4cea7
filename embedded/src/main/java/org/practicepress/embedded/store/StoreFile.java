package org.practicepress.embedded.store;

import java.nio.file.Path;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The file that all is kept in. */
final class StoreFile {

	/** In megabytes. */
	private static final int CACHE = 32;

	private StoreFile() {
	}

	/**
	 * Opens or makes it. It is written when, and only when, {@link Commits} says so.
	 * @throws IllegalStateException when it cannot be opened
	 */
	static MVStore open(Path path) {
		MVStore store;
		try {
			store = new MVStore.Builder().fileName(path.toString())
				.cacheSize(CACHE)
				.autoCommitDisabled()
				.autoCommitBufferSize(0)
				.open();
		}
		catch (MVStoreException ex) {
			throw new IllegalStateException("the document store's file " + path + " cannot be opened", ex);
		}
		store.setVersionsToKeep(0);
		store.setRetentionTime(0);
		Earlier.moveUp(store);
		return store;
	}

}
