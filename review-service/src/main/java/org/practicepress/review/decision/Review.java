package org.practicepress.review.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.Decision.Made;
import org.practicepress.review.decision.Decision.Moved;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.Decision.Refused;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Move.Assigned;
import org.practicepress.review.decision.Move.DueMoved;
import org.practicepress.review.decision.Move.HandedOver;
import org.practicepress.review.decision.Move.LeftUnanswered;
import org.practicepress.review.decision.Move.Returned;
import org.practicepress.review.decision.Move.ReturnedWhileAway;
import org.practicepress.review.decision.Move.TakenAgain;
import org.practicepress.review.decision.ReviewCommand.Accept;
import org.practicepress.review.decision.ReviewCommand.Assign;
import org.practicepress.review.decision.ReviewCommand.Correct;
import org.practicepress.review.decision.ReviewCommand.Decline;
import org.practicepress.review.decision.ReviewCommand.HandOver;
import org.practicepress.review.decision.ReviewCommand.LeaveUnanswered;
import org.practicepress.review.decision.ReviewCommand.Merge;
import org.practicepress.review.decision.ReviewCommand.MoveDueDate;
import org.practicepress.review.decision.ReviewCommand.PutOnHold;
import org.practicepress.review.decision.ReviewCommand.Reopen;
import org.practicepress.review.decision.ReviewCommand.RequestChanges;
import org.practicepress.review.decision.ReviewCommand.Resume;
import org.practicepress.review.decision.ReviewCommand.Return;
import org.practicepress.review.decision.ReviewCommand.Start;
import org.practicepress.review.decision.ReviewCommand.Write;
import org.practicepress.review.decision.ReviewEvent.Accepted;
import org.practicepress.review.decision.ReviewEvent.ChangesRequested;
import org.practicepress.review.decision.ReviewEvent.Corrected;
import org.practicepress.review.decision.ReviewEvent.Declined;
import org.practicepress.review.decision.ReviewEvent.Held;
import org.practicepress.review.decision.ReviewEvent.Merged;
import org.practicepress.review.decision.ReviewEvent.MessageWritten;
import org.practicepress.review.decision.ReviewEvent.Resumed;
import org.practicepress.review.decision.ReviewEvent.Started;

/**
 * The rules of a review.
 *
 * <p>
 * Any editor may decide on what is in review, not only the one who took it: a colleague
 * on leave must not block a contributor. For the same reason any editor may hand it over
 * or give it back. Who asked for changes in error, or got the answer by another way, may
 * take the submission back into review. What was declined or merged may be opened again:
 * it was a slip, or more is known. What was accepted may not: a factsheet is being made
 * of it. The contributor may be written to at any time, also when all is decided: they
 * may have asked something.
 */
public final class Review {

	/** About four pages, in characters. */
	public static final int LONGEST_MESSAGE = 10_000;

	/** In characters. */
	public static final int LONGEST_REASON = 2_000;

	private static final Set<Status> TAKEABLE = EnumSet.of(Status.QUEUED, Status.CHANGES_REQUESTED);

	/** From then on it is with an editor. */
	private static final Set<What> TAKINGS = EnumSet.of(What.STARTED, What.ASSIGNED, What.HANDED_OVER);

	private static final Set<What> RETURNS = EnumSet.of(What.RETURNED, What.RETURNED_WHILE_AWAY);

	private Review() {
	}

