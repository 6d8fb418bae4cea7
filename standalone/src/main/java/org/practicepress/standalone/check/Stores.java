package org.practicepress.standalone.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.bson.Document;
import org.practicepress.standalone.settings.Part;
import org.practicepress.standalone.settings.Settings;

/**
 * Whether a broker and a document store of one's own answer.
 */
final class Stores {

	private static final Duration PATIENCE = Duration.ofSeconds(8);

	private final Settings settings;

	Stores(Settings settings) {
		this.settings = settings;
	}

	Finding kafka() throws InterruptedException, ExecutionException {
		String brokers = this.settings.find(Part.KAFKA.key()).orElse("");
		Map<String, Object> properties = new HashMap<>(
				this.settings.group("spring.cloud.stream.kafka.binder.configuration"));
		properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
		properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
		properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
		try (Admin admin = Admin.create(properties)) {
			int nodes = admin.describeCluster().nodes().get(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS).size();
			return Finding.good("Kafka",
					brokers + ": " + nodes + ((nodes == 1) ? " broker answers." : " brokers answer."));
		}
		catch (java.util.concurrent.TimeoutException | ExecutionException | KafkaException ex) {
			return Finding.wrong("Kafka", brokers
					+ " does not answer as a broker: look at the address, at the listener it"
					+ " names for clients, and at spring.cloud.stream.kafka.binder.configuration.security.protocol.");
		}
	}

	Finding mongo() {
		String what = "MongoDB";
		ConnectionString uri;
		try {
			uri = new ConnectionString(this.settings.find(Part.STORE.key()).orElse(""));
		}
		catch (IllegalArgumentException ex) {
			// what it says may hold the password
			return Finding.wrong(what, Part.STORE.key() + " is no connection string: it goes"
					+ " mongodb://USER:PASSWORD@HOST:27017/?authSource=admin, with signs such as @ and / in the password"
					+ " written as %40 and %2F.");
		}
		MongoClientSettings client = MongoClientSettings.builder()
			.applyConnectionString(uri)
			.applyToClusterSettings(
					(cluster) -> cluster.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
			.applyToSocketSettings((socket) -> socket.connectTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
				.readTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
			.build();
		String hosts = String.join(", ", uri.getHosts());
		try (MongoClient mongo = MongoClients.create(client)) {
			String version = String
				.valueOf(mongo.getDatabase("admin").runCommand(new Document("buildInfo", 1)).getString("version"));
			return Finding.good(what, hosts + " answers (" + version + ").");
		}
		catch (MongoSecurityException ex) {
			return Finding.wrong(what, hosts + " refuses the user or the password: look at both, and at authSource.");
		}
		catch (MongoTimeoutException ex) {
			return Finding.wrong(what, hosts + " does not answer: look at host and port, whether it runs, and whether a"
					+ " firewall is between.");
		}
	}

}
