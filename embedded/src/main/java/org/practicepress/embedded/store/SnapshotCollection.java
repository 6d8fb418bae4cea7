package org.practicepress.embedded.store;

import java.util.List;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;

/**
 * A collection whose documents never change once they are stored: whoever asks gets
 * copies, and an update is a copy put in the place of what it was made from. By itself
 * the server changes a document in place and answers with that same document, which is
 * encoded after the lock is gone, while the next update may already be changing it.
 */
final class SnapshotCollection extends H2Collection {

	SnapshotCollection(MongoDatabase database, String name, CollectionOptions options,
			MVMap<Object, Document> documents, MVMap<String, Object> properties, CursorRegistry cursors) {
		super(database, name, options, documents, properties, cursors);
	}

	/**
	 * Every query ends here, an update's own among them. A flat copy will do: an update
	 * exchanges values, it never changes one.
	 */
	@Override
	protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
		return super.createQueryResult(matched.stream().map(Document::clone).toList(), batchSize);
	}

}