	/**
	 * Decides.
	 * @param state the review as it is
	 * @param command what the editor wants
	 * @param editor the editor's name
	 * @param now the time
	 * @return the decision or why there is none; a pure function of the parameters
	 */
	public static Decision decide(ReviewState state, ReviewCommand command, String editor, Instant now) {
		if (!possible(state, command)) {
			return new Refused(Refusal.NOT_NOW);
		}
		Revision latest = state.corrected();
		return switch (command) {
			case Start() -> wasReturned(state) ? new Moved(new TakenAgain(editor)) : started(state, editor);
			// the contributor was told that it is over, and hears that it is not
			case Reopen() -> started(state, editor);
			case HandOver(String to) -> (to == null || to.isBlank() || to.equals(state.editor()))
					? new Refused(Refusal.COLLEAGUE_MISSING) : new Moved(new HandedOver(editor, to));
			case Assign(String to) -> assigned(state, to, editor);
			case Return() -> new Moved(new Returned(editor));
			case PutOnHold hold -> held(state, hold, editor, now);
			case MoveDueDate due -> dueMoved(due, editor, now);
			case Correct correct -> corrected(state, correct, editor);
			case Resume() -> new Made(new Resumed(state.reference(), state.contributorId(), latest.number(), editor));
			case LeaveUnanswered() -> new Moved(new LeftUnanswered(editor));
			case Write(String words) -> said(words, (message) -> new MessageWritten(state.reference(),
					state.contributorId(), latest.number(), editor, message, toldWith(state, What.MESSAGE_WRITTEN)));
			case RequestChanges(String words, List<Question> questions) -> asked(state, words, questions, editor);
			case Decline(String words) -> said(words, (message) -> new Declined(state.reference(),
					state.contributorId(), latest.number(), editor, message, toldWith(state, What.DECLINED)));
			case Merge merge -> merged(state, merge, editor);
			case Accept(Category category, String words) -> {
				String message = tidied(words);
				if (category == null) {
					yield new Refused(Refusal.CATEGORY_MISSING);
				}
				if (message.length() > LONGEST_MESSAGE) {
					yield new Refused(Refusal.MESSAGE_TOO_LONG);
				}
				yield new Made(new Accepted(state.reference(), state.contributorId(), latest.number(), editor, category,
						message.isEmpty() ? null : message, latest.title(), latest.formVersion(), latest.formLanguage(),
						latest.answersLanguage(), latest.answers(), latest.photos(), latest.documents(),
						toldWith(state, What.ACCEPTED), now));
			}
		};
	}

	/**
	 * Whether a command fits the status a review has now.
	 * @param state the review as it is
	 * @param command what an editor may want
	 * @return whether to offer it
	 */
	public static boolean possible(ReviewState state, ReviewCommand command) {
		return switch (command) {
			case Start() -> TAKEABLE.contains(state.status());
			case Assign(var to) -> state.status() == Status.QUEUED;
			case HandOver(var to) -> inReview(state);
			// it would come back to nobody
			case Return() -> inReview(state) && state.hold() == null;
			case PutOnHold hold -> inReview(state);
			case MoveDueDate due -> inReview(state) && state.hold() == null;
			case Correct correct -> inReview(state);
			case Resume() -> state.hold() != null;
			case RequestChanges(var words, var questions) -> inReview(state);
			case Accept(var category, var words) -> inReview(state);
			case Decline(var words) -> inReview(state);
			case Merge merge -> inReview(state);
			case Reopen() -> state.status() == Status.DECLINED || state.status() == Status.MERGED;
			case Write(var words) -> true;
			case LeaveUnanswered() -> state.waitsForAnswer();
		};
	}

	/**
	 * Whether a command only makes sense if a letter reaches the contributor.
	 * @param command what an editor wants
	 * @return true for what is said to them beside a decision
	 */
	public static boolean tells(ReviewCommand command) {
		return command instanceof Write
				|| (command instanceof PutOnHold hold && hold.message() != null && !hold.message().isBlank());
	}

	/**
	 * Whether a command that came too late is one that was carried out before: a button
	 * was pressed twice, or what was sent was sent again. Of decisions none can be made
	 * twice, but the same words could be mailed twice.
	 * @param missed what has happened since the editor looked
	 * @param command what the editor wants
	 * @param editor the editor's name
	 * @return whether there is nothing left to do
	 */
	public static boolean doneBefore(List<HistoryEntry> missed, ReviewCommand command, String editor) {
		return ((command instanceof Write || command instanceof Merge) && sent(missed, command, editor))
				|| (command instanceof Correct correct && corrected(missed, correct, editor));
	}

