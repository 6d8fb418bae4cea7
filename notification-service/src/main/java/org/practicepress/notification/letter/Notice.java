package org.practicepress.notification.letter;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Problem;

/**
 * What happened to a submission, with all that its letter tells beyond the conversation.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Notice {

	@JsonTypeName("draft-saved")
	record DraftSaved(Instant expiresAt) implements Notice {
	}

	@JsonTypeName("received")
	record Received(List<Problem> problems, @Nullable Read read) implements Notice {

		public Received {
			problems = listed(problems);
		}

	}

	@JsonTypeName("revised")
	record Revised(List<Problem> problems, @Nullable Read read) implements Notice {

		public Revised {
			problems = listed(problems);
		}

	}

	@JsonTypeName("incomplete")
	record Incomplete(List<Problem> problems, @Nullable Read read) implements Notice {

		public Incomplete {
			problems = listed(problems);
		}

	}

	@JsonTypeName("unreadable")
	record Unreadable(UnreadableReason reason, @Nullable String fileName) implements Notice {
	}

	@JsonTypeName("message-received")
	record MessageReceived() implements Notice {
	}

	@JsonTypeName("delayed")
	record Delayed() implements Notice {
	}

	@JsonTypeName("mail-held")
	record MailHeld(String mail) implements Notice {
	}

	@JsonTypeName("erasure-asked")
	record ErasureAsked(String key, Instant expiresAt) implements Notice {
	}

	/** Nothing else is known any more. */
	@JsonTypeName("erased")
	record Erased() implements Notice {
	}

	@JsonTypeName("withdrawn")
	record Withdrawn() implements Notice {
	}

	@JsonTypeName("review-started")
	record ReviewStarted() implements Notice {
	}

	@JsonTypeName("changes-requested")
	record ChangesRequested(String message) implements Notice {
	}

	@JsonTypeName("reminder")
	record Reminder(String message, Instant askedAt) implements Notice {
	}

	@JsonTypeName("accepted")
	record Accepted(Category category, @Nullable String message) implements Notice {
	}

	@JsonTypeName("declined")
	record Declined(String message) implements Notice {
	}

	@JsonTypeName("published")
	record Published(int number, String path) implements Notice {
	}

	@JsonTypeName("factsheet-withdrawn")
	record FactsheetWithdrawn(@Nullable Integer number, @Nullable String reason) implements Notice {
	}

	/**
	 * What its letter tells.
	 * @return the kind
	 */
	default Kind kind() {
		return switch (this) {
			case DraftSaved saved -> Kind.DRAFT_SAVED;
			case Received received -> Kind.RECEIVED;
			case Revised revised -> Kind.REVISED;
			case Incomplete incomplete -> Kind.INCOMPLETE;
			case Unreadable unreadable -> Kind.UNREADABLE;
			case MessageReceived message -> Kind.MESSAGE_RECEIVED;
			case Delayed delayed -> Kind.DELAYED;
			case ErasureAsked asked -> Kind.ERASURE_ASKED;
			case Erased erased -> Kind.ERASED;
			case Withdrawn withdrawn -> Kind.WITHDRAWN;
			case ReviewStarted started -> Kind.REVIEW_STARTED;
			case MailHeld held -> Kind.MAIL_HELD;
			case ChangesRequested requested -> Kind.CHANGES_REQUESTED;
			case Reminder reminder -> Kind.REMINDER;
			case Accepted accepted -> Kind.ACCEPTED;
			case Declined declined -> Kind.DECLINED;
			case Published published -> Kind.PUBLISHED;
			case FactsheetWithdrawn withdrawn -> Kind.FACTSHEET_WITHDRAWN;
		};
	}

	private static <T> List<T> listed(@Nullable List<T> list) {
		return (list != null) ? List.copyOf(list) : List.of();
	}

}
