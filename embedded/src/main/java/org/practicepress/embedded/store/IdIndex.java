package org.practicepress.embedded.store;

import java.util.List;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import org.h2.mvstore.MVMap;

/** The documents themselves, which stand in the order of their ids. */
final class IdIndex extends OwnIndex {

	private final MVMap<Key, byte[]> documents;

	IdIndex(String name, List<IndexKey> keys, MVMap<Key, byte[]> documents) {
		super(name, keys, false);
		this.documents = documents;
	}

	/** All ids of a collection, whether it has an index or not. */
	static Stream<Key> all(MVMap<Key, byte[]> documents, boolean backward) {
		return new IdIndex("", List.of(), documents).ids(Span.Interval.ALL, backward);
	}

	@Override
	public List<Field> fields() {
		return List.of(Field.ID);
	}

	@Override
	public boolean byElement() {
		return false;
	}

	@Override
	public boolean identifies() {
		return true;
	}

	@Override
	public boolean sparse() {
		return false;
	}

	@Override
	public MVMap<Key, byte[]> map() {
		return this.documents;
	}

	@Override
	public Key id(Key key, byte[] value) {
		return key;
	}

	@Override
	public boolean isUnique() {
		return true;
	}

	@Override
	public void checkAdd(Document document, MongoCollection<Key> collection) {
		if (this.documents.containsKey(getPosition(document))) {
			throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get(Field.ID.name())));
		}
	}

	@Override
	public void add(Document document, Key position, MongoCollection<Key> collection) {
		// the collection has put it where it belongs
	}

	@Override
	public Key remove(Document document) {
		return getPosition(document);
	}

	@Override
	public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
		// the server refuses to change an id
	}

	@Override
	public void updateInPlace(Document before, Document after, Key position, MongoCollection<Key> collection) {
		// the collection puts it where it was
	}

	@Override
	public void drop() {
		// goes with the collection
	}

}