	/**
	 * Whether somebody has sent just this since they looked.
	 * @param missed what has happened since
	 * @param command what they wanted to send
	 * @param editor their name
	 * @return whether the same words are on their way already
	 */
	public static boolean sent(List<HistoryEntry> missed, ReviewCommand command, String editor) {
		return (command instanceof RequestChanges(var asked, var questions)
				&& sent(missed, What.CHANGES_REQUESTED, asked, editor))
				|| (command instanceof Decline(var reason) && sent(missed, What.DECLINED, reason, editor))
				|| (command instanceof Merge merge && sent(missed, What.MERGED, merge.message(), editor))
				|| (command instanceof Accept(var category, var praise) && sent(missed, What.ACCEPTED, praise, editor))
				|| (command instanceof Write(var answer) && sent(missed, What.MESSAGE_WRITTEN, answer, editor));
	}

	private static boolean sent(List<HistoryEntry> missed, What what, @Nullable String words, String editor) {
		String message = tidied(words);
		return missed.stream()
			.anyMatch((entry) -> entry.what() == what && editor.equals(entry.editor())
					&& message.equals((entry.message() != null) ? entry.message() : ""));
	}

	/**
	 * What a day that has come makes of a review.
	 * @param state the review as it is
	 * @param today the day, in universal time
	 * @return what to tell the others; empty when nothing follows
	 */
	public static Optional<ReviewEvent> onDay(ReviewState state, LocalDate today) {
		Hold hold = state.hold();
		return (hold == null || hold.until() == null || hold.until().isAfter(today)) ? Optional.empty()
				: Optional.of(new Resumed(state.reference(), state.contributorId(), state.latest().number(), null));
	}

	/**
	 * Why a submission cannot be merged into another.
	 * @param state the one to be merged
	 * @param kept the one that is to go on; null when nothing is called so
	 * @return empty when it can
	 */
	public static Optional<Refusal> flaw(ReviewState state, @Nullable MergeTarget kept) {
		if (kept == null) {
			return Optional.of(Refusal.KEPT_UNKNOWN);
		}
		if (kept.review().id().equals(state.id())) {
			return Optional.of(Refusal.KEPT_ITSELF);
		}
		if (kept.review().status() == Status.MERGED) {
			return Optional.of(Refusal.KEPT_MERGED);
		}
		if (!kept.review().goesOn()) {
			return Optional.of(Refusal.KEPT_CLOSED);
		}
		return kept.othersMerged() ? Optional.of(Refusal.OTHERS_MERGED) : Optional.empty();
	}

	private static Decision merged(ReviewState state, Merge merge, String editor) {
		MergeTarget kept = merge.kept();
		Optional<Refusal> flaw = flaw(state, kept);
		if (kept == null || flaw.isPresent()) {
			return new Refused(flaw.orElse(Refusal.KEPT_UNKNOWN));
		}
		return said(merge.message(),
				(message) -> new Merged(state.reference(), state.contributorId(), state.latest().number(), editor,
						message, kept.review().id(), kept.mayBeNamed(), kept.review().published()));
	}

	private static Decision dueMoved(MoveDueDate due, String editor, Instant now) {
		String reason = tidied(due.reason());
		if (reason.isEmpty()) {
			return new Refused(Refusal.REASON_MISSING);
		}
		if (reason.length() > LONGEST_REASON) {
			return new Refused(Refusal.REASON_TOO_LONG);
		}
		return ComingDay.of((due.day() != null) ? due.day() : "", now)
			.<Decision>map((day) -> new Moved(new DueMoved(editor, day, reason)))
			.orElseGet(() -> new Refused(Refusal.DAY_WRONG));
	}

