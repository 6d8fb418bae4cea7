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
 * Forms that go to one address, or to several instances in turn as behind a load
 * balancer. They are made before anything is measured.
 */
public final class Uploads {

	private static final JsonMapper JSON = new JsonMapper();

	private final List<Web> instances;

	private final List<byte[]> forms;

	private final List<String> statusPages = new ArrayList<>();

	/**
	 * Makes forms of as many contributors.
	 * @param instances where they go
	 * @param number how many
	 */
	public Uploads(List<URI> instances, int number) {
		this(instances, byDifferent(number));
	}

	Uploads(List<URI> instances, List<byte[]> forms) {
		this.instances = instances.stream().map(Web::new).toList();
		this.forms = forms;
	}

	private static List<byte[]> byDifferent(int number) {
		String once = UUID.randomUUID().toString();
		return IntStream.range(0, number)
			.mapToObj((each) -> Practice.by("c" + each + "." + once + "@practice.example"))
			.toList();
	}

	/** Where it stands what became of those that were sent, in their order. */
	List<String> statusPages() {
		return this.statusPages;
	}

	/**
	 * Sends all forms.
	 * @param atOnce how many at a time
	 */
	public void send(int atOnce) {
		try (ExecutorService threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
			List<Future<String>> sent = IntStream.range(0, this.forms.size())
				.mapToObj((each) -> threads.submit(() -> sendOne(each)))
				.toList();
			for (Future<String> each : sent) {
				this.statusPages.add(each.get());
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A form could not be sent", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Sends one after the other, each when the one before is queued.
	 * @return how long each waited, in milliseconds
	 */
	public List<Double> sendOneAfterAnother() {
		List<Double> waited = new ArrayList<>();
		for (int each = 0; each < this.forms.size(); each++) {
			long begin = System.nanoTime();
			String page = sendOne(each);
			this.statusPages.add(page);
			Patience.await("a form in the queue", 3, () -> queued(page));
			waited.add((System.nanoTime() - begin) / 1e6);
		}
		return waited;
	}

	/** Waits until all forms that were sent are in the queue. */
	public void awaitQueued() {
		// they come about in the order in which they were sent: one page tells of those
		// before
		for (String page : this.statusPages) {
			Patience.await("all forms in the queue", 50, () -> queued(page));
		}
	}

	private String sendOne(int which) {
		Web instance = this.instances.get(which % this.instances.size());
		JsonNode answer = JSON.readTree(instance.upload(this.forms.get(which)).body());
		return URI.create(answer.path("statusUrl").asString()).getPath();
	}

	private boolean queued(String page) {
		Web instance = this.instances.getFirst();
		String status = JSON.readTree(instance.get(page, "application/json").body()).path("status").asString();
		if (status.equals("unreadable") || status.equals("incomplete")) {
			throw new IllegalStateException("The form was taken to be " + status);
		}
		return status.equals("queued");
	}

}
