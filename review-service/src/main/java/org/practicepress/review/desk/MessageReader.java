package org.practicepress.review.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.MongoGridFSException;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.review.decision.Message;
import org.practicepress.review.decision.ReviewState;

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

	private final ClaimChecks files;

	MessageReader(ClaimChecks files) {
		this.files = files;
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
		String text = beginning(message.text(), most);
		return new Shown(message.at(), message.channel(), text.lines().filter((line) -> !line.isBlank()).toList(),
				message.text(), message.text().size() <= most);
	}

	private String beginning(ClaimCheck file, int most) {
		if (file.size() == 0 || most == 0) {
			return "";
		}
		try (InputStream in = this.files.open(file)) {
			String text = new String(in.readNBytes(most), StandardCharsets.UTF_8);
			// a character that was cut in two
			return text.endsWith("\ufffd") ? text.substring(0, text.length() - 1) : text;
		}
		catch (MongoGridFSException ex) {
			return "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
