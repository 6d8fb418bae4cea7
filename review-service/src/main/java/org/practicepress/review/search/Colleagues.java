package org.practicepress.review.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.queue.Reviews;

import org.springframework.stereotype.Component;

/**
 * The editors as submissions know them: whoever has one, or had it when it was decided.
 */
@Component
public class Colleagues {

	private static final Duration ASKED_AGAIN = Duration.ofSeconds(30);

	private final QueueIndex index;

	private final Reviews reviews;

	private final Readers readers;

	private final Clock clock = Clock.systemUTC();

	private volatile @Nullable Known known;

	Colleagues(QueueIndex index, Reviews reviews, Readers readers) {
		this.index = index;
		this.reviews = reviews;
		this.readers = readers;
	}

	/**
	 * To whom somebody may hand over, as of the last half minute.
	 * @param editor who does
	 * @return their own name, then the others' in their order; no others while the index
	 * is being made
	 */
	public List<String> names(String editor) {
		return Stream.concat(Stream.of(editor), names().stream()).distinct().toList();
	}

	/**
	 * Whom a note may name: those to whom somebody may hand over, and all who may read
	 * it, as far as they are known.
	 * @param writer who writes it
	 * @return the others, in the order of their names
	 */
	public List<String> mentionable(String writer) {
		return Stream.concat(names().stream(), this.readers.readers().stream())
			.filter((name) -> !name.equals(writer))
			.distinct()
			.sorted()
			.toList();
	}

	/**
	 * Who may be given a submission: whoever has had one, and all who may decide, as far
	 * as they are known.
	 * @return the names, in their order
	 */
	public List<String> editors() {
		return Stream.concat(names().stream(), this.readers.editors().stream()).distinct().sorted().toList();
	}

	private List<String> names() {
		Known last = this.known;
		Instant now = this.clock.instant();
		if (last == null || now.isAfter(last.at.plus(ASKED_AGAIN))) {
			Asked all = new Asked(View.ALL, "", Map.of(), Order.OLDEST, 1, 1, "", this.reviews.usual(), now);
			last = this.index.find(all)
				.map((found) -> new Known(found.filters()
					.getOrDefault(Filter.EDITOR, List.of())
					.stream()
					.map(Found.Count::value)
					.sorted()
					.toList(), now))
				.orElseGet(() -> new Known(List.of(), Instant.MIN));
			this.known = last;
		}
		return last.names;
	}

	/** Who was known at a time. */
	private record Known(List<String> names, Instant at) {
	}

}
