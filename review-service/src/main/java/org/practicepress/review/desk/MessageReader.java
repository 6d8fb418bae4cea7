package org.practicepress.review.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.review.contact.Contact;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Message;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.queue.MessageTexts;

import org.springframework.stereotype.Component;

/**
 * Reads what a contributor or a co-author wrote without sending a form, and what editors
 * wrote to them. The former is a stranger's text of any length: the page shows the
 * beginning of each of the latest, and has links to the rest.
 */
@Component
class MessageReader {

	/** In bytes, about three pages. */
	private static final int MOST_OF_ONE = 10_000;

	private static final int MOST = 20;

	private final MessageTexts texts;

	MessageReader(MessageTexts texts) {
		this.texts = texts;
	}

	/**
	 * A message as it is shown.
	 *
	 * @param at when it came or was written
	 * @param channel how it came; null for one that an editor wrote
	 * @param editor who wrote it; null for one of the contributor's or a co-author's
	 * @param coauthorId the co-author who wrote it, by what names them among the
	 * contributors; null for one of the contributor's or an editor's
	 * @param lines its first lines
	 * @param rest the whole of it, where the lines are not all there is
	 * @param became what has become of one that an editor wrote; null as long as nothing
	 * is known of that
	 */
	record Shown(Instant at, @Nullable String channel, @Nullable String editor, @Nullable String coauthorId,
			List<String> lines, @Nullable ClaimCheck rest, Contact.@Nullable Written became) {
	}

	/** The messages of a review, the latest first. */
	List<Shown> read(ReviewState state, Contact contact) {
		List<Shown> shown = new ArrayList<>();
		int earlier = (int) state.history().stream().filter(MessageReader::written).count();
		int received = 0;
		for (HistoryEntry entry : state.history().reversed()) {
			if (written(entry)) {
				earlier--;
				shown.add(new Shown(entry.at(), null, entry.editor(), null, lines(String.valueOf(entry.message())),
						null, (earlier < contact.written().size()) ? contact.written().get(earlier) : null));
			}
			for (Message message : entry.messages().reversed()) {
				shown.add(received(message, (received < MOST) ? MOST_OF_ONE : 0));
				received++;
			}
		}
		return shown;
	}

	private Shown received(Message message, int most) {
		return new Shown(message.at(), message.channel(), null, message.coauthorId(),
				lines(this.texts.beginning(message.text(), most)),
				(message.text().size() <= most) ? null : message.text(), null);
	}

	private static boolean written(HistoryEntry entry) {
		return entry.what() == What.MESSAGE_WRITTEN;
	}

	private static List<String> lines(String text) {
		return text.lines().filter((line) -> !line.isBlank()).toList();
	}

}
