package org.practicepress.review.subscription;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventType;

/**
 * What the desk tells of mails to its own people: on {@code editors}, a topic that
 * forgets, where mail reaches them; on {@code desk.events} what they are to be told. The
 * latter names submissions by their ids only, so that nothing of them stays there when
 * they are erased.
 */
public sealed interface DeskMail {

	/**
	 * Where mail reaches somebody. Without name, address and token: nobody writes to them
	 * any more.
	 */
	@EventType("editor.updated.v1")
	record EditorUpdated(@Nullable String name, @Nullable String email, String language,
			@Nullable String unsubscribeToken, @Nullable Instant chosenAt) implements DeskMail {

		/** Logs name nobody. */
		@Override
		public String toString() {
			return "EditorUpdated[" + this.language + "]";
		}

	}

	/** Something waits, and it is time to say so. */
	@EventType("digest.due.v1")
	record DigestDue(List<String> arrived, List<Held> mine, List<String> overdue, int more, long queued,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> mentioned) implements DeskMail {

		public DigestDue {
			arrived = List.copyOf(arrived);
			mine = List.copyOf(mine);
			overdue = List.copyOf(overdue);
			mentioned = (mentioned != null) ? List.copyOf(mentioned) : List.of();
		}

		boolean saysNothing() {
			return submissions().findAny().isEmpty();
		}

		/** Those that it names. */
		Stream<String> submissions() {
			return Stream
				.of(this.arrived.stream(), this.mine.stream().map(Held::submissionId), this.overdue.stream(),
						this.mentioned.stream())
				.flatMap((ids) -> ids);
		}

	}

	/** Something has come of which somebody wants to hear at once. */
	@EventType("news.arrived.v1")
	record NewsArrived(String cause, String submissionId, News news) implements DeskMail {
	}

	/**
	 * A submission that somebody holds.
	 *
	 * @param submissionId its id
	 * @param news what has happened to it
	 */
	record Held(String submissionId, List<News> news) {

		public Held {
			news = List.copyOf(news);
		}

	}

	/**
	 * What can happen to a submission that somebody at the desk should know of. The codes
	 * are public names.
	 */
	enum News {

		/** It came. */
		RECEIVED("received"),

		/** A corrected form came. */
		REVISED("revised"),

		/** The contributor wrote. */
		MESSAGE("message"),

		/** A colleague handed it over. */
		HANDED_OVER("handed-over"),

		/** A colleague asks them in a note. */
		MENTIONED("mentioned");

		private final String code;

		News(String code) {
			this.code = code;
		}

		@JsonValue
		public String code() {
			return this.code;
		}

	}

}
