package org.practicepress.benchmarks.load;

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

/**
 * A crowd of contributors: each sends one form and gets one mail. Their forms are made
 * before anything is measured.
 */
public final class Contributors {

	/** Mailboxes they share: looking into one costs the site, too. */
	private static final int MAILBOXES = 16;

	private final RunningSite site;

	private final Web web;

	private final List<String> mailboxes;

	private final int number;

	private final Uploads uploads;

	public Contributors(RunningSite site, int number) {
		this.site = site;
		this.web = new Web(site.address());
		String once = UUID.randomUUID().toString();
		this.mailboxes = IntStream.range(0, Math.min(MAILBOXES, number))
			.mapToObj((mailbox) -> "c" + mailbox + "." + once + "@practice.example")
			.toList();
		this.number = number;
		this.uploads = new Uploads(List.of(site.address()),
				IntStream.range(0, number)
					.mapToObj((each) -> Practice.by(this.mailboxes.get(each % this.mailboxes.size())))
					.toList());
	}

	/**
	 * All send their forms.
	 * @param atOnce how many at a time
	 */
	public void send(int atOnce) {
		this.uploads.send(atOnce);
	}

	/**
	 * One after the other sends a form and waits until it is queued.
	 * @return how long each waited, in milliseconds
	 */
	public List<Double> sendOneAfterAnother() {
		return this.uploads.sendOneAfterAnother();
	}

	/** Waits until all forms that were sent are in the queue. */
	public void awaitQueued() {
		this.uploads.awaitQueued();
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
			List<String> pages = this.uploads.statusPages();
			this.web.open(pages.get(next % pages.size()));
			Patience.sleep(100);
		}
	}

	private int sentFrom(String mailbox) {
		return (int) IntStream.range(0, this.number)
			.filter((form) -> this.mailboxes.get(form % this.mailboxes.size()).equals(mailbox))
			.count();
	}

}
