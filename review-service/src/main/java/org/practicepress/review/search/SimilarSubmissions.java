package org.practicepress.review.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.queue.QueueEntry;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.submission.Contributors;

import org.springframework.stereotype.Component;

/**
 * What else there is that an editor should know of before they decide: what may be the
 * same practice, what is similar, and what else the contributor has sent. It decides
 * nothing.
 */
@Component
public class SimilarSubmissions {

	/** Of each sort. */
	private static final int MOST = 5;

	private static final int MOST_OF_CONTRIBUTOR = 10;

	private static final int MOST_COMPARED = 20;

	private final QueueIndex index;

	private final Reviews reviews;

	private final Contributors contributors;

	private final PracticeForm form;

	SimilarSubmissions(QueueIndex index, Reviews reviews, Contributors contributors, PracticeForm form) {
		this.index = index;
		this.reviews = reviews;
		this.contributors = contributors;
		this.form = form;
	}

	/**
	 * Looks for them.
	 * @param review the submission
	 * @return what was found; nothing while submissions are being made searchable
	 */
	public Similar to(Aggregate<ReviewState> review) {
		Profile profile = profile(review);
		List<Alike> alike = this.index.alike(profile).orElse(List.of());
		List<Alike> same = first(alike, Alike::maybeTheSame);
		List<Alike> similar = first(alike, (other) -> !other.maybeTheSame());
		List<String> ofContributor = this.index.ofSender(profile, MOST_OF_CONTRIBUTOR).orElse(List.of());
		Map<String, QueueEntry> entries = new HashMap<>();
		this.reviews
			.entries(Stream.of(same.stream().map(Alike::id), similar.stream().map(Alike::id), ofContributor.stream())
				.flatMap((ids) -> ids)
				.distinct()
				.toList())
			.forEach((entry) -> entries.put(entry.id(), entry));
		return new Similar(known(same, entries), known(similar, entries),
				ofContributor.stream().filter(entries::containsKey).map(entries::get).toList());
	}

	/**
	 * Whether anything can be found.
	 * @return false while submissions are being made searchable
	 */
	public boolean isReady() {
		return this.index.isWhole();
	}

	/**
	 * Looks for what may be the same practice, whoever sent it and whatever has become of
	 * it.
	 * @param review the submission
	 * @return those, the closest first; empty while submissions are being made searchable
	 */
	public Optional<List<Alike>> same(Aggregate<ReviewState> review) {
		return this.index.alike(profile(review))
			.map((alike) -> alike.stream().filter(Alike::maybeTheSame).limit(MOST_COMPARED).toList());
	}

	private Profile profile(Aggregate<ReviewState> review) {
		return Profile.of(review.id(), review.state(),
				this.contributors.find(review.state().contributorId()).orElse(null), this.form);
	}

	private static List<Alike> first(List<Alike> alike, Predicate<Alike> sort) {
		return alike.stream().filter(sort).limit(MOST).toList();
	}

	/** Those that are still there. */
	private static List<Like> known(List<Alike> alike, Map<String, QueueEntry> entries) {
		return alike.stream()
			.flatMap((other) -> Optional.ofNullable(entries.get(other.id()))
				.map((entry) -> new Like(entry, other))
				.stream())
			.toList();
	}

	/**
	 * What was found.
	 *
	 * @param same what may be the same practice, the closest first
	 * @param similar other practices of the kind, the closest first
	 * @param ofContributor what else was sent from the same address, the latest first
	 */
	public record Similar(List<Like> same, List<Like> similar, List<QueueEntry> ofContributor) {

		public Similar {
			same = List.copyOf(same);
			similar = List.copyOf(similar);
			ofContributor = List.copyOf(ofContributor);
		}

	}

	/**
	 * A submission that is like another.
	 *
	 * @param entry the submission
	 * @param alike how it is like the other
	 */
	public record Like(QueueEntry entry, Alike alike) {
	}

}
