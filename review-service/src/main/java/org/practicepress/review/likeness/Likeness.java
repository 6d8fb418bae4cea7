package org.practicepress.review.likeness;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Change;

/**
 * What one contributor is asked about one submission, and was asked before. All methods
 * are pure.
 *
 * @param reference the submission's short public code
 * @param contributorId who sent it
 * @param revision the latest form that has come
 * @param waitsSince since when that waits to be looked at, to the second, because the
 * store compares the times as texts; null when it does not
 * @param asked what it may be, or might have been, the same as
 */
public record Likeness(String reference, String contributorId, int revision, @Nullable Instant waitsSince,
		List<Asked> asked) {

	private static final Duration OLD = Duration.ofDays(1);

	/** More would be no question. */
	static final int MOST = 3;

	public Likeness {
		asked = List.copyOf(asked);
	}

	/**
	 * A form has come. Of one that came long ago, as when a topic is read anew, nobody is
	 * asked.
	 * @param before what was known before; null for nothing
	 * @param reference the submission's short public code
	 * @param contributorId who sent it
	 * @param revision the form's number
	 * @param at when it came
	 * @param now the time
	 * @return what is known now; null when nothing follows, because the form, or a later
	 * one, is known
	 */
	static @Nullable Likeness arrived(@Nullable Likeness before, String reference, String contributorId, int revision,
			Instant at, Instant now) {
		if (isOld(at, now) || (before != null && before.revision >= revision)) {
			return null;
		}
		return new Likeness(reference, contributorId, revision, now.truncatedTo(ChronoUnit.SECONDS),
				(before != null) ? before.asked : List.of());
	}

	/**
	 * Whether nobody expects a question any more.
	 * @param at when something came
	 * @param now the time
	 * @return true when that is too long ago
	 */
	static boolean isOld(Instant at, Instant now) {
		return !at.plus(OLD).isAfter(now);
	}

	/**
	 * The latest form was looked at. What the contributor was asked about is not asked
	 * about anew.
	 * @param found what they may be told of, the closest first
	 * @param now the time
	 * @return what follows; an event only when there is something else than before
	 */
	Change<Likeness, LikenessEvent> looked(List<Known> found, Instant now) {
		Map<String, Asked> before = new HashMap<>();
		this.asked.forEach((one) -> before.put(one.id(), one));
		List<Asked> after = new ArrayList<>();
		for (Known known : found.subList(0, Math.min(MOST, found.size()))) {
			Asked asked = before.remove(known.id());
			after.add(new Asked(known.id(), known.published(), (asked != null) ? asked.askedAt() : now, true,
					(asked != null) ? asked.answeredAt() : null));
		}
		this.asked.stream()
			.filter((one) -> before.containsKey(one.id()))
			.forEach((one) -> after.add(one.holding(false)));
		return changedTo(after, null);
	}

	/**
	 * The latest form is not looked at any more: it has waited too long.
	 * @return what is known then
	 */
	Likeness passedOver() {
		return new Likeness(this.reference, this.contributorId, this.revision, null, this.asked);
	}

	/**
	 * The contributor has said what they think of it.
	 * @param at when
	 * @return what is known now; null when they were not asked, or it is known already
	 */
	@Nullable Likeness answered(Instant at) {
		if (this.asked.stream().noneMatch((one) -> one.holds() && one.answeredAt() == null)) {
			return null;
		}
		return new Likeness(this.reference, this.contributorId, this.revision, this.waitsSince,
				this.asked.stream()
					.map((one) -> (one.holds() && one.answeredAt() == null)
							? new Asked(one.id(), one.published(), one.askedAt(), true, at) : one)
					.toList());
	}

	/**
	 * Another submission is erased.
	 * @param id its id
	 * @return what follows
	 */
	Change<Likeness, LikenessEvent> without(String id) {
		return changedTo(this.asked.stream().filter((one) -> !one.id().equals(id)).toList(), this.waitsSince);
	}

	boolean asksAbout(String id) {
		return this.asked.stream().anyMatch((one) -> one.id().equals(id));
	}

	private Change<Likeness, LikenessEvent> changedTo(List<Asked> after, @Nullable Instant waiting) {
		Likeness state = new Likeness(this.reference, this.contributorId, this.revision, waiting, after);
		List<LikenessEvent.Other> told = state.told(this);
		return told.equals(told(this)) ? Change.of(state)
				: Change.of(state, new LikenessEvent.Found(this.reference, this.contributorId, this.revision, told));
	}

	/** What holds, as it is told to those who know what was asked before. */
	private List<LikenessEvent.Other> told(Likeness before) {
		Set<String> known = new HashSet<>();
		before.asked.forEach((one) -> known.add(one.id()));
		return this.asked.stream()
			.filter(Asked::holds)
			.map((one) -> new LikenessEvent.Other(one.id(), one.published(), known.contains(one.id())))
			.toList();
	}

	/**
	 * Something that the contributor may be told of.
	 *
	 * @param id its id
	 * @param published whether everybody can read it
	 */
	record Known(String id, boolean published) {
	}

	/**
	 * A submission that the contributor was asked about.
	 *
	 * @param id its id
	 * @param published whether everybody could read it; otherwise it came from the same
	 * address
	 * @param askedAt when they were asked first
	 * @param holds whether the latest form is still like it
	 * @param answeredAt when they said that it is another one; null when they have not
	 */
	public record Asked(String id, boolean published, Instant askedAt, boolean holds, @Nullable Instant answeredAt) {

		Asked holding(boolean now) {
			return new Asked(this.id, this.published, this.askedAt, now, this.answeredAt);
		}

	}

}