	private static Decision held(ReviewState state, PutOnHold hold, String editor, Instant now) {
		String reason = tidied(hold.reason());
		String message = tidied(hold.message());
		if (reason.isEmpty()) {
			return new Refused(Refusal.REASON_MISSING);
		}
		if (reason.length() > LONGEST_REASON) {
			return new Refused(Refusal.REASON_TOO_LONG);
		}
		if (message.length() > LONGEST_MESSAGE) {
			return new Refused(Refusal.MESSAGE_TOO_LONG);
		}
		String day = (hold.until() != null) ? hold.until().strip() : "";
		Optional<LocalDate> until = ComingDay.of(day, now);
		if (until.isEmpty() && !day.isEmpty()) {
			return new Refused(Refusal.DAY_WRONG);
		}
		List<ReviewEvent> events = new ArrayList<>();
		int revision = state.latest().number();
		events.add(new Held(state.reference(), state.contributorId(), revision, editor, reason, until.orElse(null)));
		if (!message.isEmpty()) {
			events.add(new MessageWritten(state.reference(), state.contributorId(), revision, editor, message,
					toldWith(state, What.MESSAGE_WRITTEN)));
		}
		return new Made(events);
	}

	/**
	 * Gives a new submission to somebody, as a rule says. What an editor has had before
	 * is not given away so: they had a reason to give it back.
	 * @param state the review as it is
	 * @param to the editor's name
	 * @param rule the rule's name
	 * @return what to tell the others; empty when nothing follows
	 */
	public static Optional<ReviewEvent> byRule(ReviewState state, String to, String rule) {
		return isNew(state)
				? Optional
					.of(new Started(state.reference(), state.contributorId(), state.latest().number(), to, null, rule))
				: Optional.empty();
	}

	/**
	 * Whether nobody has had it yet.
	 * @param state the review as it is
	 * @return false also of what was given back
	 */
	public static boolean isNew(ReviewState state) {
		return state.status() == Status.QUEUED && !wasReturned(state);
	}

	/**
	 * Takes from an editor what they have had since before they went away.
	 * @param state the review as it is
	 * @param editor the editor's name
	 * @param away since when they are away
	 * @return what to note; empty when it stays with them
	 */
	public static Optional<Move> returnedWhileAway(ReviewState state, String editor, Instant away) {
		boolean before = state.history()
			.stream()
			.filter((entry) -> TAKINGS.contains(entry.what()))
			.reduce((earlier, later) -> later)
			.map((taking) -> taking.at().isBefore(away))
			.orElse(true);
		return (before && editor.equals(state.editor()) && possible(state, new Return()))
				? Optional.of(new ReturnedWhileAway(editor)) : Optional.empty();
	}

	private static Decision assigned(ReviewState state, @Nullable String to, String editor) {
		if (to == null || to.isBlank()) {
			return new Refused(Refusal.COLLEAGUE_MISSING);
		}
		return wasReturned(state) ? new Moved(new Assigned(editor, to)) : new Made(
				new Started(state.reference(), state.contributorId(), state.latest().number(), to, editor, null));
	}

	private static Decision started(ReviewState state, String editor) {
		return new Made(new Started(state.reference(), state.contributorId(), state.latest().number(), editor));
	}

	/** The contributor knows that the review has begun, and need not hear it again. */
	private static boolean wasReturned(ReviewState state) {
		return state.status() == Status.QUEUED
				&& state.history().stream().anyMatch((entry) -> RETURNS.contains(entry.what()));
	}

	private static boolean inReview(ReviewState state) {
		return state.status() == Status.IN_REVIEW;
	}

