package org.practicepress.notification.heard;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventType;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.letter.Notice;

/**
 * What the desk wants its own people to be told.
 */
public sealed interface DeskEvent {

	/** Something waits for somebody. */
	@EventType("digest.due.v1")
	record DigestDue(List<String> arrived, List<Notice.DeskDigest.Held> mine, List<String> overdue, int more,
			long queued, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> mentioned) implements DeskEvent {

		public DigestDue {
			arrived = List.copyOf(arrived);
			mine = List.copyOf(mine);
			overdue = List.copyOf(overdue);
			mentioned = (mentioned != null) ? List.copyOf(mentioned) : List.of();
		}

	}

	/** Something has come of which somebody wants to hear at once. */
	@EventType("news.arrived.v1")
	record NewsArrived(String cause, String submissionId, Notice.News news) implements DeskEvent {
	}

	/**
	 * What it means for the conversation with that person. News are known by what they
	 * came with, so that telling them again makes no second letter.
	 * @param event the event as it came
	 * @return what it tells
	 */
	default Told told(CloudEvent event) {
		return switch (this) {
			case DigestDue digest -> told(event, event.id(), new Notice.DeskDigest(digest.arrived(), digest.mine(),
					digest.overdue(), digest.more(), digest.queued(), digest.mentioned()));
			case NewsArrived news -> told(event, news.cause(), new Notice.DeskNews(news.submissionId(), news.news()));
		};
	}

	private static Told told(CloudEvent event, String cause, Notice notice) {
		return new Told(cause, event.time(), Conversation.OF_THE_DESK, event.subject(), null, null, null, notice);
	}

}
