package org.practicepress.embedded.store;

import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves up what versions until 0.1 have written: documents as serialized Java objects,
 * and beside them indexes that were hardly used. The indexes are made anew from what the
 * database says of them.
 */
final class Earlier {

	private static final Logger logger = LoggerFactory.getLogger(Earlier.class);

	private static final String DOCUMENTS = "databases.";

	private static final String META = "meta.";

	private static final String INDEX = "._index_";

	/** So many bytes are moved before they are written. */
	private static final int AT_ONCE = 8 * 1024 * 1024;

	private Earlier() {
	}

	/**
	 * Moves all up. Cut short, it begins again the next time: what was there goes only
	 * when all of it has been moved.
	 */
	static void moveUp(MVStore store) {
		List<String> maps = List.copyOf(store.getMapNames());
		List<String> collections = maps.stream()
			.filter((map) -> map.startsWith(DOCUMENTS))
			.map((map) -> map.substring(DOCUMENTS.length()))
			.toList();
		if (collections.isEmpty()) {
			return;
		}
		logger.info("Moving {} collections of an earlier version up", collections.size());
		collections.forEach((collection) -> move(store, collection));
		maps.stream()
			.filter((map) -> map.startsWith(DOCUMENTS) || map.startsWith(META) || map.contains(INDEX))
			.forEach(store::removeMap);
		store.commit();
	}

	private static void move(MVStore store, String collection) {
		MVMap<Object, Document> from = store.openMap(DOCUMENTS + collection);
		MVMap<Key, byte[]> to = store.openMap(StoredDatabase.DOCUMENTS + collection, Bytes.map());
		int unwritten = 0;
		for (Map.Entry<Object, Document> document : from.entrySet()) {
			byte[] bytes = Bytes.of(document.getValue());
			to.put(Key.of(document.getKey()), bytes);
			unwritten += bytes.length;
			if (unwritten > AT_ONCE) {
				store.commit();
				unwritten = 0;
			}
		}
	}

}
