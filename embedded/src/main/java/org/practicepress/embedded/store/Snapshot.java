package org.practicepress.embedded.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * All that was in the store at one moment, however long it takes to write it down: what
 * is still to be read is not written over before this is closed. Can be written once.
 */
public final class Snapshot implements AutoCloseable {

	/** So many bytes are copied before they are written. */
	private static final int AT_ONCE = 8 * 1024 * 1024;

	private final MVStore store;

	private final MVStore.TxCounter version;

	private final Map<String, Cursor<Key, byte[]>> maps = new LinkedHashMap<>();

	private final Map<String, String> forms;

	/** While nobody changes anything. */
	Snapshot(MVStore store) {
		this.store = store;
		this.version = store.registerVersionUsage();
		for (String name : store.getMapNames()) {
			if (StoredDatabase.keepsDocumentsOrIndex(name)) {
				MVMap<Key, byte[]> map = store.openMap(name, Bytes.map());
				this.maps.put(name, map.cursor(null));
			}
		}
		this.forms = new HashMap<>(StoredDatabase.forms(store));
	}

	/**
	 * Writes a file that a store can be started on.
	 * @param file the file, which must not be there
	 */
	public void write(Path file) {
		try (MVStore copy = StoreFile.open(file)) {
			StoredDatabase.forms(copy).putAll(this.forms);
			this.maps.forEach((name, entries) -> write(copy, name, entries));
			copy.commit();
		}
	}

	private static void write(MVStore copy, String name, Cursor<Key, byte[]> entries) {
		MVMap<Key, byte[]> map = copy.openMap(name, Bytes.map());
		int unwritten = 0;
		while (entries.hasNext()) {
			Key key = entries.next();
			byte[] value = entries.getValue();
			map.put(key, value);
			unwritten += key.bytes().length + value.length;
			if (unwritten > AT_ONCE) {
				copy.commit();
				unwritten = 0;
			}
		}
	}

	@Override
	public void close() {
		this.store.deregisterVersionUsage(this.version);
	}

}
