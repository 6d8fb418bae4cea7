package org.practicepress.benchmarks.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Forms that go to several instances in turn, as behind a load balancer. They are made
 * before anything is measured.
 */
public final class Uploads {

	private static final JsonMapper JSON = new JsonMapper();

	private final List<Web> instances;

	private final List<byte[]> forms;

	public Uploads(List<URI> instances, int number) {
		this.instances = instances.stream().map(Web::new).toList();
		String once = UUID.randomUUID().toString();
		this.forms = IntStream.range(0, number)
			.mapToObj((each) -> Practice.by("c" + each + "." + once + "@practice.example"))
			.toList();
	}

	/**
	 * Sends all forms and waits until they have been read.
	 * @param atOnce how many at a time
	 */
	public void sendAndAwait(int atOnce) {
		List<String> statusPages = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
			List<Future<String>> sent = IntStream.range(0, this.forms.size())
				.mapToObj((each) -> threads.submit(() -> send(each)))
				.toList();
			for (Future<String> each : sent) {
				statusPages.add(each.get());
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A form could not be sent", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		// they come about in the order in which they were sent: one page tells of those
		// before
		statusPages.forEach((page) -> Patience.await("all forms read", 50, () -> read(page)));
	}

	private String send(int which) {
		Web instance = this.instances.get(which % this.instances.size());
		JsonNode answer = JSON.readTree(instance.upload(this.forms.get(which)).body());
		return URI.create(answer.path("statusUrl").asString()).getPath();
	}

	private boolean read(String page) {
		return Contributors.queued(this.instances.getFirst(), page);
	}

}
