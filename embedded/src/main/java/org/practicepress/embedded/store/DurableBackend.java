package org.practicepress.embedded.store;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import org.h2.mvstore.MVStore;

/** Has in the file what a command has changed before the command is answered. */
final class DurableBackend extends AbstractMongoBackend {

	private static final Set<String> READS = Set.of("find", "getmore", "aggregate", "count", "distinct", "hello",
			"ismaster", "ping", "buildinfo", "listcollections", "listindexes", "listdatabases", "endsessions",
			"killcursors", "serverstatus", "getparameter");

	private static final Set<String> IN_BATCHES = Set.of("find", "getmore");

	/** As MongoDB: an answer with all documents could be longer than drivers take. */
	private static final int BATCH = 101;

	private static final Set<String> WRITING_STAGES = Set.of("$out", "$merge");

	private final MVStore store;

	private final Commits commits;

	private final Scans scans = new Scans();

	private volatile Runnable filesAreDeleted = () -> {
	};

	DurableBackend(MVStore store) {
		this.store = store;
		this.commits = new Commits(store);
		this.commits.change(() -> {
			store.getMapNames()
				.stream()
				.filter((map) -> map.startsWith(StoredDatabase.DOCUMENTS))
				.map((map) -> Utils.firstFragment(map.substring(StoredDatabase.DOCUMENTS.length())))
				.distinct()
				.forEach(this::resolveDatabase);
			return null;
		});
	}

	/** What is done when pieces of files are deleted. */
	void whenFilesAreDeleted(Runnable then) {
		this.filesAreDeleted = then;
	}

	Scans scans() {
		return this.scans;
	}

	Snapshot snapshot(Runnable meanwhile) {
		return this.commits.standstill(() -> {
			Snapshot snapshot = new Snapshot(this.store);
			try {
				meanwhile.run();
				return snapshot;
			}
			catch (RuntimeException ex) {
				snapshot.close();
				throw ex;
			}
		});
	}

	@Override
	protected MongoDatabase openOrCreateDatabase(String name) {
		return new StoredDatabase(name, this.store, getCursorRegistry(), this.scans);
	}

	@Override
	public Document handleCommand(Channel channel, String database, String command, Document query) {
		// the greeting of newer drivers and of health checks, which the server knows by
		// its old name only
		String known = command.equalsIgnoreCase("hello") ? "ismaster" : command;
		if (IN_BATCHES.contains(command.toLowerCase(Locale.ROOT)) && !Utils.isTrue(query.get("singleBatch"))) {
			query.putIfAbsent("batchSize", BATCH);
		}
		if ("fs.chunks".equals(query.get("delete"))) {
			this.filesAreDeleted.run();
		}
		return reads(command, query) ? super.handleCommand(channel, database, known, query)
				: this.commits.change(() -> super.handleCommand(channel, database, known, query));
	}

	private static boolean reads(String command, Document query) {
		return READS.contains(command.toLowerCase(Locale.ROOT))
				&& !(query.get("pipeline") instanceof List<?> stages && stages.stream()
					.anyMatch((stage) -> stage instanceof Document document
							&& document.keySet().stream().anyMatch(WRITING_STAGES::contains)));
	}

	@Override
	public void close() {
		super.close();
		this.store.close();
	}

}
