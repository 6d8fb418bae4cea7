package org.practicepress.notification.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.practicepress.notification.conversation.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SMTP server that takes letters. What it says to us (wrong password, unknown sender,
 * relay access denied, busy, away) may be mended, so the letter is kept; only what it
 * clearly says of the recipient or the letter is final. A connection on which a letter
 * was taken is kept for the next.
 */
final class Relay {

	private static final Logger logger = LoggerFactory.getLogger(Relay.class);

	/** Shorter than any server waits. */
	private static final Duration KEPT = Duration.ofSeconds(20);

	/** Some servers end a connection on which more come. */
	private static final int MOST_ON_A_LINE = 100;

	private final String name;

	private final RelaySender sender;

	private final Rate rate;

	private final Clock clock;

	private final Deque<Line> idle = new ArrayDeque<>();

	private Standing standing = Standing.UNKNOWN;

	private Rest rest = Rest.NONE;

	/**
	 * A relay.
	 * @param name what it is called
	 * @param sender connects to it
	 * @param perMinute how many letters within any minute; 0 for as many as it takes
	 * @param clock the time
	 */
	Relay(String name, RelaySender sender, int perMinute, Clock clock) {
		this.name = name;
		this.sender = sender;
		this.rate = new Rate(perMinute);
		this.clock = clock;
	}

	String name() {
		return this.name;
	}

	Session session() {
		return this.sender.getSession();
	}

	/** How long it is left alone while there is another one. */
	synchronized Rest rest() {
		return this.rest;
	}

	/**
	 * Takes a turn for a letter, if it may have one more within this minute.
	 * @return false when letters must wait
	 */
	boolean takesTurn() {
		return this.rate.take(this.clock.instant());
	}

	boolean hasRoom() {
		return this.rate.hasRoom(this.clock.instant());
	}

	/**
	 * Offers a letter.
	 * @param mail the letter
	 * @param to the recipient
	 * @return what it said
	 */
	Outcome offer(Handed mail, InternetAddress to) {
		Line line = null;
		try {
			line = line();
			line.transport().sendMessage(mail, new Address[] { to });
			keep(line);
			return taken(to.getAddress());
		}
		catch (MessagingException ex) {
			close(line);
			return (line != null && line.used() && !mail.begun() && isAboutUs(ex)) ? offer(mail, to)
					: judge(ex, mail, to);
		}
		catch (RuntimeException ex) {
			close(line);
			throw ex;
		}
	}

	/** A connection that was kept may have ended, or have had as many as it may. */
	private static boolean isAboutUs(MessagingException failure) {
		return Refusal.of(failure).map((refusal) -> refusal.about() == Refusal.About.US).orElse(true);
	}

	private synchronized Outcome judge(MessagingException failure, Handed mail, InternetAddress recipient) {
		Optional<Refusal> said = Refusal.of(failure);
		if (mail.begun() && (said.isEmpty() || !said.get().answered())) {
			return said
				.map((refusal) -> stuck(refusal, Nameless.answer(refusal.answer(), recipient),
						Outcome.Meant.PERHAPS_NOBODY))
				.orElseGet(() -> new Outcome.Stuck(Refusal.root(failure), Outcome.Meant.PERHAPS_NOBODY));
		}
		if (said.isEmpty()) {
			return resting(new Outcome.Stuck(Refusal.root(failure), Outcome.Meant.US));
		}
		Refusal refusal = said.get();
		String answer = Nameless.answer(refusal.answer(), recipient);
		return switch (refusal.about()) {
			case RECIPIENT, LETTER -> ended(refusal, answer);
			case PERHAPS_THE_RECIPIENT -> means(recipient.getAddress(), refusal) ? ended(refusal, answer)
					: stuck(refusal, answer, Outcome.Meant.PERHAPS_THE_RECIPIENT);
			case US -> resting(stuck(refusal, answer, Outcome.Meant.US));
		};
	}

	private Outcome resting(Outcome.Stuck stuck) {
		this.rest = this.rest.longer(stuck.why(), this.clock.instant());
		return stuck;
	}

	private boolean means(String recipient, Refusal refusal) {
		this.standing = this.standing.refused(recipient, refusal.answer());
		return this.standing.means(recipient);
	}

	private Outcome ended(Refusal refusal, String answer) {
		this.rest = Rest.NONE;
		return refusal.permanent() ? new Outcome.Never(Reason.REJECTED, answer)
				: new Outcome.NotNow(refusal.summary(), answer);
	}

	private static Outcome.Stuck stuck(Refusal refusal, String answer, Outcome.Meant meant) {
		return new Outcome.Stuck(refusal.summary(), answer, meant);
	}

	private synchronized Outcome taken(String recipient) {
		this.standing = this.standing.taken(recipient);
		this.rest = Rest.NONE;
		return new Outcome.Accepted();
	}

	/** One that is still there, or a new one. */
	private Line line() throws MessagingException {
		for (Line kept = kept(); kept != null; kept = kept()) {
			if (kept.mails() < MOST_ON_A_LINE && kept.transport().isConnected()) {
				return kept;
			}
			close(kept);
		}
		return new Line(this.sender.connectTransport(), 0, this.clock.instant());
	}

	private synchronized @Nullable Line kept() {
		return this.idle.pollLast();
	}

	private synchronized void keep(Line line) {
		this.idle.addLast(new Line(line.transport(), line.mails() + 1, this.clock.instant()));
	}

	/** Ends the connections on which nothing has gone for a while. */
	void tidy() {
		Instant now = this.clock.instant();
		end((line) -> !line.since().plus(KEPT).isAfter(now)).forEach(Relay::close);
	}

	/** Ends all that are not in use. */
	void close() {
		end((line) -> true).forEach(Relay::close);
	}

	private synchronized List<Line> end(Predicate<Line> ends) {
		List<Line> ended = new ArrayList<>(this.idle.stream().filter(ends).toList());
		this.idle.removeAll(ended);
		return ended;
	}

	private static void close(@Nullable Line line) {
		try {
			if (line != null) {
				line.transport().close();
			}
		}
		catch (MessagingException ex) {
			logger.debug("A connection had ended", ex);
		}
	}

	/**
	 * A connection.
	 *
	 * @param transport the connection
	 * @param mails how many letters it has carried
	 * @param since when the last of them went, or when it began
	 */
	private record Line(Transport transport, int mails, Instant since) {

		private boolean used() {
			return this.mails > 0;
		}

	}

}
