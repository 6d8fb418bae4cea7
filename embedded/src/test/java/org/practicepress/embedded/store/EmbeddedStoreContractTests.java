package org.practicepress.embedded.store;

import java.nio.file.Path;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedStoreContractTests implements StoreContract {

	private EmbeddedStore store;

	private MongoClient client;

	@BeforeAll
	void start(@TempDir Path directory) {
		this.store = EmbeddedStore.start(directory, 0);
		this.client = MongoClients.create(this.store.uri());
	}

	@AfterAll
	void stop() {
		this.client.close();
		this.store.close();
	}

	@Override
	public MongoClient client() {
		return this.client;
	}

}
