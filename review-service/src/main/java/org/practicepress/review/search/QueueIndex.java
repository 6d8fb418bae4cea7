package org.practicepress.review.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.PracticeForm;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.contact.Contacts;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.queue.MessageTexts;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.submission.Contributors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Finds submissions. The index follows the store: what this instance changes is in it
 * before the next search, what others change within seconds. While it is made anew, or
 * cannot be used, nothing is found and the store has to answer.
 */
@Component
public class QueueIndex implements SmartLifecycle {

	/** What is found at once; the rest is cut off. */
	public static final int MOST_AT_ONCE = 10_000;

	private static final Logger logger = LoggerFactory.getLogger(QueueIndex.class);

	/** So long a search waits for what this instance has just changed. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final Duration SHORTEST_REST = Duration.ofSeconds(5);

	private static final Duration LONGEST_REST = Duration.ofMinutes(5);

	private final SearchedReviews reviews;

	private final QueueIndexProperties properties;

	private final Clock clock = Clock.systemUTC();

	private final Changes changes = new Changes();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private volatile @Nullable Thread keeper;

	/** Whole, and open. */
	private volatile @Nullable Index index;

	/** To be made anew. */
	private volatile boolean broken;

	QueueIndex(Reviews reviews, Contacts contacts, Contributors contributors, MessageTexts messages, PracticeForm form,
			Notes notes, QueueIndexProperties properties) {
		this.reviews = new SearchedReviews(reviews, contacts, contributors, messages, form, notes);
		this.properties = properties;
		reviews.onChange(this.changes::add);
	}

	/**
	 * Searches.
	 * @param asked what is looked for
	 * @return what was found; empty while there is no index
	 */
	public Optional<Found> find(Asked asked) {
		return search((whole) -> whole.find(asked));
	}

	/**
	 * Finds all at once, whatever page is asked for.
	 * @param asked what is looked for
	 * @return their ids, in order, {@link #MOST_AT_ONCE} at most; empty while there is no
	 * index
	 */
	public Optional<List<String>> ids(Asked asked) {
		return search((whole) -> whole.ids(asked, MOST_AT_ONCE));
	}

	/**
	 * Goes on from a place, as far as a page goes.
	 * @param asked what is looked for
	 * @param place the place, in the same order
	 * @return what follows; empty while there is no index
	 */
	public Optional<Next> after(Asked asked, Place place) {
		return search((whole) -> whole.after(asked, place));
	}

	/**
	 * Looks whether there is anything new of what somebody sees.
	 * @param asked what they see
	 * @param since the last change that was known when they saw it
	 * @return how many there are now, and how many of them are new; empty while there is
	 * no index
	 */
	public Optional<News> news(Asked asked, Instant since) {
		return search((whole) -> whole.news(asked, since));
	}

