package org.practicepress.review.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;

import org.apache.lucene.document.Document;
import org.junit.jupiter.api.Test;
import org.practicepress.embedded.junit.StoppedClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FollowerTests extends OnAnIndex {

	private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

	private final Stored stored = new Stored();

	private final StoppedClock watch = new StoppedClock(Some.NOW);

	@Test
	void takesInEachOnceAlsoWhenAllWereStoredAMomentAgo() {
		for (int number = 0; number < 50; number++) {
			this.stored.put(Some.titled("Imported"), this.watch.instant());
		}
		Follower follower = follower();
		assertThat(follower.makeWhole(() -> true)).isEqualTo(50);
		round(follower);
		round(follower);
		assertThat(this.stored.found).isEmpty();
		assertThat(total()).isEqualTo(50);
	}

	@Test
	void doesNotAskForEverAboutTheLatestChanges() {
		this.stored.put(Some.titled("Late in the evening"), this.watch.instant());
		Follower follower = follower();
		follower.makeWhole(() -> true);
		round(follower);
		assertThat(this.stored.told).isPositive();
		this.watch.passes(Duration.ofHours(1));
		round(follower);
		this.stored.told = 0;
		round(follower);
		assertThat(this.stored.told).isZero();
	}

	@Test
	void takesInWhatAnotherClockDatesEarlier() {
		Follower follower = follower();
		follower.makeWhole(() -> true);
		round(follower);
		this.stored.put(Some.titled("Four minutes slow"), this.watch.instant().minus(Duration.ofMinutes(4)));
		round(follower);
		assertThat(total()).isEqualTo(1);
	}

	@Test
	void takesInAnewWhatIsChangedAgain() {
		Some first = Some.titled("Loans");
		this.stored.put(first, this.watch.instant());
		Follower follower = follower();
		follower.makeWhole(() -> true);
		this.stored.put(first.saying("and trust", "en"), this.watch.instant().plusMillis(1));
		round(follower);
		assertThat(this.stored.found).containsExactly(first.id());
		this.stored.erase(first.id(), this.watch.instant().plusMillis(2));
		round(follower);
		assertThat(total()).isZero();
	}

	@Test
	void takesInOnceWhatThisInstanceHasChanged() {
		Some first = Some.titled("Loans");
		Follower follower = follower();
		follower.makeWhole(() -> true);
		this.stored.put(first, this.watch.instant());
		follower.round(Set.of(first.id()), () -> true);
		round(follower);
		assertThat(this.stored.found).containsExactly(first.id());
		this.stored.put(first.saying("and trust", "en"), this.watch.instant().plusMillis(1));
		round(follower);
		assertThat(this.stored.found).containsExactly(first.id(), first.id());
	}

	@Test
	void goesOnWhereItWasAfterAStop() throws IOException {
		Follower follower = follower();
		follower.makeWhole(() -> true);
		Some one = Some.titled("Loans");
		Some other = Some.titled("Seeds");
		this.stored.put(one, this.watch.instant().plus(Duration.ofMinutes(1)));
		this.stored.put(other, this.watch.instant().plus(Duration.ofMinutes(10)));
		this.watch.passes(Duration.ofMinutes(12));
		assertThatExceptionOfType(CancellationException.class)
			.isThrownBy(() -> follower.round(Set.of(), () -> this.stored.found.isEmpty()));
		follower.commit();
		close();
		open();
		this.stored.found.clear();
		Follower again = follower();
		round(again);
		assertThat(this.stored.found).contains(other.id());
		assertThat(total()).isEqualTo(2);
		this.stored.found.clear();
		round(again);
		assertThat(this.stored.found).isEmpty();
	}

	private Follower follower() {
		return new Follower(this.index, this.stored,
				new QueueIndexProperties(this.folder, LOOK_EVERY, Duration.ofMinutes(1)), this.watch);
	}

	private void round(Follower follower) {
		this.watch.passes(LOOK_EVERY);
		follower.round(Set.of(), () -> true);
	}

	private long total() {
		return this.index.find(new Asked(View.ALL, "", Map.of(), Order.OLDEST, 1, 25, "ana", Some.USUAL, Some.NOW))
			.total();
	}

	/** What is in the store, and what was asked of it. */
	private static final class Stored implements Follower.Source {

		private final Map<String, Some> reviews = new LinkedHashMap<>();

		private final Map<String, Instant> changed = new LinkedHashMap<>();

		private final List<String> found = new ArrayList<>();

		private int told;

		void put(Some review, Instant at) {
			this.reviews.put(review.id(), review);
			this.changed.put(review.id(), at);
		}

		void erase(String id, Instant at) {
			this.reviews.remove(id);
			this.changed.put(id, at);
		}

		@Override
		public void forEach(BiConsumer<String, Document> listener) {
			this.reviews.forEach((id, review) -> listener.accept(id, review.document()));
		}

		@Override
		public void changedSince(Instant since, BiConsumer<String, Instant> listener) {
			this.changed.forEach((id, at) -> {
				if (!at.isBefore(since)) {
					this.told++;
					listener.accept(id, at);
				}
			});
		}

		@Override
		public Optional<Follower.Found> find(String id) {
			this.found.add(id);
			return Optional.ofNullable(this.reviews.get(id))
				.map((review) -> new Follower.Found(review.document(), this.changed.getOrDefault(id, Instant.EPOCH)));
		}

	}

}
