package org.practicepress.embedded.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/** A database's collections and indexes, each a map in the file. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Key> {

	static final String DOCUMENTS = "documents.";

	private static final String INDEX = "index.";

	/** No collection's name has it. */
	private static final String AND = "$";

	private final MVStore store;

	private final Scans scans;

	private final MVMap<String, String> forms;

	StoredDatabase(String name, MVStore store, CursorRegistry cursors, Scans scans) {
		super(name, cursors);
		this.store = store;
		this.scans = scans;
		this.forms = forms(store);
		initializeNamespacesAndIndexes();
	}

	/** What each index is an index of. */
	static MVMap<String, String> forms(MVStore store) {
		return store.openMap("indexes", new MVMap.Builder<String, String>().keyType(StringDataType.INSTANCE)
			.valueType(StringDataType.INSTANCE));
	}

	/** Whether a map of the file is one of those. */
	static boolean keepsDocumentsOrIndex(String map) {
		return map.startsWith(DOCUMENTS) || map.startsWith(INDEX);
	}

	@Override
	protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
		return new StoredCollection(this, name, options, this.cursorRegistry, documents(name), this.scans);
	}

	private MVMap<Key, byte[]> documents(String collection) {
		return this.store.openMap(DOCUMENTS + getFullCollectionNamespace(collection), Bytes.map());
	}

	@Override
	protected Index<Key> openOrCreateUniqueIndex(String collection, String index, List<IndexKey> keys, boolean sparse) {
		boolean id = keys.size() == 1 && keys.getFirst().getKey().equals(Field.ID.name());
		return id ? new IdIndex(index, keys, documents(collection)) : index(collection, index, keys, true, sparse);
	}

	@Override
	protected Index<Key> openOrCreateSecondaryIndex(String collection, String index, List<IndexKey> keys,
			boolean sparse) {
		return index(collection, index, keys, false, sparse);
	}

	private StoredIndex index(String collection, String index, List<IndexKey> keys, boolean unique, boolean sparse) {
		return new StoredIndex(index, keys, unique, sparse,
				this.store.openMap(indexes(collection) + index, Bytes.map()), this.forms);
	}

	private String indexes(String collection) {
		return INDEX + getFullCollectionNamespace(collection) + AND;
	}

	@Override
	protected void dropIndex(MongoCollection<Key> collection, String index) {
		super.dropIndex(collection, index);
		String map = indexes(collection.getCollectionName()) + index;
		if (this.store.hasMap(map)) {
			this.store.removeMap(map);
		}
	}

	@Override
	public void dropCollection(String collection, Oplog oplog) {
		super.dropCollection(collection, oplog);
		this.store.removeMap(DOCUMENTS + getFullCollectionNamespace(collection));
	}

	@Override
	public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
		String before = collection.getFullName();
		super.moveCollection(from, collection, name);
		String after = getFullCollectionNamespace(name);
		rename(DOCUMENTS + before, DOCUMENTS + after);
		for (String map : List.copyOf(this.store.getMapNames())) {
			if (map.startsWith(INDEX + before + AND)) {
				String renamed = INDEX + after + map.substring((INDEX + before).length());
				rename(map, renamed);
				String form = this.forms.remove(map);
				if (form != null) {
					this.forms.put(renamed, form);
				}
			}
		}
	}

	private void rename(String map, String name) {
		this.store.renameMap(this.store.openMap(map, Bytes.map()), name);
	}

	@Override
	protected long getStorageSize() {
		return this.store.getFileStore().size();
	}

	@Override
	protected long getFileSize() {
		return getStorageSize();
	}

	@Override
	public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver databases,
			Oplog oplog) {
		if (command.equalsIgnoreCase("aggregate") && query.get(command) instanceof String name
				&& query.get("pipeline") instanceof List<?> pipeline && !pipeline.isEmpty()
				&& pipeline.getFirst() instanceof Document first
				&& resolveCollection(name, false) instanceof StoredCollection collection) {
			Counting counting = Counting.of(pipeline);
			if (counting != null) {
				return batch(collection, counting.answer(collection));
			}
			if (first.get("$match") instanceof Document match) {
				Aggregation aggregation = Aggregation.fromPipeline(pipeline, databases, this, found(collection, match),
						oplog);
				aggregation.validate(query);
				return batch(collection, aggregation.computeResult());
			}
		}
		return super.handleCommand(channel, command, query, databases, oplog);
	}

	/** The collection as it were if it held nothing but what a query finds. */
	@SuppressWarnings("unchecked")
	private static MongoCollection<Key> found(StoredCollection collection, Document query) {
		return (MongoCollection<Key>) Proxy.newProxyInstance(StoredDatabase.class.getClassLoader(),
				new Class<?>[] { MongoCollection.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("queryAllAsStream")) {
						return StreamSupport.stream(collection.handleQuery(query).spliterator(), false);
					}
					try {
						return method.invoke(collection, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	private static Document batch(StoredCollection collection, List<Document> documents) {
		Document cursor = new Document("id", 0L).append("ns", collection.getFullName())
			.append("firstBatch", new ArrayList<>(documents));
		Document answer = new Document("cursor", cursor);
		Utils.markOkay(answer);
		return answer;
	}

}
