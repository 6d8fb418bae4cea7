package org.practicepress.notification.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Threading;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Letter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where letters go out: one relay, or several in order. The next one is used when one
 * cannot be reached or takes nothing from us, which then rests; what one says of the
 * recipient holds.
 */
final class MailServer {

	private static final Logger logger = LoggerFactory.getLogger(MailServer.class);

	/**
	 * Who has waited longer for one does not ask another: the letter is ours for a while
	 * only, and has its next turn soon.
	 */
	private static final Duration LONGEST_SEARCH = Duration.ofSeconds(40);

	private final List<Relay> relays;

	private final InternetAddress from;

	private final boolean returnsToPlus;

	private final Clock clock;

	/**
	 * The server.
	 * @param relays the relays, the first that is to be used first
	 * @param from the practices address
	 * @param returnsToPlus whether each letter returns to an address that names it
	 * @param clock the time
	 */
	MailServer(List<Relay> relays, InternetAddress from, boolean returnsToPlus, Clock clock) {
		this.relays = List.copyOf(relays);
		this.from = from;
		this.returnsToPlus = returnsToPlus;
		this.clock = clock;
	}

	/**
	 * The relay that takes the next letter, which then counts as handed to it.
	 * @return empty when it has had as many as it may within a minute: letters wait
	 */
	Optional<Relay> turn() {
		return Optional.of(next()).filter(Relay::takesTurn);
	}

	/**
	 * Whether there would be a turn.
	 * @return false while letters wait for the minute to be over
	 */
	boolean hasTurn() {
		return next().hasRoom();
	}

	/** The first that does not rest, or else the one that has rested longest. */
	private Relay next() {
		Instant now = this.clock.instant();
		return this.relays.stream()
			.filter((relay) -> !relay.rest().holds(now))
			.findFirst()
			.orElseGet(() -> this.relays.stream()
				.min(Comparator.comparing((Relay relay) -> relay.rest().until()))
				.orElseThrow());
	}

	/**
	 * Sends a letter.
	 * @param first the relay whose turn it is
	 * @param letter the letter
	 * @param kind what it tells
	 * @param email the contributor's address
	 * @param name the contributor's name, perhaps empty
	 * @param subject the subject, one line
	 * @param threading where it lies
	 * @param messageId its Message-ID
	 * @return what the last relay that was asked said
	 */
	Outcome send(Relay first, Letter letter, Kind kind, String email, String name, String subject, Threading threading,
			String messageId) {
		InternetAddress to;
		try {
			to = Envelope.recipient(email, name);
		}
		catch (AddressException ex) {
			return new Outcome.Never(Reason.BAD_ADDRESS, null);
		}
		try {
			Instant end = this.clock.instant().plus(LONGEST_SEARCH);
			Outcome outcome = first.offer(mail(first, letter, kind, to, subject, threading, messageId), to);
			for (Relay next : this.relays.subList(this.relays.indexOf(first) + 1, this.relays.size())) {
				Instant now = this.clock.instant();
				if (!(outcome instanceof Outcome.Stuck stuck && stuck.meant().elsewhere()) || now.isAfter(end)) {
					return outcome;
				}
				if (!next.rest().holds(now) && next.takesTurn()) {
					logger.warn("A letter is not taken ({}): relay {} is asked", stuck.why(), next.name());
					outcome = next.offer(mail(next, letter, kind, to, subject, threading, messageId), to);
				}
			}
			return outcome;
		}
		catch (MessagingException ex) {
			return new Outcome.Stuck(ex, Outcome.Meant.THE_LETTER);
		}
	}

	private Handed mail(Relay relay, Letter letter, Kind kind, InternetAddress to, String subject, Threading threading,
			String messageId) throws MessagingException {
		Handed mail = new Handed(relay.session());
		Envelope.fill(mail, letter, kind, to, this.from, subject, threading, messageId);
		mail.setEnvelopeFrom(
				this.returnsToPlus ? Envelope.plus(this.from.getAddress(), messageId) : this.from.getAddress());
		mail.saveChanges();
		return mail;
	}

	/**
	 * The relays that take nothing from us.
	 * @return why, by their names
	 */
	Map<String, String> resting() {
		Map<String, String> resting = new TreeMap<>();
		this.relays.forEach((relay) -> {
			Rest rest = relay.rest();
			if (rest.failures() > 0) {
				resting.put(relay.name(), rest.why());
			}
		});
		return resting;
	}

	/** Ends connections that nobody uses any more. */
	void tidy() {
		this.relays.forEach(Relay::tidy);
	}

	/** Ends all connections that are not in use. */
	void close() {
		this.relays.forEach(Relay::close);
	}

}
