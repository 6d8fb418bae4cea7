package org.practicepress.notification.letter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
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

	/** The page lies below the path, where the recipient's own link opens it. */
	@JsonTypeName("coauthor-asked")
	record CoauthorAsked(String path) implements Notice {
	}

	@JsonTypeName("coauthor-unreached")
	record CoauthorUnreached() implements Notice {
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
	record ChangesRequested(String message, @Nullable String editor,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Question> questions,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) implements Notice {

		public ChangesRequested {
			questions = listed(questions);
			corrections = listed(corrections);
		}

		public ChangesRequested(String message) {
			this(message, null, List.of(), List.of());
		}

	}

	@JsonTypeName("reminder")
	record Reminder(String message, Instant askedAt,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Question> questions) implements Notice {

		public Reminder {
			questions = listed(questions);
		}

		public Reminder(String message, Instant askedAt) {
			this(message, askedAt, List.of());
		}

	}

	@JsonTypeName("message-written")
	record MessageWritten(String message, @Nullable String editor,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) implements Notice {

		public MessageWritten {
			corrections = listed(corrections);
		}

		public MessageWritten(String message) {
			this(message, null, List.of());
		}

	}

	@JsonTypeName("mail-answered")
	record MailAnswered(String message, @Nullable String editor) implements Notice {

		public MailAnswered(String message) {
			this(message, null);
		}

	}

	@JsonTypeName("accepted")
	record Accepted(Category category, @Nullable String message, @Nullable String editor,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) implements Notice {

		public Accepted {
			corrections = listed(corrections);
		}

		public Accepted(Category category, @Nullable String message) {
			this(category, message, null, List.of());
		}

	}

	@JsonTypeName("declined")
	record Declined(String message, @Nullable String editor,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections) implements Notice {

		public Declined {
			corrections = listed(corrections);
		}

		public Declined(String message) {
			this(message, null, List.of());
		}

	}

	/**
	 * Another submission goes on in its place.
	 *
	 * @param message what the editor says
	 * @param editor who
	 * @param kept the id of the other one; null when the letter may not name it
	 * @param factsheet where on the site it is published; null when it is not
	 */
	@JsonTypeName("merged")
	record Merged(String message, @Nullable String editor, @Nullable String kept,
			@Nullable String factsheet) implements Notice {
	}

	/** The draft lies below the path, where the contributor's own link opens it. */
	@JsonTypeName("draft-shown")
	record DraftShown(String path, @Nullable String editor) implements Notice {

		public DraftShown(String path) {
			this(path, null);
		}

	}

	@JsonTypeName("published")
	record Published(int number, String path) implements Notice {
	}

	@JsonTypeName("factsheet-withdrawn")
	record FactsheetWithdrawn(@Nullable Integer number, @Nullable String reason) implements Notice {
	}

	/** What waits at the desk for somebody. What is named is known by ids only. */
	@JsonTypeName("desk-digest")
	record DeskDigest(List<String> arrived, List<Held> mine, List<String> overdue, int more, long queued,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> mentioned) implements Notice {

		public DeskDigest {
			arrived = listed(arrived);
			mine = listed(mine);
			overdue = listed(overdue);
			mentioned = listed(mentioned);
		}

		/**
		 * A submission that somebody holds.
		 *
		 * @param submissionId its id
		 * @param news what has happened to it
		 */
		public record Held(String submissionId, List<News> news) {

			public Held {
				news = listed(news);
			}

		}

	}

	/** Something has come of which somebody at the desk wants to hear at once. */
	@JsonTypeName("desk-news")
	record DeskNews(String submissionId, News news) implements Notice {
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
			case CoauthorAsked asked -> Kind.COAUTHOR_ASKED;
			case CoauthorUnreached unreached -> Kind.COAUTHOR_UNREACHED;
			case ChangesRequested requested -> Kind.CHANGES_REQUESTED;
			case Reminder reminder -> Kind.REMINDER;
			case MessageWritten written -> Kind.MESSAGE_WRITTEN;
			case MailAnswered answered -> Kind.MAIL_ANSWERED;
			case Accepted accepted -> Kind.ACCEPTED;
			case Declined declined -> Kind.DECLINED;
			case Merged merged -> Kind.MERGED;
			case DraftShown shown -> Kind.DRAFT_SHOWN;
			case Published published -> Kind.PUBLISHED;
			case FactsheetWithdrawn withdrawn -> Kind.FACTSHEET_WITHDRAWN;
			case DeskDigest digest -> Kind.DESK_DIGEST;
			case DeskNews news -> switch (news.news()) {
				case RECEIVED -> Kind.DESK_RECEIVED;
				case REVISED, HANDED_OVER -> Kind.DESK_REVISED;
				case MESSAGE -> Kind.DESK_MESSAGE;
				case MENTIONED -> Kind.DESK_MENTIONED;
			};
		};
	}

	/**
	 * Who has something to say in it.
	 * @return the editor's name; null when no editor has, and in what was told before it
	 * was kept
	 */
	default @Nullable String editor() {
		return null;
	}

	/**
	 * The submissions that its letter names beside the one that it is about: what is said
	 * of them is looked up when it is written.
	 * @return their ids; in a letter to a contributor at most the one that goes on in the
	 * place of theirs
	 */
	default List<String> submissions() {
		return switch (this) {
			case DeskDigest digest -> Stream
				.of(digest.arrived().stream(), digest.mine().stream().map(DeskDigest.Held::submissionId),
						digest.overdue().stream(), digest.mentioned().stream())
				.flatMap((ids) -> ids)
				.distinct()
				.toList();
			case DeskNews news -> List.of(news.submissionId());
			case Merged merged -> Stream.ofNullable(merged.kept()).toList();
			case Notice other -> List.of();
		};
	}

	/**
	 * What is left of it once its letter has come to its end.
	 * @return the same; without the submissions that a letter to the desk names
	 */
	default Notice settled() {
		return (this instanceof DeskDigest digest)
				? new DeskDigest(List.of(), List.of(), List.of(), digest.more(), digest.queued(), List.of()) : this;
	}

	/**
	 * What can happen to a submission that those at the desk should know of.
	 */
	enum News {

		/** It came. */
		RECEIVED,

		/** A corrected form came. */
		REVISED,

		/** The contributor wrote. */
		MESSAGE,

		/** A colleague handed it over. */
		HANDED_OVER,

		/** A colleague asks the recipient in a note. */
		MENTIONED;

		@JsonValue
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		@JsonCreator
		public static News of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
		}

	}

	private static <T> List<T> listed(@Nullable List<T> list) {
		return (list != null) ? List.copyOf(list) : List.of();
	}

}
