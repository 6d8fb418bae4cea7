package org.practicepress.notification.heard;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventType;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.letter.Category;
import org.practicepress.notification.letter.Correction;
import org.practicepress.notification.letter.Notice;
import org.practicepress.notification.letter.Question;

/**
 * What letters need of the desk's events.
 */
public sealed interface ReviewEvent {

	/** The submission's short public code. */
	String reference();

	/** Whom to write to. */
	String contributorId();

	/** An editor has begun to read. */
	@EventType("review.started.v1")
	record Started(String reference, String contributorId) implements ReviewEvent {
	}

	/** The editor asks for a corrected form. */
	@EventType("review.changes-requested.v1")
	record ChangesRequested(String reference, String contributorId, String editor, String message,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Question> questions,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) implements ReviewEvent {

		public ChangesRequested {
			questions = (questions != null) ? List.copyOf(questions) : List.of();
			corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
		}

	}

	/** It will become a factsheet. */
	@EventType("review.accepted.v1")
	record Accepted(String reference, String contributorId, String editor, Category category, @Nullable String message,
			String title,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) implements ReviewEvent {

		public Accepted {
			corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
		}

	}

	/** It will not become a factsheet. */
	@EventType("review.declined.v1")
	record Declined(String reference, String contributorId, String editor, String message,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) implements ReviewEvent {

		public Declined {
			corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
		}

	}

	/** Another one goes on in its place. */
	@EventType("review.merged.v1")
	record Merged(String reference, String contributorId, String editor, String message, String mergedInto,
			boolean mayBeNamed, @Nullable String factsheet) implements ReviewEvent {
	}

	/** An editor has something to say. */
	@EventType("review.message-written.v1")
	record MessageWritten(String reference, String contributorId, String editor, String message,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) implements ReviewEvent {

		public MessageWritten {
			corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
		}

	}

	/**
	 * What it means for the conversation.
	 * @param event the event as it came
	 * @return what it tells
	 */
	default Told told(CloudEvent event) {
		return switch (this) {
			case Started started -> told(event, null, new Notice.ReviewStarted());
			case ChangesRequested requested -> told(event, null, new Notice.ChangesRequested(requested.message(),
					requested.editor(), requested.questions(), requested.corrections()));
			case Accepted accepted -> told(event, accepted.title(), new Notice.Accepted(accepted.category(),
					accepted.message(), accepted.editor(), accepted.corrections()));
			case Declined declined ->
				told(event, null, new Notice.Declined(declined.message(), declined.editor(), declined.corrections()));
			case Merged merged -> told(event, null, new Notice.Merged(merged.message(), merged.editor(),
					merged.mayBeNamed() ? merged.mergedInto() : null, merged.factsheet()));
			case MessageWritten written -> told(event, null,
					new Notice.MessageWritten(written.message(), written.editor(), written.corrections()));
		};
	}

	private Told told(CloudEvent event, @Nullable String title, Notice notice) {
		return new Told(event.id(), event.time(), reference(), contributorId(), null, title, null, notice);
	}

}
