package org.practicepress.messaging;

import java.net.InetSocketAddress;
import java.nio.file.Path;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class StoreHealthTests {

	@Test
	void aStoreThatHasLostItsFileIsNeverUp(@TempDir Path directory) {
		MVStore file = MVStore.open(directory.resolve("documents.mv").toString());
		MongoServer server = new MongoServer(new H2Backend(file));
		InetSocketAddress address = server.bind();
		try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + address.getPort())) {
			MongoDatabase database = client.getDatabase("service");
			StoreHealth health = new StoreHealth(database);
			assertThat(status(health)).isEqualTo(Status.UP);
			assertThat(status(health)).isEqualTo(Status.UP);

			file.closeImmediately();
			assertThat(database.runCommand(new Document("ping", 1)).get("ok")).isNotNull();
			assertThat(status(health)).isEqualTo(Status.DOWN);
		}
		finally {
			server.shutdownNow();
		}
	}

	private static Status status(StoreHealth health) {
		return health.health().getStatus();
	}

}
