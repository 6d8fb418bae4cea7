package org.practicepress.publish.rendering;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Keeps what is costly to make, by a key that names its content, up to a number of bytes.
 * The same thing is never made twice at once, and only a few things at a time, so that a
 * crowd of readers cannot use up the memory; who waits too long is told so.
 *
 * @param <T> what is kept
 */
final class Shelf<T> {

	private static final Duration KEPT = Duration.ofDays(1);

	private final AsyncCache<String, T> things;

	private final Semaphore makers;

	private final Duration patience;

	Shelf(long mostBytes, int makers, Duration patience, ToIntFunction<T> size) {
		this.things = Caffeine.newBuilder()
			.maximumWeight(mostBytes)
			.weigher((String key, T thing) -> size.applyAsInt(thing))
			// somebody may have had erased what is in it
			.expireAfterWrite(KEPT)
			.buildAsync();
		this.makers = new Semaphore(makers, true);
		this.patience = patience;
	}

	/**
	 * What is there under a key, or else what is made now, on the thread that asks.
	 * @throws Overdue when it is somebody else's turn for too long
	 */
	T get(String key, Supplier<T> maker) {
		CompletableFuture<T> mine = new CompletableFuture<>();
		CompletableFuture<T> found = this.things.asMap().putIfAbsent(key, mine);
		if (found != null) {
			return made(found);
		}
		try {
			T thing = make(maker);
			mine.complete(thing);
			return thing;
		}
		catch (RuntimeException | Error ex) {
			mine.completeExceptionally(ex);
			throw ex;
		}
	}

	private T make(Supplier<T> maker) {
		try {
			if (!this.makers.tryAcquire(this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new Overdue("Too many others wait to be set");
			}
		}
		catch (InterruptedException ex) {
			throw interrupted();
		}
		try {
			return maker.get();
		}
		finally {
			this.makers.release();
		}
	}

	private T made(CompletableFuture<T> thing) {
		try {
			return thing.get(2 * this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw interrupted();
		}
		catch (TimeoutException ex) {
			throw new Overdue("It takes too long to be set");
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex);
		}
	}

	private static Overdue interrupted() {
		Thread.currentThread().interrupt();
		return new Overdue("Nobody waits for it any more");
	}

}