	/**
	 * What an event makes of a review.
	 * @param state the review before
	 * @param event what was decided
	 * @param at when
	 * @return the review after
	 */
	public static ReviewState apply(ReviewState state, ReviewEvent event, Instant at) {
		return switch (event) {
			case Started started -> state.takenBy(started.editor())
				.noting((started.assignedBy() == null && started.rule() == null) ? entry(What.STARTED, event, null, at)
						: new HistoryEntry(at, What.ASSIGNED, started.revision(), started.assignedBy(),
								started.editor(), List.of(), List.of(), null, started.rule()));
			case Held held -> state.with(new Hold(at, held.editor(), held.reason(), held.until()))
				.noting(new HistoryEntry(at, What.HELD, held.revision(), held.editor(), held.reason(), List.of(),
						List.of(), held.until(), null));
			case Resumed resumed -> state.with((Hold) null).noting(entry(What.RESUMED, event, null, at));
			case ChangesRequested asked -> state.with(Status.CHANGES_REQUESTED)
				.noting(entry(What.CHANGES_REQUESTED, event, asked.message(), at).asking(asked.questions()));
			case Corrected corrected -> state.with(corrected, at)
				.noting(entry((corrected.text() != null) ? What.CORRECTED : What.CORRECTION_TAKEN_BACK, event, null, at)
					.correcting(new CorrectedAnswer(corrected.field(), corrected.own(), corrected.text())));
			case MessageWritten written -> state.noting(entry(What.MESSAGE_WRITTEN, event, written.message(), at));
			case Declined declined ->
				state.with(Status.DECLINED).noting(entry(What.DECLINED, event, declined.message(), at));
			case Merged merged ->
				state.mergedInto(merged.mergedInto()).noting(entry(What.MERGED, event, merged.message(), at));
			case Accepted accepted ->
				state.acceptedAs(accepted.category()).noting(entry(What.ACCEPTED, event, accepted.message(), at));
		};
	}

	/**
	 * Whether what was decided is a letter with an editor's decision or words, which may
	 * be taken back for a while. What is told beside something else, such as that it is
	 * on hold, is told at once, and so is that somebody has begun to read.
	 * @param events what was decided
	 * @return whether it rests
	 */
	public static boolean rests(List<ReviewEvent> events) {
		return events.size() == 1 && (events.getFirst() instanceof ChangesRequested
				|| events.getFirst() instanceof Accepted || events.getFirst() instanceof Declined
				|| events.getFirst() instanceof Merged || events.getFirst() instanceof MessageWritten);
	}

	/**
	 * What taking the last letter back makes of a review. Whether it still can be is not
	 * known here.
	 * @param state the review after the letter
	 * @param editor who takes it back
	 * @param at when
	 * @return the review as it was before, with both noted; empty when what happened last
	 * was no letter
	 */
	public static Optional<ReviewState> takenBack(ReviewState state, String editor, Instant at) {
		return state.history().getLast().what().notSent().map((notSent) -> state.withoutLast(notSent, editor, at));
	}

	/**
	 * What a move makes of a review.
	 * @param state the review before
	 * @param move what was decided
	 * @param at when
	 * @return the review after
	 */
	public static ReviewState apply(ReviewState state, Move move, Instant at) {
		return switch (move) {
			case TakenAgain taken -> state.takenBy(taken.editor()).noting(entry(What.STARTED, move, null, at));
			case HandedOver handed -> state.takenBy(handed.to()).noting(entry(What.HANDED_OVER, move, handed.to(), at));
			case DueMoved moved -> state.dueOn(moved.day())
				.noting(new HistoryEntry(at, What.DUE_MOVED, 0, moved.editor(), moved.reason(), List.of(), List.of(),
						moved.day(), null));
			case LeftUnanswered left -> state.noting(entry(What.LEFT_UNANSWERED, move, null, at));
			case Assigned assigned ->
				state.takenBy(assigned.to()).noting(entry(What.ASSIGNED, move, assigned.to(), at));
			case ReturnedWhileAway away -> state.returned().noting(entry(What.RETURNED_WHILE_AWAY, move, null, at));
			case Returned returned -> state.returned().noting(entry(What.RETURNED, move, null, at));
		};
	}

	private static HistoryEntry entry(What what, Move move, @Nullable String to, Instant at) {
		return new HistoryEntry(at, what, 0, move.editor(), to, List.of());
	}

	private static HistoryEntry entry(What what, ReviewEvent event, @Nullable String message, Instant at) {
		return new HistoryEntry(at, what, event.revision(), event.editor(), message, List.of());
	}

