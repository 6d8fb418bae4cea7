package org.practicepress.review.decision;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What an editor may want. Carries the editor's words as they came; whether they will do
 * is part of the decision.
 */
public sealed interface ReviewCommand {

	/**
	 * The public names of those about one review, as a pattern of an address has them.
	 */
	String NAMES = "changes-requests|acceptance|decline|merging|start|reopening|messages|no-answer|hold|hold-end|due-date"
			+ "|corrections|correction-end";

	/**
	 * The command by its public name, which pages and API share.
	 * @param name one of {@link #NAMES}
	 * @param input what was sent with it
	 * @return the command, or empty when none has that name
	 */
	static Optional<ReviewCommand> named(String name, Input input) {
		String category = input.category();
		String message = input.message();
		return switch (name) {
			case "start" -> Optional.of(new Start());
			case "changes-requests" -> Optional.of(new RequestChanges(message));
			case "acceptance" ->
				Optional.of(new Accept((category != null) ? Category.of(category).orElse(null) : null, message));
			case "decline" -> Optional.of(new Decline(message));
			case "merging" -> Optional.of(new Merge(input.into(), message));
			case "reopening" -> Optional.of(new Reopen());
			case "messages" -> Optional.of(new Write(message));
			case "no-answer" -> Optional.of(new LeaveUnanswered());
			case "hold" -> Optional.of(new PutOnHold(input.reason(), input.until(), message));
			case "hold-end" -> Optional.of(new Resume());
			case "due-date" -> Optional.of(new MoveDueDate(input.until(), input.reason()));
			case "corrections" -> Optional.of(new Correct(input.field(), (input.text() != null) ? input.text() : ""));
			case "correction-end" -> Optional.of(new Correct(input.field(), null));
			default -> Optional.empty();
		};
	}

	/**
	 * The same with questions about single answers.
	 * @param questions the questions as they came
	 * @return the command; the same if it asks for nothing
	 */
	default ReviewCommand asking(List<Question> questions) {
		return (this instanceof RequestChanges changes) ? new RequestChanges(changes.message(), questions) : this;
	}

	/**
	 * Whether it is for those only who have no interest of their own in it. Whoever has
	 * one may still hand it over, give it back and answer.
	 * @return true of what decides, or begins to
	 */
	default boolean judges() {
		return switch (this) {
			case Start start -> true;
			case RequestChanges changes -> true;
			case Accept accept -> true;
			case Decline decline -> true;
			case Merge merge -> true;
			case Reopen reopen -> true;
			case PutOnHold hold -> true;
			// it is asked about whoever gets it
			case Assign assign -> true;
			case Resume resume -> false;
			case MoveDueDate due -> true;
			case Correct correct -> true;
			case HandOver over -> false;
			case Return back -> false;
			case Write answer -> false;
			case LeaveUnanswered unanswered -> false;
		};
	}

	/** Take the submission. */
	record Start() implements ReviewCommand {
	}

	/** Give what nobody has to a colleague, or to oneself. */
	record Assign(@Nullable String to) implements ReviewCommand {
	}

	/** Give it to a colleague. */
	record HandOver(@Nullable String to) implements ReviewCommand {
	}

	/** Give it back, for anybody to take. */
	record Return() implements ReviewCommand {
	}

	/**
	 * Let it rest, until a day or until somebody says so.
	 *
	 * @param reason why, for those at the desk
	 * @param until the day, such as {@code 2026-12-04}; empty for none
	 * @param message what to tell the contributor; empty for nothing
	 */
	record PutOnHold(@Nullable String reason, @Nullable String until,
			@Nullable String message) implements ReviewCommand {
	}

	/** Go on with what was on hold. */
	record Resume() implements ReviewCommand {
	}

	/**
	 * Have it decided by another day.
	 *
	 * @param day the day, such as {@code 2026-12-04}
	 * @param reason why, for those at the desk
	 */
	record MoveDueDate(@Nullable String day, @Nullable String reason) implements ReviewCommand {
	}

	/**
	 * Correct one answer a little.
	 *
	 * @param field the key of the form's field
	 * @param text the whole answer as it shall be; null to have the contributor's words
	 * again
	 * @param ofTitle whether the practice is called by that answer
	 */
	record Correct(@Nullable String field, @Nullable String text, boolean ofTitle) implements ReviewCommand {

		public Correct(@Nullable String field, @Nullable String text) {
			this(field, text, false);
		}

	}

	/** Ask the contributor for changes, and about single answers. */
	record RequestChanges(@Nullable String message, List<Question> questions) implements ReviewCommand {

		public RequestChanges {
			questions = List.copyOf(questions);
		}

		public RequestChanges(@Nullable String message) {
			this(message, List.of());
		}

	}

	/** Accept it. */
	record Accept(@Nullable Category category, @Nullable String message) implements ReviewCommand {
	}

	/** Decline it. */
	record Decline(@Nullable String message) implements ReviewCommand {
	}

	/**
	 * Have another one go on in its place.
	 *
	 * @param into the reference of the other
	 * @param message what to tell the contributor
	 * @param kept what is known of the other; null while it is not looked up, and when
	 * nothing is called so
	 */
	record Merge(@Nullable String into, @Nullable String message, @Nullable MergeTarget kept) implements ReviewCommand {

		public Merge(@Nullable String into, @Nullable String message) {
			this(into, message, null);
		}

	}

	/** Take what was declined or merged into review again. */
	record Reopen() implements ReviewCommand {
	}

	/** Write to the contributor. */
	record Write(@Nullable String message) implements ReviewCommand {
	}

	/** What the contributor wrote last needs no answer. */
	record LeaveUnanswered() implements ReviewCommand {
	}

	/**
	 * What can be sent with a command; each takes what it knows.
	 *
	 * @param category the code of the category
	 * @param message what to tell the contributor
	 * @param reason why, for those at the desk
	 * @param until a day
	 * @param into the reference of the submission to merge into
	 * @param field the key of a field of the form
	 * @param text an answer as it shall be
	 */
	record Input(@Nullable String category, @Nullable String message, @Nullable String reason, @Nullable String until,
			@Nullable String into, @Nullable String field, @Nullable String text) {
	}

}
