package org.practicepress.embedded.store;

import java.util.Objects;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The contract, held against MongoDB itself where a Docker engine answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongoStoreIT implements StoreContract {

	private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8");

	private @Nullable MongoClient client;

	@BeforeEach
	void start() {
		assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker engine here");
		if (this.client == null) {
			MONGO.start();
			this.client = MongoClients.create(MONGO.getConnectionString());
		}
	}

	@AfterAll
	void stop() {
		if (this.client != null) {
			this.client.close();
		}
		MONGO.stop();
	}

	@Override
	public MongoClient client() {
		return Objects.requireNonNull(this.client);
	}

}
