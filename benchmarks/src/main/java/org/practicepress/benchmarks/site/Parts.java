package org.practicepress.benchmarks.site;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.store.EmbeddedStore;

/** What a cluster's services share, in a process of its own: a broker and a store. */
final class Parts {

	private Parts() {
	}

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]);
		try (EmbeddedKafka broker = EmbeddedKafka.start(folder.resolve("kafka"), 0);
				EmbeddedStore store = EmbeddedStore.start(folder.resolve("store"), 0)) {
			PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
			out.println(Cluster.BROKER + broker.bootstrapServers());
			out.println(Cluster.STORE + store.uri());
			// until whoever started it is gone
			System.in.transferTo(PrintStream.nullOutputStream());
		}
		System.exit(0);
	}

}
