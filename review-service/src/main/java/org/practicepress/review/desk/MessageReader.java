package org.practicepress.review.desk;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.review.decision.Message;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.queue.MessageTexts;

import org.springframework.stereotype.Component;

/**
 * Reads what a contributor wrote without sending a form. It is a stranger's text of any
 * length: the page shows the beginning of each of the latest, and has links to the rest.
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
	 * @param at when it came
	 * @param channel how it came
	 * @param lines its first lines
	 * @param file the whole of it
	 * @param whole whether the lines are all there is
	 */
	record Shown(Instant at, String channel, List<String> lines, ClaimCheck file, boolean whole) {
	}

	/** The messages of a review, the latest first. */
	List<Shown> read(ReviewState state) {
		List<Message> latestFirst = state.messages().reversed();
		return IntStream.range(0, latestFirst.size())
			.mapToObj((at) -> show(latestFirst.get(at), (at < MOST) ? MOST_OF_ONE : 0))
			.toList();
	}

	private Shown show(Message message, int most) {
		String text = this.texts.beginning(message.text(), most);
		return new Shown(message.at(), message.channel(), text.lines().filter((line) -> !line.isBlank()).toList(),
				message.text(), message.text().size() <= most);
	}

}
