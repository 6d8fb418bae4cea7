package org.practicepress.embedded.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import org.h2.mvstore.MVStore;

/**
 * Brings changes into the file before they are answered. Those made at the same time
 * share one write, and none is ever written by half: while the file is written, nobody is
 * changing anything.
 */
final class Commits {

	/**
	 * After so many bytes were written the file is looked after, and as many moved at
	 * most.
	 */
	private static final int UPKEEP = 4 * 1024 * 1024;

	/** In percent, how much of what fills the file is of use, or it is looked after. */
	private static final int FILL_RATE = 60;

	private final MVStore store;

	private final Lock changing;

	private final Lock nobodyChanges;

	private final Lock turn = new ReentrantLock();

	private final AtomicLong changes = new AtomicLong();

	/** Up to which change the file has them; by the one whose turn it is. */
	private long inFile;

	private long written;

	Commits(MVStore store) {
		this.store = store;
		ReadWriteLock lock = new ReentrantReadWriteLock();
		this.changing = lock.readLock();
		this.nobodyChanges = lock.writeLock();
	}

	/**
	 * Changes something, and returns when it is in the file.
	 * @param change what changes it, wholly or in part before it fails
	 * @return what it returns
	 */
	<T> T change(Supplier<T> change) {
		this.changing.lock();
		try {
			return change.get();
		}
		finally {
			long own = this.changes.incrementAndGet();
			this.changing.unlock();
			write(own);
		}
	}

	/**
	 * Looks at everything while nobody changes anything, and all that was changed is in
	 * the file.
	 * @param look what is done meanwhile
	 * @return what it returns
	 */
	<T> T standstill(Supplier<T> look) {
		this.turn.lock();
		this.nobodyChanges.lock();
		try {
			commit();
			return look.get();
		}
		finally {
			this.nobodyChanges.unlock();
			this.turn.unlock();
		}
	}

	private void write(long own) {
		this.turn.lock();
		try {
			if (this.inFile < own) {
				this.nobodyChanges.lock();
				try {
					commit();
					if (this.written > UPKEEP) {
						this.written = 0;
						this.store.compact(FILL_RATE, UPKEEP);
					}
				}
				finally {
					this.nobodyChanges.unlock();
				}
			}
		}
		finally {
			this.turn.unlock();
		}
	}

	/** While nobody changes anything. What fails is not in the file. */
	private void commit() {
		long all = this.changes.get();
		this.written += this.store.getUnsavedMemory();
		this.store.commit();
		this.inFile = all;
	}

}