	/** Whether somebody has corrected just this, and nothing at that field since. */
	private static boolean corrected(List<HistoryEntry> missed, Correct correct, String editor) {
		return missed.stream()
			.filter((entry) -> entry.correction() != null && entry.correction().field().equals(correct.field()))
			.reduce((earlier, later) -> later)
			.filter((entry) -> editor.equals(entry.editor()) && entry.correction() != null
					&& Objects.equals(entry.correction().text(), correct.text()))
			.isPresent();
	}

	/** Whether it is small enough is asked before. */
	private static Decision corrected(ReviewState state, Correct correct, String editor) {
		String field = (correct.field() != null) ? correct.field() : "";
		List<String> own = state.latest().answer(field);
		if (own.size() != 1) {
			return new Refused(Refusal.NOT_CORRECTABLE);
		}
		String text = (correct.text() != null) ? correct.text() : own.getFirst();
		if (text.isBlank()) {
			return new Refused(Refusal.CORRECTION_MISSING);
		}
		if (state.corrected().answer(field).equals(List.of(text))) {
			return new Refused(Refusal.NOTHING_CORRECTED);
		}
		boolean theirs = text.equals(own.getFirst());
		return new Made(new Corrected(state.reference(), state.contributorId(), state.latest().number(), editor, field,
				own.getFirst(), theirs ? null : text,
				!correct.ofTitle() ? state.title() : theirs ? state.latest().title() : text));
	}

	/**
	 * The corrections that a letter lists below an editor's words: what no letter has
	 * told yet. Who is accepted hears of all that goes into the factsheet and is not
	 * theirs; whose submission goes on as another hears of none.
	 * @param state the review before the letter
	 * @param letter what the letter tells of
	 * @return at most one at a field
	 */
	public static List<CorrectedAnswer> toldWith(ReviewState state, What letter) {
		return switch (letter) {
			case ACCEPTED ->
				Stream
					.concat(state.corrections().stream().map(Correction::told),
							state.untold().stream().filter((one) -> one.text() == null))
					.toList();
			case CHANGES_REQUESTED, DECLINED, MESSAGE_WRITTEN -> state.untold();
			default -> List.of();
		};
	}

	private static Decision asked(ReviewState state, @Nullable String words, List<Question> typed, String editor) {
		List<Question> questions = typed.stream()
			.map((question) -> new Question(question.field(), PlainText.tidied(question.question())))
			.filter((question) -> !question.question().isEmpty())
			.toList();
		if (questions.size() > Question.MOST) {
			return new Refused(Refusal.TOO_MANY_QUESTIONS);
		}
		if (questions.stream().anyMatch((question) -> question.question().length() > Question.LONGEST)) {
			return new Refused(Refusal.QUESTION_TOO_LONG);
		}
		if (questions.stream().map(Question::field).distinct().count() < questions.size()) {
			return new Refused(Refusal.QUESTION_TWICE);
		}
		return said(words, (message) -> new ChangesRequested(state.reference(), state.contributorId(),
				state.latest().number(), editor, message, questions, toldWith(state, What.CHANGES_REQUESTED)));
	}

	private static Decision said(@Nullable String words, Function<String, ReviewEvent> event) {
		String message = tidied(words);
		if (message.isEmpty()) {
			return new Refused(Refusal.MESSAGE_MISSING);
		}
		if (message.length() > LONGEST_MESSAGE) {
			return new Refused(Refusal.MESSAGE_TOO_LONG);
		}
		return new Made(event.apply(message));
	}

	/** A browser sends CR LF; invisible control characters belong in no mail. */
	private static String tidied(@Nullable String words) {
		if (words == null) {
			return "";
		}
		StringBuilder tidied = new StringBuilder(words.length());
		words.replace("\r\n", "\n")
			.replace('\r', '\n')
			.chars()
			.filter((sign) -> sign == '\n' || sign == '\t' || !Character.isISOControl(sign))
			.forEach((sign) -> tidied.append((char) sign));
		return tidied.toString().strip();
	}

}
