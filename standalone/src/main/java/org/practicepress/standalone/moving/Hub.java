package org.practicepress.standalone.moving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.bson.Document;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.intake.moving.IntakePart;
import org.practicepress.messaging.claimcheck.StoredFiles;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Part;
import org.practicepress.messaging.transfer.UnfinishedImport;
import org.practicepress.messaging.transfer.View;
import org.practicepress.notification.moving.NotificationPart;
import org.practicepress.publish.moving.PublishPart;
import org.practicepress.review.moving.ReviewPart;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;

/**
 * What a hub consists of, whether its services run or not: their documents, the files
 * they share, and the topics they talk through.
 */
public final class Hub implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Deque<AutoCloseable> open = new ArrayDeque<>();

	private final List<Part> parts;

	private final StoredFiles files;

	private final Topics topics;

	private Hub(MongoClient store, Admin broker) {
		this.open.push(store);
		this.open.push(broker);
		this.parts = List.of(IntakePart.of(store.getDatabase("intake")), ReviewPart.of(store.getDatabase("review")),
				PublishPart.of(store.getDatabase("publish")), NotificationPart.of(store.getDatabase("notification")));
		this.files = new StoredFiles(store.getDatabase("files"));
		this.topics = new Topics(broker, this.parts.stream().map(Part::service).toList());
	}

	/**
	 * A hub at addresses.
	 * @param store the document store's
	 * @param brokers the broker's
	 * @param settings what else is set for either
	 * @return to be closed
	 * @throws CannotStart when the store does not answer
	 */
	public static Hub at(String store, String brokers, Settings settings) {
		Map<String, Object> kafka = new HashMap<>(settings.group("spring.cloud.stream.kafka.binder.configuration"));
		kafka.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
		kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
		kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
		Hub hub = new Hub(MongoClients.create(client(store)), Admin.create(kafka));
		try {
			hub.isUnfinished();
			return hub;
		}
		catch (MongoException ex) {
			hub.close();
			throw new CannotStart("MongoDB does not answer (" + ex.getClass().getSimpleName()
					+ "); ./practice-press check says more.", ex);
		}
	}

	private static MongoClientSettings client(String store) {
		MongoClientSettings.Builder client = MongoClientSettings.builder()
			.applyToClusterSettings(
					(cluster) -> cluster.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
		try {
			return client.applyConnectionString(new ConnectionString(store)).build();
		}
		catch (IllegalArgumentException ex) {
			// what it says may hold the password
			throw new CannotStart(org.practicepress.standalone.settings.Part.STORE.key()
					+ " is no connection string; ./practice-press check says more.");
		}
	}

	/**
	 * A hub on a folder that no site runs on, with the parts that are named and its own
	 * where none is.
	 * @param data the folder
	 * @param settings which parts are named
	 * @return to be closed, which also stops what was started for it
	 */
	public static Hub on(Path data, Settings settings) {
		Deque<AutoCloseable> started = new ArrayDeque<>();
		try {
			String brokers = settings.find(org.practicepress.standalone.settings.Part.KAFKA.key()).orElseGet(() -> {
				EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
				started.push(kafka);
				return kafka.bootstrapServers();
			});
			String store = settings.find(org.practicepress.standalone.settings.Part.STORE.key()).orElseGet(() -> {
				EmbeddedStore own = EmbeddedStore.start(data.resolve("documents"), 0);
				started.push(own);
				return own.uri();
			});
			Hub hub = at(store, brokers, settings);
			started.descendingIterator().forEachRemaining(hub.open::addLast);
			return hub;
		}
		catch (RuntimeException ex) {
			started.forEach(Hub::close);
			throw ex;
		}
	}

	/** In an order in which they can be kept. */
	List<Kind> kinds() {
		return this.parts.stream().flatMap((part) -> part.kinds().stream()).toList();
	}

	List<View> views() {
		return this.parts.stream().flatMap((part) -> part.views().stream()).toList();
	}

	List<Part> parts() {
		return this.parts;
	}

	StoredFiles files() {
		return this.files;
	}

	Topics topics() {
		return this.topics;
	}

	/** Whether nothing is kept in it. */
	boolean isEmpty() {
		return this.files.isEmpty() && kinds().stream().allMatch((kind) -> kind.collection().find().first() == null)
				&& views().stream().allMatch((view) -> view.collection().find().first() == null);
	}

	/** Whether an import into it has begun and not ended. */
	boolean isUnfinished() {
		return this.parts.stream().anyMatch((part) -> UnfinishedImport.in(part.database()));
	}

	/** Nothing may work on it from now on. */
	void begin() {
		this.parts.forEach((part) -> UnfinishedImport.begin(part.database()));
	}

	/** All of it is there, or nothing. */
	void end() {
		this.parts.forEach((part) -> UnfinishedImport.end(part.database()));
	}

	/** Forgets all that is kept in it. */
	void clear() {
		kinds().forEach((kind) -> kind.collection().deleteMany(new Document()));
		views().forEach((view) -> view.collection().deleteMany(new Document()));
		this.files.clear();
	}

	@Override
	public void close() {
		this.open.forEach(Hub::close);
	}

	private static void close(AutoCloseable part) {
		try {
			part.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("A part did not stop cleanly", ex);
		}
	}

}
