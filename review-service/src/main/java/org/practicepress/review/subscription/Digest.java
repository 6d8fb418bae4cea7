package org.practicepress.review.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Status;
import org.practicepress.review.notes.Note;
import org.practicepress.review.queue.Course.Step;
import org.practicepress.review.queue.Overdue;
import org.practicepress.review.queue.Waiting;
import org.practicepress.review.subscription.DeskMail.DigestDue;
import org.practicepress.review.subscription.DeskMail.Held;
import org.practicepress.review.subscription.DeskMail.News;

/**
 * What a digest says. Pure functions.
 *
 * <p>
 * A submission is known by how much had happened to it when it was named last, not by
 * when that was: forms are read late, and what they bring is dated when they came.
 */
final class Digest {

	/** So many of each sort are named. */
	static final int MOST = 20;

	/** What came longer ago is no news, of a submission that was never named. */
	private static final Duration RECENT = Duration.ofDays(60);

	private static final Map<News, String> OF_MINE = new EnumMap<>(Map.of(News.REVISED, What.REVISED.code(),
			News.MESSAGE, What.MESSAGE.code(), News.HANDED_OVER, What.HANDED_OVER.code()));

	private static final Set<String> TO_ALL = Set.of(What.RECEIVED.code(), What.RETURNED.code(),
			What.RETURNED_WHILE_AWAY.code());

	private Digest() {
	}

	/**
	 * What there is to say.
	 * @param subscription whose digest it is
	 * @param changed the submissions that have changed since the last one
	 * @param mentions the notes written since that mention them and wait for them still
	 * @param overdue those that wait longer than usual
	 * @param queued how many nobody has taken
	 * @return the digest, which may be empty
	 */
	static DigestDue of(Subscription subscription, List<Waiting> changed, List<Note> mentions, Overdue overdue,
			long queued) {
		List<String> arrived = new ArrayList<>();
		List<Held> mine = new ArrayList<>();
		for (Waiting one : changed) {
			List<String> fresh = fresh(one, subscription);
			if (one.status() == Status.QUEUED && fresh.stream().anyMatch(TO_ALL::contains)) {
				arrived.add(one.id());
			}
			else if (one.status() == Status.IN_REVIEW && subscription.name().equals(one.editor())) {
				news(fresh).ifPresent((news) -> mine.add(new Held(one.id(), news)));
			}
			else if (one.status() == Status.MERGED && subscription.name().equals(one.editor())
					&& sinceMerged(fresh).contains(What.MESSAGE.code())) {
				mine.add(new Held(one.id(), List.of(News.MESSAGE)));
			}
		}
		List<String> mentioned = mentions.stream()
			.filter((note) -> !subscription.told().containsKey(note.id()))
			.map(Note::submissionId)
			.distinct()
			.toList();
		Set<String> named = new HashSet<>(arrived);
		named.addAll(mentioned);
		mine.forEach((held) -> named.add(held.submissionId()));
		List<String> late = overdue.submissions()
			.stream()
			.filter((one) -> one.status() == Status.QUEUED || subscription.name().equals(one.editor())
					|| (one.forChiefs() && Boolean.TRUE.equals(subscription.chief())))
			.map(Overdue.Late::id)
			.filter((id) -> !named.contains(id))
			.toList();
		int more = Stream.of(arrived, mine, late, mentioned).mapToInt((all) -> Math.max(0, all.size() - MOST)).sum();
		return new DigestDue(first(arrived), first(mine), first(late), more, queued, first(mentioned));
	}

	private static List<String> fresh(Waiting one, Subscription subscription) {
		Integer known = subscription.told().get(one.id());
		Instant recent = subscription.since().minus(RECENT);
		return ((known != null) ? one.steps().subList(Math.min(known, one.steps().size()), one.steps().size())
				: one.steps().stream().filter((step) -> step.at().isAfter(recent)).toList())
			.stream()
			.map(Step::what)
			// to whom it was given by a colleague it does not matter how
			.map((what) -> what.equals(What.ASSIGNED.code()) ? What.HANDED_OVER.code() : what)
			.toList();
	}

	/** What came before concerns nobody who has what it was merged into. */
	private static List<String> sinceMerged(List<String> fresh) {
		return fresh.subList(fresh.lastIndexOf(What.MERGED.code()) + 1, fresh.size());
	}

	private static Optional<List<News>> news(List<String> fresh) {
		List<News> news = Stream.of(News.values())
			.filter((one) -> fresh.contains(Objects.requireNonNullElse(OF_MINE.get(one), "")))
			.toList();
		return news.isEmpty() ? Optional.empty() : Optional.of(news);
	}

	private static <T> List<T> first(List<T> all) {
		return all.subList(0, Math.min(all.size(), MOST));
	}

}
