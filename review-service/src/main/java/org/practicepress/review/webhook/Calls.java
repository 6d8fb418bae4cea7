package org.practicepress.review.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the calls that are due, for each webhook one after the other and beside those of
 * all others: one that answers slowly or never is only in its own way.
 */
@Component
class Calls implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Calls.class);

	/** Of one webhook at a stretch; then it is looked whether it is still wanted. */
	private static final int AT_A_STRETCH = 100;

	private final Webhooks webhooks;

	private final Set<String> underway = ConcurrentHashMap.newKeySet();

	private volatile ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

	private volatile boolean running;

	Calls(Webhooks webhooks) {
		this.webhooks = webhooks;
	}

	@Scheduled(fixedDelayString = "${practice-press.review.webhooks.sweep-interval:5s}")
	void sweep() {
		try {
			if (this.running) {
				this.webhooks.active().stream().filter(this.underway::add).forEach(this::begin);
			}
		}
		// whatever it is: it must be looked again
		catch (Throwable ex) {
			logger.warn("Webhooks cannot be looked through, will try again: {}", ex.toString());
		}
	}

	/** One that does not wait until it is looked. */
	@EventListener
	void due(CallDue call) {
		if (this.running && this.underway.add(call.webhook())) {
			begin(call.webhook());
		}
	}

	@Scheduled(fixedDelayString = "1h")
	void forget() {
		try {
			this.webhooks.forget();
		}
		catch (Throwable ex) {
			logger.warn("Calls that are done cannot be forgotten, will try again: {}", ex.toString());
		}
	}

	private void begin(String webhook) {
		try {
			this.workers.execute(() -> call(webhook));
		}
		catch (RejectedExecutionException ex) {
			this.underway.remove(webhook);
		}
	}

	private void call(String webhook) {
		try {
			int made = 0;
			while (this.running && made < AT_A_STRETCH && this.webhooks.callNext(webhook)) {
				made++;
			}
		}
		catch (Throwable ex) {
			logger.warn("Calls of webhook {} wait, will try again: {}", webhook, ex.toString());
		}
		finally {
			this.underway.remove(webhook);
		}
	}

	@Override
	public synchronized void start() {
		if (this.workers.isShutdown()) {
			this.workers = Executors.newVirtualThreadPerTaskExecutor();
		}
		this.running = true;
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.workers.shutdownNow();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
