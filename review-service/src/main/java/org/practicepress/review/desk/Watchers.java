package org.practicepress.review.desk;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.search.QueueIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * The pages that wait to be told when what they show has changed. Each has a connection,
 * and none a thread: there is one only while something is said. A connection ends after
 * two minutes, and the page makes another if its reader is still signed in.
 */
@Component
class Watchers implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Watchers.class);

	/** At this instance. */
	static final int MOST = 500;

	/** Of one person: so many windows can be seen at once. */
	static final int MOST_OF_ONE = 8;

	private static final Duration LONGEST = Duration.ofMinutes(2);

	/** Below the patience of every proxy, and soon enough to notice who has gone. */
	private static final int BEAT_MILLIS = 20_000;

	private static final long UNTIL_WE_END_IT = 0;

	private static final long AGAIN_MILLIS = 3_000;

	private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

	private final ExecutorService talks = Executors.newVirtualThreadPerTaskExecutor();

	private final AtomicBoolean toLook = new AtomicBoolean();

	private final ReentrantLock looking = new ReentrantLock();

	private final Clock clock = Clock.systemUTC();

	private volatile boolean open;

	Watchers(QueueIndex index) {
		index.onChange(this::changed);
	}

	/**
	 * Lets a page wait.
	 * @param person whose page it is
	 * @param news what to tell the page now, if anything; asked whenever something has
	 * changed
	 * @return the connection; empty when there are too many
	 */
	Optional<SseEmitter> watch(String person, Supplier<Optional<String>> news) {
		SseEmitter connection = new SseEmitter(UNTIL_WE_END_IT);
		Watcher watcher = new Watcher(person, connection, news, this.clock.instant());
		if (!enters(watcher)) {
			return Optional.empty();
		}
		connection.onCompletion(() -> this.watchers.remove(watcher));
		connection.onError((failure) -> this.watchers.remove(watcher));
		this.talks.execute(() -> {
			watcher.say(SseEmitter.event().reconnectTime(AGAIN_MILLIS));
			watcher.look();
		});
		return Optional.of(connection);
	}

	private synchronized boolean enters(Watcher watcher) {
		return this.open && this.watchers.size() < MOST
				&& this.watchers.stream().filter((other) -> other.person.equals(watcher.person)).count() < MOST_OF_ONE
				&& this.watchers.add(watcher);
	}

	/** How many pages wait. */
	int number() {
		return this.watchers.size();
	}

	/** However often it changes meanwhile, it is looked once more. */
	private void changed() {
		if (!this.watchers.isEmpty() && this.toLook.compareAndSet(false, true)) {
			this.talks.execute(() -> {
				this.looking.lock();
				try {
					this.toLook.set(false);
					this.watchers.forEach(Watcher::look);
				}
				finally {
					this.looking.unlock();
				}
			});
		}
	}

	@Scheduled(fixedDelay = BEAT_MILLIS)
	void beat() {
		Instant before = this.clock.instant().minus(LONGEST);
		for (Watcher watcher : this.watchers) {
			if (watcher.since.isBefore(before)) {
				watcher.connection.complete();
			}
			else {
				this.talks.execute(() -> watcher.say(SseEmitter.event().comment("")));
			}
		}
	}

	@Override
	public synchronized void start() {
		this.open = true;
	}

	/** Before the web server waits for requests to end: these never would. */
	@Override
	public synchronized void stop() {
		this.open = false;
		this.watchers.forEach((watcher) -> watcher.connection.complete());
	}

	@Override
	public boolean isRunning() {
		return this.open;
	}

	/** A page that waits. */
	private final class Watcher {

		private final String person;

		private final SseEmitter connection;

		private final Supplier<Optional<String>> news;

		private final Instant since;

		private volatile @Nullable String said;

		private Watcher(String person, SseEmitter connection, Supplier<Optional<String>> news, Instant since) {
			this.person = person;
			this.connection = connection;
			this.news = news;
			this.since = since;
		}

		/** Says what it has not said yet. */
		private void look() {
			try {
				this.news.get().filter((words) -> !words.equals(this.said)).ifPresent((words) -> {
					this.said = words;
					Watchers.this.talks.execute(() -> say(SseEmitter.event().name("changed").data(words)));
				});
			}
			catch (RuntimeException ex) {
				logger.warn("Cannot tell a page what has changed: {}", ex.toString());
			}
		}

		private void say(SseEventBuilder words) {
			try {
				this.connection.send(words);
			}
			// the page is gone, and the container says so, too
			catch (IOException | IllegalStateException ex) {
				logger.debug("A page does not wait any more", ex);
				Watchers.this.watchers.remove(this);
			}
		}

	}

}
