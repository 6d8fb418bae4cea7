package org.practicepress.benchmarks.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.practicepress.benchmarks.site.RunningSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A crowd of contributors: each sends one form and gets one mail. Their forms are made
 * before anything is measured.
 */
public final class Contributors {

	/** Mailboxes they share: looking into one costs the site, too. */
	private static final int MAILBOXES = 16;

	private static final JsonMapper JSON = new JsonMapper();

	private final RunningSite site;

	private final Web web;

	private final List<String> mailboxes;

	private final List<byte[]> forms;

	private final List<String> statusPages = new ArrayList<>();

	public Contributors(RunningSite site, int number) {
		this.site = site;
		this.web = new Web(site.address());
		String once = UUID.randomUUID().toString();
		this.mailboxes = IntStream.range(0, Math.min(MAILBOXES, number))
			.mapToObj((mailbox) -> "c" + mailbox + "." + once + "@practice.example")
			.toList();
		this.forms = IntStream.range(0, number)
			.mapToObj((each) -> Practice.by(this.mailboxes.get(each % this.mailboxes.size())))
			.toList();
	}

	/**
	 * All send their forms.
	 * @param atOnce how many at a time
	 */
	public void send(int atOnce) {
		try (ExecutorService threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
			List<Future<String>> sent = this.forms.stream().map((form) -> threads.submit(() -> send(form))).toList();
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
	 * One after the other sends a form and waits until it is queued.
	 * @return how long each waited, in milliseconds
	 */
	public List<Double> sendOneAfterAnother() {
		List<Double> waited = new ArrayList<>();
		for (byte[] form : this.forms) {
			long begin = System.nanoTime();
			String page = send(form);
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

	/** Waits until each has got a mail. */
	public void awaitMails() {
		List<String> waiting = new ArrayList<>(this.mailboxes);
		Patience.await("a mail for each form", 200, () -> {
			waiting.removeIf((mailbox) -> Mails.received(this.site, mailbox) >= sentFrom(mailbox));
			return waiting.isEmpty();
		});
	}

	/**
	 * Does something while others look at status pages, 40 a second.
	 * @param meanwhile what is done
	 */
	public <T> T whileStatusPagesAreLookedAt(Supplier<T> meanwhile) {
		AtomicBoolean enough = new AtomicBoolean();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> looking = new ArrayList<>();
			for (int viewer = 0; viewer < 4; viewer++) {
				int first = viewer;
				looking.add(threads.submit(() -> look(first, enough)));
			}
			try {
				return meanwhile.get();
			}
			finally {
				enough.set(true);
				for (Future<?> viewer : looking) {
					viewer.get();
				}
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A status page could not be looked at", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void look(int first, AtomicBoolean enough) {
		for (int next = first; !enough.get(); next++) {
			this.web.open(this.statusPages.get(next % this.statusPages.size()));
			Patience.sleep(100);
		}
	}

	private String send(byte[] form) {
		JsonNode answer = JSON.readTree(this.web.upload(form).body());
		return URI.create(answer.path("statusUrl").asString()).getPath();
	}

	private boolean queued(String page) {
		return queued(this.web, page);
	}

	static boolean queued(Web web, String page) {
		String status = JSON.readTree(web.get(page, "application/json").body()).path("status").asString();
		if (status.equals("unreadable") || status.equals("incomplete")) {
			throw new IllegalStateException("The form was taken to be " + status);
		}
		return status.equals("queued");
	}

	private int sentFrom(String mailbox) {
		return (int) IntStream.range(0, this.forms.size())
			.filter((form) -> this.mailboxes.get(form % this.mailboxes.size()).equals(mailbox))
			.count();
	}

}
