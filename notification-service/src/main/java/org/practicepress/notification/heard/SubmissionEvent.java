package org.practicepress.notification.heard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Problem;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventType;
import org.practicepress.messaging.inbox.LastWord;
import org.practicepress.notification.conversation.MailThread;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.letter.Notice;
import org.practicepress.notification.letter.Read;
import org.practicepress.notification.letter.UnreadableReason;

/**
 * What letters need of intake's events. Those told before the link stood with the
 * contributor tell it themselves.
 */
public sealed interface SubmissionEvent {

	/** The submission's short public code. */
	String reference();

	/** Whom to write to. */
	String contributorId();

	/** A complete form. */
	@EventType("submission.received.v1")
	record Received(String reference, @Nullable String statusToken, String contributorId, String title,
			@Nullable Map<String, List<String>> answers, @Nullable Map<String, String> found,
			@Nullable Map<String, String> written, List<Problem> problems, @Nullable List<ClaimCheck> documents,
			@Nullable MailThread thread) implements SubmissionEvent {

		public Received {
			problems = List.copyOf(problems);
		}

	}

	/** A complete form that replaces another. */
	@EventType("submission.revised.v1")
	record Revised(String reference, @Nullable String statusToken, String contributorId, String title,
			@Nullable Map<String, List<String>> answers, @Nullable Map<String, String> found,
			@Nullable Map<String, String> written, List<Problem> problems, @Nullable List<ClaimCheck> documents,
			@Nullable MailThread thread) implements SubmissionEvent {

		public Revised {
			problems = List.copyOf(problems);
		}

	}

	/** A form that lacks something. */
	@EventType("submission.incomplete.v1")
	record Incomplete(String reference, @Nullable String statusToken, String contributorId, @Nullable String title,
			@Nullable Map<String, List<String>> answers, @Nullable Map<String, String> found,
			@Nullable Map<String, String> written, List<Problem> problems,
			@Nullable MailThread thread) implements SubmissionEvent {

		public Incomplete {
			problems = List.copyOf(problems);
		}

	}

	/** Nothing that can be read as the form. */
	@EventType("submission.unreadable.v1")
	record Unreadable(String reference, @Nullable String statusToken, String contributorId, UnreadableReason reason,
			@Nullable String instead, @Nullable String fileName,
			@Nullable MailThread thread) implements SubmissionEvent {
	}

	/**
	 * Words that the editors read. Those are quiet that came beside files, as a letter
	 * about these follows, or were written on the status page, which has said so.
	 */
	@EventType("submission.message-received.v1")
	record MessageReceived(String reference, String contributorId, @Nullable MailThread thread,
			@Nullable Boolean quiet) implements SubmissionEvent {
	}

	/** An editor has answered a mail that nobody could make anything of. */
	@EventType("submission.mail-answered.v1")
	record MailAnswered(String reference, String contributorId, String message, String editor,
			@Nullable MailThread thread) implements SubmissionEvent {
	}

	/** A form that cannot be read yet, for a fault of ours. */
	@EventType("submission.delayed.v1")
	record Delayed(String reference, @Nullable String statusToken, String contributorId,
			@Nullable MailThread thread) implements SubmissionEvent {
	}

	/** Somebody with the link wants everything erased. */
	@EventType("submission.erasure-asked.v1")
	record ErasureAsked(String reference, String contributorId, String key,
			Instant expiresAt) implements SubmissionEvent {
	}

	/** All of it is erased. */
	@EventType("submission.erased.v1")
	record Erased(String reference, String contributorId) implements SubmissionEvent, LastWord {
	}

	/** The contributor has taken it back. */
	@EventType("submission.withdrawn.v1")
	record Withdrawn(String reference, String contributorId) implements SubmissionEvent {
	}

	/**
	 * What it means for the conversation.
	 * @param event the event as it came
	 * @return what it tells; empty when there is nothing to write
	 */
	default Optional<Told> told(CloudEvent event) {
		return Optional.ofNullable(switch (this) {
			case Received form ->
				told(event, form.statusToken(), form.title(), form.thread(), new Notice.Received(form.problems(),
						Read.of(form.answers(), form.found(), form.written(), pictures(form.documents()))));
			case Revised form ->
				told(event, form.statusToken(), form.title(), form.thread(), new Notice.Revised(form.problems(),
						Read.of(form.answers(), form.found(), form.written(), pictures(form.documents()))));
			case Incomplete form ->
				told(event, form.statusToken(), form.title(), form.thread(), new Notice.Incomplete(form.problems(),
						Read.of(form.answers(), form.found(), form.written(), List.of())));
			case Unreadable file -> told(event, file.statusToken(), null, file.thread(),
					new Notice.Unreadable(file.reason().orRather(file.instead()), file.fileName()));
			case MessageReceived message when Boolean.TRUE.equals(message.quiet()) -> null;
			case MessageReceived message -> told(event, null, null, message.thread(), new Notice.MessageReceived());
			case MailAnswered answered -> told(event, null, null, answered.thread(),
					new Notice.MailAnswered(answered.message(), answered.editor()));
			case Delayed form -> told(event, form.statusToken(), null, form.thread(), new Notice.Delayed());
			case ErasureAsked asked ->
				told(event, null, null, null, new Notice.ErasureAsked(asked.key(), asked.expiresAt()));
			case Erased erased -> told(event, null, null, null, new Notice.Erased());
			case Withdrawn withdrawn -> told(event, null, null, null, new Notice.Withdrawn());
		});
	}

	/** Pictures among the other files: of a kind that is not taken as photos. */
	private static List<String> pictures(@Nullable List<ClaimCheck> documents) {
		return (documents != null) ? documents.stream()
			.filter((document) -> document.mediaType().startsWith("image/"))
			.map(ClaimCheck::name)
			.toList() : List.of();
	}

	private Told told(CloudEvent event, @Nullable String statusToken, @Nullable String title,
			@Nullable MailThread thread, Notice notice) {
		return new Told(event.id(), event.time(), reference(), contributorId(), statusToken, title, thread, notice);
	}

}
