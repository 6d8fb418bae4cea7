package org.practicepress.embedded.store;

import java.util.List;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;

/** An index that the server keeps up to date, and the collection plans its queries by. */
abstract class OwnIndex extends Index<Key> implements Access {

	OwnIndex(String name, List<IndexKey> keys, boolean sparse) {
		super(name, keys, sparse);
	}

	@Override
	public Key getPosition(Document document) {
		return Key.of(document.get(Field.ID.name()));
	}

	/** The server shall not plan: the collection does. */
	@Override
	public boolean canHandle(Document query) {
		return false;
	}

	@Override
	public Iterable<Key> getPositions(Document query) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long getCount() {
		return map().sizeAsLong();
	}

	@Override
	public long getDataSize() {
		return getCount();
	}

}
