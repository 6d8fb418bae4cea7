package org.practicepress.embedded.store;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import org.h2.mvstore.MVStore;

/**
 * Writes to the file before a write is answered. The store by itself does so only about
 * once a second, which would lose what was acknowledged since. Its answers are snapshots.
 */
final class DurableBackend extends H2Backend {

	private static final Set<String> READS = Set.of("find", "getmore", "aggregate", "count", "distinct", "hello",
			"ismaster", "ping", "buildinfo", "listcollections", "listindexes", "listdatabases", "endsessions",
			"killcursors", "serverstatus", "getparameter");

	DurableBackend(MVStore store) {
		super(store);
	}

	@Override
	public Document handleMessage(MongoMessage message) {
		Document answer = super.handleMessage(message);
		commitUnlessRead(message.getDocument().keySet().iterator().next());
		return answer;
	}

	@Override
	public Document handleCommand(Channel channel, String database, String command, Document query) {
		// the greeting of newer drivers and of health checks, which the server knows by
		// its old name only
		String known = command.equalsIgnoreCase("hello") ? "ismaster" : command;
		Document answer = super.handleCommand(channel, database, known, query);
		commitUnlessRead(command);
		return answer;
	}

	@Override
	protected MongoDatabase openOrCreateDatabase(String name) {
		return new SnapshotDatabase(name);
	}

	private void commitUnlessRead(String command) {
		if (!READS.contains(command.toLowerCase(Locale.ROOT))) {
			getMvStore().commit();
		}
	}

	/** Opens its collections while it is made, before it has any fields of its own. */
	private final class SnapshotDatabase extends H2Database {

		SnapshotDatabase(String name) {
			super(name, getMvStore(), getCursorRegistry());
		}

		@Override
		protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
			String namespace = getFullCollectionNamespace(collection);
			return new SnapshotCollection(this, collection, options, getMvStore().openMap("databases." + namespace),
					getMvStore().openMap("meta." + namespace), this.cursorRegistry);
		}

		/**
		 * The server has none, and would say so for each. Its queries look through all.
		 */
		@Override
		protected Index<Object> openOrCreateSecondaryIndex(String collection, String index, List<IndexKey> keys,
				boolean sparse) {
			return new EmptyIndex<>(index, keys);
		}

	}

}
