package org.practicepress.review.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.HistoryEntry.What;

/**
 * One submission as the desk sees it.
 *
 * @param id the submission's id
 * @param reference its short public code
 * @param contributorId who sent it
 * @param status how far it has come
 * @param title the practice's title in the latest readable form
 * @param countries where the practice took place, as ISO 3166 codes
 * @param receivedAt when its first readable form came, to the second; the queue is in
 * this order
 * @param editor who took it
 * @param category what it was accepted as
 * @param draftAwaited whether it was accepted and no factsheet is drafted yet; not there
 * when it does not wait for one, nor in what an earlier version accepted
 * @param hold that it rests, and why; not there when it does not
 * @param due the day by which it is to be decided, in universal time, if somebody has
 * named one; not there when the usual one holds
 * @param earlier the numbers of its readable forms that are kept elsewhere, because
 * twenty of them would not fit here
 * @param revisions the latest readable form; before it, the latest last, earlier ones
 * that an earlier version of this service kept here
 * @param history what happened, the latest last
 */
public record ReviewState(String id, String reference, String contributorId, Status status, String title,
		List<String> countries, Instant receivedAt, @Nullable String editor, @Nullable Category category,
		@Nullable Boolean draftAwaited, @Nullable Hold hold, @Nullable LocalDate due, @Nullable List<Integer> earlier,
		List<Revision> revisions, List<HistoryEntry> history) {

	public ReviewState {
		countries = List.copyOf(countries);
		earlier = (earlier != null) ? List.copyOf(earlier) : List.of();
		revisions = List.copyOf(revisions);
		history = List.copyOf(history);
		if (revisions.isEmpty()) {
			throw new IllegalArgumentException("a review starts with a readable form");
		}
	}

	/** One that is not on hold. */
	public ReviewState(String id, String reference, String contributorId, Status status, String title,
			List<String> countries, Instant receivedAt, @Nullable String editor, @Nullable Category category,
			@Nullable Boolean draftAwaited, @Nullable List<Integer> earlier, List<Revision> revisions,
			List<HistoryEntry> history) {
		this(id, reference, contributorId, status, title, countries, receivedAt, editor, category, draftAwaited, null,
				null, earlier, revisions, history);
	}

	/**
	 * The latest readable form: what a decision is about.
	 * @return the revision
	 */
	public Revision latest() {
		return this.revisions.getLast();
	}

	/**
	 * What the contributor wrote without sending a form.
	 * @return the messages, the latest last
	 */
	public List<Message> messages() {
		return this.history.stream().flatMap((entry) -> entry.messages().stream()).toList();
	}

	/**
	 * Whether the contributor has written and no editor has said anything to them since.
	 * @return false also when an editor says that no answer is needed
	 */
	public boolean waitsForAnswer() {
		return waitsForAnswer(this.history.stream().map(HistoryEntry::what).toList());
	}

	/**
	 * The same, of what has happened alone.
	 * @param happened what has happened, the latest last
	 * @return whether the contributor waits for an answer
	 */
	public static boolean waitsForAnswer(List<What> happened) {
		return happened.reversed()
			.stream()
			.filter((what) -> what == What.MESSAGE || what.answers())
			.findFirst()
			.filter(What.MESSAGE::equals)
			.isPresent();
	}

	/**
	 * Where its factsheet is.
	 * @return the path on the site; null while it is not published
	 */
	public @Nullable String published() {
		return this.history.stream()
			.filter((entry) -> entry.what() == What.PUBLISHED || entry.what() == What.TAKEN_BACK)
			.reduce((earlier, later) -> later)
			.filter((entry) -> entry.what() == What.PUBLISHED)
			.map(HistoryEntry::message)
			.orElse(null);
	}

	/**
	 * What happened after a version. Every change of a review notes one thing that
	 * happened and raises the version by one, so the two count alike.
	 * @param version the version somebody saw
	 * @return what they have not seen, the latest last
	 */
	public List<HistoryEntry> since(long version) {
		return this.history.subList(Math.clamp(version, 0, this.history.size()), this.history.size());
	}

	/**
	 * With another status, which ends its rest.
	 * @param status the status
	 * @return the state after
	 */
	public ReviewState with(Status status) {
		return new ReviewState(this.id, this.reference, this.contributorId, status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, null, null, this.earlier,
				this.revisions, this.history);
	}

	ReviewState with(@Nullable Hold hold) {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, hold, null, this.earlier,
				this.revisions, this.history);
	}

	ReviewState dueOn(LocalDate day) {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, this.hold, day, this.earlier,
				this.revisions, this.history);
	}

	/**
	 * With one more thing that happened.
	 * @param entry what happened
	 * @return the state after
	 */
	public ReviewState noting(HistoryEntry entry) {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, this.hold, this.due, this.earlier,
				this.revisions, append(this.history, entry));
	}

	/**
	 * The numbers of all its readable forms, wherever they are kept.
	 * @return the numbers, the latest last
	 */
	public List<Integer> numbers() {
		return Stream
			.concat((this.earlier != null) ? this.earlier.stream() : Stream.empty(),
					this.revisions.stream().map(Revision::number))
			.toList();
	}

	/**
	 * With a newer form, which also gives the title and the countries; or with the latest
	 * once more, to which files have come. Those before it are no longer here; they must
	 * have been kept elsewhere.
	 * @param revision the form
	 * @param countries the countries it names
	 * @return the state after
	 */
	public ReviewState revisedBy(Revision revision, List<String> countries) {
		List<Integer> others = numbers().stream().filter((known) -> known != revision.number()).toList();
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, revision.title(), countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, others, List.of(revision),
				this.history);
	}

	/**
	 * Without the files that its forms came in.
	 * @return the state after
	 */
	public ReviewState withoutOriginals() {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, this.hold, this.due, this.earlier,
				this.revisions.stream().map(Revision::withoutOriginal).toList(), this.history);
	}

	ReviewState takenBy(String editor) {
		return new ReviewState(this.id, this.reference, this.contributorId, Status.IN_REVIEW, this.title,
				this.countries, this.receivedAt, editor, this.category, this.draftAwaited, this.hold, this.due,
				this.earlier, this.revisions, this.history);
	}

	ReviewState returned() {
		return new ReviewState(this.id, this.reference, this.contributorId, Status.QUEUED, this.title, this.countries,
				this.receivedAt, null, this.category, this.draftAwaited, null, null, this.earlier, this.revisions,
				this.history);
	}

	ReviewState acceptedAs(Category category) {
		return new ReviewState(this.id, this.reference, this.contributorId, Status.ACCEPTED, this.title, this.countries,
				this.receivedAt, this.editor, category, true, null, null, this.earlier, this.revisions, this.history);
	}

	/**
	 * With a factsheet being drafted from it.
	 * @return the state after
	 */
	public ReviewState drafted() {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, null, this.hold, this.due, this.earlier, this.revisions,
				this.history);
	}

	/**
	 * As it was before the last thing that happened, which is noted as not sent. What
	 * happened still counts like the versions.
	 */
	ReviewState withoutLast(What notSent, String editor, Instant at) {
		HistoryEntry last = this.history.getLast();
		boolean accepted = last.what() == What.ACCEPTED;
		List<HistoryEntry> history = new ArrayList<>(this.history.subList(0, this.history.size() - 1));
		history.add(new HistoryEntry(last.at(), notSent, last.revision(), last.editor(), last.message(), List.of()));
		history.add(new HistoryEntry(at, What.LETTER_TAKEN_BACK, 0, editor, null, List.of()));
		return new ReviewState(this.id, this.reference, this.contributorId,
				(last.what() == What.MESSAGE_WRITTEN) ? this.status : Status.IN_REVIEW, this.title, this.countries,
				this.receivedAt, this.editor, accepted ? null : this.category, accepted ? null : this.draftAwaited,
				this.hold, this.due, this.earlier, this.revisions, history);
	}

	private static <T> List<T> append(List<T> list, T last) {
		List<T> longer = new ArrayList<>(list);
		longer.add(last);
		return longer;
	}

}
