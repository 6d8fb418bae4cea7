package org.practicepress.review.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.HistoryEntry.What;

/**
 * One submission as the desk sees it.
 *
 * @param id the submission's id
 * @param reference its short public code
 * @param contributorId who sent it
 * @param status how far it has come
 * @param title the practice's title in the latest readable form, as corrected
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
 * @param mergedInto the id of the submission that goes on in its place; not there when it
 * is not merged
 * @param earlier the numbers of its readable forms that are kept elsewhere, because
 * twenty of them would not fit here
 * @param revisions the latest readable form; before it, the latest last, earlier ones
 * that an earlier version of this service kept here
 * @param history what happened, the latest last
 * @param corrections what editors have corrected in the answers of the latest readable
 * form, at most one at a field; not there when they have nothing
 */
public record ReviewState(String id, String reference, String contributorId, Status status, String title,
		List<String> countries, Instant receivedAt, @Nullable String editor, @Nullable Category category,
		@Nullable Boolean draftAwaited, @Nullable Hold hold, @Nullable LocalDate due, @Nullable String mergedInto,
		@Nullable List<Integer> earlier, List<Revision> revisions, List<HistoryEntry> history,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) {

	public ReviewState {
		countries = List.copyOf(countries);
		earlier = (earlier != null) ? List.copyOf(earlier) : List.of();
		revisions = List.copyOf(revisions);
		history = List.copyOf(history);
		corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
		if (revisions.isEmpty()) {
			throw new IllegalArgumentException("a review starts with a readable form");
		}
	}

	/** One that is neither on hold nor merged, and of which nothing is corrected. */
	public ReviewState(String id, String reference, String contributorId, Status status, String title,
			List<String> countries, Instant receivedAt, @Nullable String editor, @Nullable Category category,
			@Nullable Boolean draftAwaited, @Nullable List<Integer> earlier, List<Revision> revisions,
			List<HistoryEntry> history) {
		this(id, reference, contributorId, status, title, countries, receivedAt, editor, category, draftAwaited, null,
				null, null, earlier, revisions, history, List.of());
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
		return waitsForAnswer(happened());
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
		return isPublished(happened()) ? this.history.reversed()
			.stream()
			.filter((entry) -> entry.what() == What.PUBLISHED)
			.findFirst()
			.map(HistoryEntry::message)
			.orElse(null) : null;
	}

	/**
	 * Whether another submission can be merged into it: it may still become a factsheet,
	 * or has become one that is still there.
	 * @return false once it has come to an end itself
	 */
	public boolean goesOn() {
		return this.status.goesOn() && publishing(happened()).orElse(What.PUBLISHED) == What.PUBLISHED;
	}

	/**
	 * Whether everybody can read its factsheet, as far as what has happened tells.
	 * @param happened what has happened, the latest last
	 * @return false before it is published, and once that is taken back
	 */
	public static boolean isPublished(List<What> happened) {
		return publishing(happened).filter(What.PUBLISHED::equals).isPresent();
	}

	/** What has happened, the latest last. */
	private List<What> happened() {
		return this.history.stream().map(HistoryEntry::what).toList();
	}

	/** Whether it was published or taken back, whichever came last. */
	private static Optional<What> publishing(List<What> happened) {
		return happened.reversed()
			.stream()
			.filter((what) -> what == What.PUBLISHED || what == What.TAKEN_BACK)
			.findFirst();
	}

	/**
	 * What the contributor has sent since it was merged.
	 * @return messages and forms, the latest last; none when it is not merged
	 */
	public List<HistoryEntry> sinceMerged() {
		List<What> happened = this.history.stream().map(HistoryEntry::what).toList();
		return (this.mergedInto == null) ? List.of()
				: this.history.subList(happened.lastIndexOf(What.MERGED) + 1, this.history.size())
					.stream()
					.filter((entry) -> entry.what() == What.MESSAGE || entry.what() == What.REVISED)
					.toList();
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
	 * With another status, which ends its rest, and that it is merged.
	 * @param status the status
	 * @return the state after
	 */
	public ReviewState with(Status status) {
		return new ReviewState(this.id, this.reference, this.contributorId, status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, null, null, null, this.earlier,
				this.revisions, this.history, this.corrections);
	}

	/**
	 * With another that goes on in its place.
	 * @param kept the id of the other
	 * @return the state after
	 */
	ReviewState mergedInto(String kept) {
		return new ReviewState(this.id, this.reference, this.contributorId, Status.MERGED, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, null, null, kept, this.earlier,
				this.revisions, this.history, this.corrections);
	}

	ReviewState with(@Nullable Hold hold) {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, hold, null, this.mergedInto,
				this.earlier, this.revisions, this.history, this.corrections);
	}

	ReviewState dueOn(LocalDate day) {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, this.hold, day, this.mergedInto,
				this.earlier, this.revisions, this.history, this.corrections);
	}

	/**
	 * With one more thing that happened.
	 * @param entry what happened
	 * @return the state after
	 */
	public ReviewState noting(HistoryEntry entry) {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, this.hold, this.due, this.mergedInto,
				this.earlier, this.revisions, append(this.history, entry), this.corrections);
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
	 * have been kept elsewhere. What was corrected stays so where the contributor has not
	 * changed their words.
	 * @param revision the form
	 * @param countries the countries it names
	 * @param refused the corrections for which they want their own words all the same
	 * @return the state after
	 */
	public ReviewState revisedBy(Revision revision, List<String> countries, List<RefusedCorrection> refused) {
		List<Integer> others = numbers().stream().filter((known) -> known != revision.number()).toList();
		List<Correction> kept = this.corrections.stream()
			.filter((one) -> revision.answer(one.field()).equals(List.of(one.own()))
					&& !refused.contains(new RefusedCorrection(one.field(), one.text())))
			.toList();
		String title = kept.stream()
			.map(Correction::text)
			.filter(this.title::equals)
			.findFirst()
			.orElse(revision.title());
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, title, countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, this.hold, this.due, this.mergedInto,
				others, List.of(revision), this.history, kept);
	}

	/**
	 * With an answer corrected, or with the contributor's own words again.
	 */
	ReviewState with(ReviewEvent.Corrected corrected, Instant at) {
		List<Correction> corrections = new ArrayList<>(this.corrections);
		corrections.removeIf((one) -> one.field().equals(corrected.field()));
		if (corrected.text() != null) {
			corrections
				.add(new Correction(corrected.field(), corrected.own(), corrected.text(), corrected.editor(), at));
		}
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, corrected.title(),
				this.countries, this.receivedAt, this.editor, this.category, this.draftAwaited, this.hold, this.due,
				this.mergedInto, this.earlier, this.revisions, this.history, corrections);
	}

	/**
	 * What was corrected at a field.
	 * @param field the field's key
	 * @return empty when the contributor's own words stand
	 */
	public Optional<Correction> correction(String field) {
		return this.corrections.stream().filter((one) -> one.field().equals(field)).findFirst();
	}

	/**
	 * The latest readable form with what editors have corrected in it: what becomes a
	 * factsheet.
	 * @return the form; the same as {@link #latest()} when nothing is corrected
	 */
	public Revision corrected() {
		return latest().corrected(this.title, this.corrections);
	}

	/**
	 * What the contributor has not been told by a letter yet: corrections, and such as
	 * they were told of and that are taken back.
	 * @return what to tell, at most one at a field
	 */
	List<CorrectedAnswer> untold() {
		Map<String, CorrectedAnswer> known = new LinkedHashMap<>();
		Map<String, CorrectedAnswer> told = Map.of();
		for (HistoryEntry entry : this.history) {
			if (entry.correction() != null) {
				known.put(entry.correction().field(), entry.correction());
			}
			if (entry.what().notSent().isPresent() && entry.what() != What.MERGED) {
				told = new LinkedHashMap<>(known);
			}
		}
		List<CorrectedAnswer> untold = new ArrayList<>();
		for (Correction correction : this.corrections) {
			if (!correction.told().equals(told.get(correction.field()))) {
				untold.add(correction.told());
			}
		}
		told.values()
			.stream()
			.filter((one) -> one.text() != null && correction(one.field()).isEmpty()
					&& latest().answer(one.field()).equals(List.of(one.own())))
			.forEach((one) -> untold.add(new CorrectedAnswer(one.field(), one.own(), null)));
		return untold;
	}

	/**
	 * Without the files that its forms came in.
	 * @return the state after
	 */
	public ReviewState withoutOriginals() {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, this.draftAwaited, this.hold, this.due, this.mergedInto,
				this.earlier, this.revisions.stream().map(Revision::withoutOriginal).toList(), this.history,
				this.corrections);
	}

	ReviewState takenBy(String editor) {
		return new ReviewState(this.id, this.reference, this.contributorId, Status.IN_REVIEW, this.title,
				this.countries, this.receivedAt, editor, this.category, this.draftAwaited, this.hold, this.due, null,
				this.earlier, this.revisions, this.history, this.corrections);
	}

	ReviewState returned() {
		return new ReviewState(this.id, this.reference, this.contributorId, Status.QUEUED, this.title, this.countries,
				this.receivedAt, null, this.category, this.draftAwaited, null, null, null, this.earlier, this.revisions,
				this.history, this.corrections);
	}

	ReviewState acceptedAs(Category category) {
		return new ReviewState(this.id, this.reference, this.contributorId, Status.ACCEPTED, this.title, this.countries,
				this.receivedAt, this.editor, category, true, null, null, null, this.earlier, this.revisions,
				this.history, this.corrections);
	}

	/**
	 * With a factsheet being drafted from it.
	 * @return the state after
	 */
	public ReviewState drafted() {
		return new ReviewState(this.id, this.reference, this.contributorId, this.status, this.title, this.countries,
				this.receivedAt, this.editor, this.category, null, this.hold, this.due, this.mergedInto, this.earlier,
				this.revisions, this.history, this.corrections);
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
				this.hold, this.due, (last.what() == What.MERGED) ? null : this.mergedInto, this.earlier,
				this.revisions, history, this.corrections);
	}

	private static <T> List<T> append(List<T> list, T last) {
		List<T> longer = new ArrayList<>(list);
		longer.add(last);
		return longer;
	}

}
