package org.practicepress.publish.rendering;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Keeps what is costly to make, by a key that names its content, up to a number of bytes;
 * what was not asked for longest goes first. The same thing is never made twice at once,
 * and only a few things at a time, so that a crowd of readers cannot use up the memory.
 *
 * @param <T> what is kept
 */
final class Shelf<T> {

	private final long mostBytes;

	private final ToLongFunction<T> size;

	private final Semaphore makers;

	private final Map<String, CompletableFuture<T>> things = new LinkedHashMap<>(16, 0.75f, true);

	private long bytes;

	Shelf(long mostBytes, int makers, ToLongFunction<T> size) {
		this.mostBytes = mostBytes;
		this.size = size;
		this.makers = new Semaphore(makers, true);
	}

	T get(String key, Supplier<T> maker) {
		CompletableFuture<T> mine = new CompletableFuture<>();
		CompletableFuture<T> found;
		synchronized (this.things) {
			found = this.things.putIfAbsent(key, mine);
		}
		if (found != null) {
			try {
				return found.join();
			}
			catch (CompletionException ex) {
				throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
			}
		}
		try {
			this.makers.acquireUninterruptibly();
			try {
				mine.complete(maker.get());
			}
			finally {
				this.makers.release();
			}
			keep(key, mine.join());
			return mine.join();
		}
		catch (RuntimeException | Error ex) {
			synchronized (this.things) {
				this.things.remove(key);
			}
			mine.completeExceptionally(ex);
			throw ex;
		}
	}

	private void keep(String key, T thing) {
		synchronized (this.things) {
			this.bytes += this.size.applyAsLong(thing);
			Iterator<Map.Entry<String, CompletableFuture<T>>> oldest = this.things.entrySet().iterator();
			while (this.bytes > this.mostBytes && oldest.hasNext()) {
				Map.Entry<String, CompletableFuture<T>> entry = oldest.next();
				if (entry.getValue().isDone() && !entry.getKey().equals(key)) {
					this.bytes -= this.size.applyAsLong(entry.getValue().join());
					oldest.remove();
				}
			}
		}
	}

}
