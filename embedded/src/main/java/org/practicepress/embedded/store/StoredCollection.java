package org.practicepress.embedded.store;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import de.bwaldvogel.mongo.oplog.Oplog;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.store.Plan.Order;

/**
 * Documents in the order of their ids, each kept as its bytes: whoever asks gets one of
 * his own, and what he does to it changes nothing before it is put in the old one's
 * place. One writes at a time; readers wait for nobody.
 */
final class StoredCollection extends AbstractMongoCollection<Key> {

	private final MVMap<Key, byte[]> documents;

	private final MVStore store;

	private final Scans scans;

	/** The server's own remembers what an update is about to change. */
	private final QueryMatcher matcher = new DefaultQueryMatcher();

	/** Exchanged as a whole, for readers. */
	private volatile List<Access> accesses = List.of();

	StoredCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors,
			MVMap<Key, byte[]> documents, Scans scans) {
		super(database, name, options, cursors);
		this.documents = documents;
		this.store = documents.getStore();
		this.scans = scans;
	}

	MVMap<Key, byte[]> documents() {
		return this.documents;
	}

	@Override
	protected QueryResult queryDocuments(Document query, @Nullable Document orderBy, int skip, int limit, int batchSize,
			@Nullable Document projection) {
		return undisturbed(
				() -> answer(query, (orderBy != null) ? orderBy : new Document(), skip, limit, batchSize, projection));
	}

	private QueryResult answer(Document query, Document orderBy, int skip, int limit, int batchSize,
			@Nullable Document projection) {
		Plan plan = orderBy.containsKey("$natural") ? null : plan(query, orderBy, skip, limit);
		boolean all = query.isEmpty() && limit <= 0;
		boolean sought = !query.isEmpty() || !orderBy.isEmpty();
		if (all || (plan == null && sought)) {
			scanned(query, orderBy);
		}
		if (plan == null) {
			return matchDocuments(query, orderBy, skip, limit, batchSize, projection);
		}
		if (plan.order() == Order.NONE && !orderBy.isEmpty()) {
			return matchDocumentsFromStream(read(plan.ids()), query, orderBy, skip, limit, batchSize, projection);
		}
		Stream<Document> found = plan.exact() ? read(plan.ids().skip(skip)) : read(plan.ids());
		return matchDocumentsFromStream(found, query, new Document(), plan.exact() ? 0 : skip, limit, batchSize,
				projection);
	}

	private @Nullable Plan plan(Document query, Document orderBy, int skip, int limit) {
		long wanted = (limit > 0) ? (long) skip + limit : Long.MAX_VALUE;
		return new Planner(this.accesses, this.documents.sizeAsLong()).plan(query, orderBy, wanted);
	}

	private Stream<Document> read(Stream<Key> ids) {
		return ids.map(this::getDocument).filter(Objects::nonNull);
	}

	private void scanned(Document query, Document orderBy) {
		if (!getCollectionName().startsWith("system.")) {
			this.scans.count(getFullName(), query, orderBy, this.documents.sizeAsLong());
		}
	}

	@Override
	protected QueryResult matchDocuments(Document query, Document orderBy, int skip, int limit, int batchSize,
			@Nullable Document projection) {
		Stream<Key> ids = IdIndex.all(this.documents, isNaturalDescending(orderBy));
		return matchDocumentsFromStream(read(ids), query, orderBy, skip, limit, batchSize, projection);
	}

	@Override
	protected boolean documentMatchesQuery(Document document, Document query) {
		return this.matcher.matches(document, query);
	}

	@Override
	public int count(@Nullable Document query, int skip, int limit) {
		if (query != null && !query.isEmpty()) {
			Long exact = exactCount(query);
			if (exact != null) {
				long rest = Math.max(0, exact - skip);
				return Math.toIntExact((limit > 0) ? Math.min(limit, rest) : rest);
			}
		}
		return super.count(query, skip, limit);
	}

	/** While nobody writes, so that it counts what was there at one moment. */
	private synchronized @Nullable Long exactCount(Document query) {
		return undisturbed(() -> {
			Plan plan = plan(query, new Document(), 0, 0);
			return (plan != null && plan.exact()) ? plan.size() : null;
		});
	}

	/** What is being read stays in the file, whatever is written meanwhile. */
	private <T extends @Nullable Object> T undisturbed(Supplier<T> reading) {
		MVStore.TxCounter version = this.store.registerVersionUsage();
		try {
			return reading.get();
		}
		finally {
			this.store.deregisterVersionUsage(version);
		}
	}

	@Override
	public synchronized void addIndex(Index<Key> index) {
		Index<Key> known = getIndexes().stream()
			.filter((other) -> other.getName().equals(index.getName()))
			.findFirst()
			.orElse(null);
		if (known != null && !known.getKeys().toString().equals(index.getKeys().toString())) {
			throw new IndexKeySpecsConflictException(index, known);
		}
		if (known == null && index instanceof StoredIndex stored) {
			stored.discardUnlessComplete(this.documents.sizeAsLong());
		}
		try {
			super.addIndex(index);
		}
		catch (RuntimeException ex) {
			if (known == null) {
				index.drop();
			}
			throw ex;
		}
		accessByIndexes();
	}

	@Override
	public synchronized void dropIndex(String name) {
		super.dropIndex(name);
		accessByIndexes();
	}

	private void accessByIndexes() {
		List<Access> accesses = new ArrayList<>();
		for (Index<Key> index : getIndexes()) {
			if (index instanceof Access access && !(index instanceof StoredIndex stored && !stored.plannable())) {
				accesses.add(access);
			}
		}
		this.accesses = List.copyOf(accesses);
	}

	@Override
	public synchronized void addDocument(Document document) {
		super.addDocument(document);
	}

	@Override
	public synchronized void addDocuments(Stream<Document> documents) {
		super.addDocuments(documents);
	}

	@Override
	public synchronized List<Document> insertDocuments(List<Document> documents, boolean ordered) {
		return super.insertDocuments(documents, ordered);
	}

	@Override
	public synchronized Document updateDocuments(Document selector, Document update, ArrayFilters arrayFilters,
			boolean multi, boolean upsert, Oplog oplog) {
		return super.updateDocuments(selector, update, arrayFilters, multi, upsert, oplog);
	}

	@Override
	public synchronized Document findAndModify(Document query) {
		return super.findAndModify(query);
	}

	@Override
	public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
		return super.deleteDocuments(selector, limit, oplog);
	}

	@Override
	public synchronized void removeDocument(Document document) {
		super.removeDocument(document);
	}

	@Override
	public synchronized void renameTo(MongoDatabase database, String name) {
		super.renameTo(database, name);
	}

	@Override
	protected Key addDocumentInternal(Document document) {
		Object id = (getIdField() != null) ? Utils.getSubdocumentValue(document, getIdField()) : UUID.randomUUID();
		Key key = Key.of(id);
		this.documents.put(key, Bytes.of(document));
		return key;
	}

	@Override
	protected void handleUpdate(Key position, Document before, Document after) {
		this.documents.put(position, Bytes.of(after));
	}

	@Override
	protected void removeDocument(Key position) {
		if (this.documents.remove(position) == null) {
			throw new NoSuchElementException("No document with key " + position);
		}
	}

	@Override
	protected @Nullable Document getDocument(Key position) {
		byte[] bytes = this.documents.get(position);
		return (bytes != null) ? Bytes.document(bytes) : null;
	}

	@Override
	protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
		return IdIndex.all(this.documents, false)
			.map((key) -> new DocumentWithPosition<>(Objects.requireNonNull(getDocument(key)), key));
	}

	@Override
	public int count() {
		return this.documents.size();
	}

	@Override
	public boolean isEmpty() {
		return this.documents.isEmpty();
	}

	/** Found out when somebody asks, which only a person at a console does. */
	@Override
	protected int getDataSize() {
		long size = this.documents.values().stream().mapToLong((bytes) -> bytes.length).sum();
		return (int) Math.min(Integer.MAX_VALUE, size);
	}

	@Override
	protected boolean tracksDataSize() {
		return false;
	}

	@Override
	protected void updateDataSize(int change) {
		// is not kept
	}

}