	/**
	 * What programs are told that ask while there is no index.
	 * @return to be thrown
	 */
	public static ErrorResponseException notYet() {
		return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "not-searchable-yet",
				"Submissions are being made searchable; please try again.");
	}

	/**
	 * Which days submissions came on.
	 * @return the first and the last of them; empty while there is no index, and when
	 * there are no submissions
	 */
	public Optional<Days> received() {
		return search(Index::received).flatMap((days) -> days);
	}

	/**
	 * Counts what came, what was decided and what waits.
	 * @param asked who looks, and when; nothing else of it matters
	 * @param days the days that are counted
	 * @param stretches the same days, in parts that follow each other without a gap
	 * @return the numbers; empty while there is no index
	 */
	public Optional<Tally> tally(Asked asked, Days days, List<Days> stretches) {
		return search((whole) -> whole.tally(asked, days, stretches));
	}

	/**
	 * Whether anything can be found.
	 * @return false while there is no index
	 */
	boolean isWhole() {
		return this.index != null && !this.broken;
	}

	/**
	 * Looks for what is like a submission.
	 * @param profile the submission
	 * @return those that are alike, the closest first; empty while there is no index
	 */
	Optional<List<Alike>> alike(Profile profile) {
		return search((whole) -> whole.alike(profile));
	}

	/**
	 * Looks what the contributor of a submission has sent besides.
	 * @param profile the submission
	 * @param most so many at most
	 * @return the ids, the latest first; empty while there is no index
	 */
	Optional<List<String>> ofSender(Profile profile, int most) {
		return search((whole) -> whole.ofSender(profile, most));
	}

	/**
	 * Has somebody told whenever something has changed, here or elsewhere, and is found.
	 * @param listener told; must not take long
	 */
	public void onChange(Runnable listener) {
		this.listeners.add(listener);
	}

	private <T> Optional<T> search(Function<Index, T> looking) {
		Index whole = this.index;
		if (whole == null || this.broken) {
			return Optional.empty();
		}
		this.changes.awaitKnown(PATIENCE);
		try {
			return Optional.of(looking.apply(whole));
		}
		catch (IndexBroken ex) {
			if (this.index == whole) {
				logger.warn("The index of the queue cannot be read and is made anew", ex);
				this.broken = true;
			}
			return Optional.empty();
		}
	}

	@Override
	public synchronized void start() {
		if (this.keeper == null) {
			this.changes.end(false);
			this.keeper = Thread.ofPlatform().name("queue-index").daemon().unstarted(this::keep);
			this.keeper.start();
		}
	}

	/** Never by an interrupt: it would close the files under the writer. */
	@Override
	public synchronized void stop() {
		Thread started = this.keeper;
		this.keeper = null;
		this.changes.end(true);
		if (started != null) {
			try {
				started.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.keeper != null;
	}

	private boolean goesOn() {
		return this.keeper == Thread.currentThread();
	}

	private void keep() {
		Path folder = null;
		Duration rest = SHORTEST_REST;
		while (goesOn()) {
			try {
				folder = (folder != null) ? folder : folder();
				keepIn(folder);
				rest = SHORTEST_REST;
			}
			catch (CancellationException ex) {
				logger.debug("Stopped before all submissions were searchable");
			}
			// whatever it is: the queue must be searchable again when it is over
			catch (Throwable ex) {
				this.broken = true;
				logger.warn("Submissions cannot be made searchable, next try in {} s", rest.toSeconds(), ex);
				this.changes.rest(rest);
				rest = rest.multipliedBy(2);
				rest = (rest.compareTo(LONGEST_REST) < 0) ? rest : LONGEST_REST;
			}
		}
		if (folder != null && this.properties.folder() == null) {
			forget(folder);
		}
	}

	private void keepIn(Path folder) throws IOException {
		if (this.broken) {
			Index.empty(folder);
			this.broken = false;
		}
		try (Index opened = Index.open(folder)) {
			Follower follower = new Follower(opened, this.reviews, this.properties, this.clock);
			long number = follower.makeWhole(this::goesOn);
			if (number > 0) {
				logger.info("{} submissions have been made searchable", number);
			}
			while (goesOn() && !this.broken) {
				boolean news = follow(follower);
				this.index = opened;
				if (news) {
					this.listeners.forEach(Runnable::run);
				}
			}
			if (!this.broken) {
				follower.commit();
			}
		}
		finally {
			this.index = null;
		}
	}

	/** What only the store cannot do now is done later, with the same index. */
	private boolean follow(Follower follower) {
		// what was changed while the index was made does not wait
		Set<String> own = this.changes.take((this.index != null) ? this.properties.lookEvery() : Duration.ZERO);
		try {
			boolean news = follower.round(own, this::goesOn);
			this.changes.done();
			return news;
		}
		catch (CancellationException ex) {
			logger.debug("Stopped before what was changed was searchable");
			return false;
		}
		catch (IndexBroken ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.warn("What was changed cannot be made searchable now, will try again: {}", ex.toString());
			follower.lookAgain();
			this.changes.rest(SHORTEST_REST);
			return false;
		}
	}

	private Path folder() throws IOException {
		return (this.properties.folder() != null) ? this.properties.folder()
				: Files.createTempDirectory("practice-press-search");
	}

	private static void forget(Path folder) {
		try {
			Index.empty(folder);
			Files.delete(folder);
		}
		catch (IOException | UncheckedIOException ex) {
			logger.debug("{} could not be deleted", folder, ex);
		}
	}

}
