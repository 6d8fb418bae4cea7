package org.practicepress.review.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.broker.BrokerSilent;
import org.practicepress.messaging.broker.DeadLetterTopic;
import org.practicepress.messaging.broker.DeadLetterTopics;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.MalformedEvent;
import org.practicepress.review.operations.DeadLetter.Settled;
import org.practicepress.review.operations.DeadLetter.State;
import org.practicepress.review.operations.Outcome.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The dead letters of all services before an operator, who has them handled once more or
 * gives them up.
 * <p>
 * Whoever looks brings what is known of them up to date: nothing listens to dead letters
 * while nobody looks. A letter is claimed before it is put back, so that of two operators
 * one does it; who is cut off in between leaves it open again after a while, and it is
 * put back twice, which no consumer minds.
 */
@Component
public class DeadLetterBox {

	private static final Logger logger = LoggerFactory.getLogger(DeadLetterBox.class);

	/** What one look takes in; the next goes on. */
	private static final int LETTERS_A_LOOK = 2000;

	/** What one click puts back. */
	private static final int LETTERS_AT_ONCE = 500;

	/** As above, in bytes: they are in the memory together. */
	private static final long BYTES_AT_ONCE = 16_000_000;

	/** Of the reason of a death: anybody may have written the header. */
	private static final int LONGEST_SHOWN = 1000;

	private static final int DEATHS_SHOWN = 50;

	/** Longer than putting back may take. */
	private static final Duration CLAIM = Duration.ofMinutes(2);

	private final DeadLetterTopics topics;

	private final LetterStore store;

	private final EventCodec codec;

	private final Clock clock = Clock.systemUTC();

	DeadLetterBox(DeadLetterTopics topics, LetterStore store, EventCodec codec) {
		this.topics = topics;
		this.store = store;
		this.codec = codec;
	}

	/**
	 * The open letters of each consumer that has any.
	 * @return their number by the name of their topic
	 * @throws BrokerSilent when the broker does not answer
	 */
	public Map<String, Long> counts() {
		Map<String, Long> counts = new LinkedHashMap<>();
		for (DeadLetterTopic topic : look()) {
			long open = this.store.countOpen(topic);
			if (open > 0) {
				counts.put(topic.name(), open);
			}
		}
		return counts;
	}

	/**
	 * Open letters: of one topic in their order, or of all, the oldest first.
	 * @param topic the name of the topic, or null for all
	 * @param page from 1; one too large gives the last
	 * @param size how many to a page
	 * @return the page; empty when there is no such topic
	 * @throws BrokerSilent when the broker does not answer
	 */
	public LetterPage open(@Nullable String topic, int page, int size) {
		List<DeadLetterTopic> all = look();
		if (topic == null) {
			long total = this.store.countOpen();
			int shown = LetterPage.within(page, total, size);
			return LetterPage.of(this.store.open((shown - 1) * size, size), shown, total, size);
		}
		Optional<DeadLetterTopic> one = named(all, topic);
		long total = one.map(this.store::countOpen).orElse(0L);
		int shown = LetterPage.within(page, total, size);
		return LetterPage.of(one.map((letters) -> this.store.open(letters, (shown - 1) * size, size)).orElse(List.of()),
				shown, total, size);
	}

	/**
	 * One letter with what it says, as far as an operator may see that.
	 * @param id the letter
	 * @return empty when there is no such letter
	 * @throws BrokerSilent when the broker does not answer
	 */
	public Optional<OpenedLetter> find(String id) {
		List<DeadLetterTopic> all = look();
		return this.store.find(id).map((letter) -> {
			Optional<DeadLetterTopic> topic = topicOf(all, letter);
			String payload = topic.flatMap((letters) -> this.topics.find(letters, letter.offset()))
				.map((entry) -> Discreet.payload(entry.value()))
				.orElse(null);
			boolean open = letter.state() == State.OPEN;
			DeadLetter first = topic.filter((letters) -> open && letter.waits())
				.flatMap((letters) -> this.store.before(letters, letter))
				.orElse(null);
			int behind = topic.filter((letters) -> open && letter.subject() != null)
				.map((letters) -> this.store.behind(letters, letter, LETTERS_AT_ONCE).size())
				.orElse(0);
			return new OpenedLetter(letter, payload, first, behind, this.store.history(id, DEATHS_SHOWN));
		});
	}

	/**
	 * What operators have done, the latest first.
	 * @param most how many at most
	 * @return the letters they have settled
	 */
	public List<DeadLetter> settled(int most) {
		return this.store.settled(most);
	}

	/**
	 * Has a letter handled once more, and those that wait behind it after it.
	 * @param id the letter
	 * @param by the operator's name
	 * @return what came of it
	 * @throws BrokerSilent when it is not known to be durable where it came from; it
	 * stays open
	 */
	public Outcome retry(String id, String by) {
		List<DeadLetterTopic> all = look();
		return inTurn(all, id, (topic, letter) -> {
			List<DeadLetter> letters = new ArrayList<>(List.of(letter));
			if (letter.subject() != null) {
				letters.addAll(this.store.behind(topic, letter, LETTERS_AT_ONCE - 1));
			}
			return putBack(topic, letters, by);
		});
	}

	/**
	 * Has all letters of one consumer handled once more, in their order, so many as one
	 * turn takes.
	 * @param name the name of their topic
	 * @param by the operator's name
	 * @return what came of it
	 * @throws BrokerSilent when they are not known to be durable where they came from
	 */
	public Outcome retryAll(String name, String by) {
		return named(look(), name).map((topic) -> putBack(topic, this.store.open(topic, 0, LETTERS_AT_ONCE), by))
			.orElseGet(() -> new Outcome.Refused(Refusal.UNKNOWN, null));
	}

	/**
	 * Gives a letter up. Its consumer is told why, so that what waits behind it may go
	 * on.
	 * @param id the letter
	 * @param why the operator's reason
	 * @param by the operator's name
	 * @return what came of it
	 * @throws BrokerSilent when its consumer could not be told; it stays open
	 */
	public Outcome discard(String id, @Nullable String why, String by) {
		List<DeadLetterTopic> all = look();
		return inTurn(all, id, (topic, letter) -> {
			Optional<Refusal> flaw = Refusal.of(why);
			if (why == null || flaw.isPresent()) {
				return new Outcome.Refused(flaw.orElse(Refusal.REASON_MISSING), letter);
			}
			List<DeadLetter> claimed = claimed(List.of(letter), by);
			if (claimed.isEmpty()) {
				return new Outcome.Refused(Refusal.SETTLED, letter);
			}
			try {
				// nobody remembers what was no event, nor waits on a topic of latest
				// records
				if (letter.type() != null && !topic.compacted()) {
					this.topics.putBack(topic, records(topic, claimed), why.strip());
				}
			}
			catch (BrokerSilent ex) {
				this.store.giveBack(letter);
				throw ex;
			}
			settle(topic, claimed, State.DISCARDED, by, why.strip());
			return new Outcome.Done(1);
		});
	}

	/** Brings what is known up to date. */
	private List<DeadLetterTopic> look() {
		List<DeadLetterTopic> all = this.topics.all();
		for (DeadLetterTopic topic : all) {
			long next = this.store.next(topic);
			if (next < topic.end()) {
				long reached = this.topics.read(topic, next, LETTERS_A_LOOK, (letter) -> {
					DeadLetter kept = letter(topic, letter);
					this.store.keep(topic, kept, identity(letter));
				});
				this.store.hasRead(topic, reached);
			}
		}
		this.store.gone(all);
		return all;
	}

	private DeadLetter letter(DeadLetterTopic topic, ConsumerRecord<byte[], byte[]> letter) {
		CloudEvent event = event(letter);
		String reason = DeadLetterTopics.reasonOf(letter);
		byte[] value = letter.value();
		return new DeadLetter(LetterStore.id(topic, letter.offset()), topic.name(), topic.source(), topic.group(),
				letter.offset(), Discreet.code(letter.key()),
				(event != null) ? Discreet.code(event.type().getBytes(StandardCharsets.UTF_8)) : null,
				(event != null) ? event.data().path("version").asLong(0) : 0, (value != null) ? value.length : 0,
				Instant.ofEpochMilli(letter.timestamp()),
				Discreet.reason(reason.substring(0, Math.min(reason.length(), LONGEST_SHOWN))),
				DeadLetterTopics.waitsForAnother(reason), State.OPEN, null);
	}

	private @Nullable CloudEvent event(ConsumerRecord<byte[], byte[]> letter) {
		try {
			return (letter.value() != null) ? this.codec.decode(letter.value()) : null;
		}
		catch (MalformedEvent ex) {
			return null;
		}
	}

	/** The same record has the same identity whenever it dies. */
	private static String identity(ConsumerRecord<byte[], byte[]> letter) {
		MessageDigest digest = DigestUtils.getSha256Digest();
		digest.update(letter.topic().getBytes(StandardCharsets.UTF_8));
		for (byte[] part : new byte[][] { letter.key(), letter.value() }) {
			digest.update((byte) 0);
			if (part != null) {
				digest.update(part);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private Outcome inTurn(List<DeadLetterTopic> all, String id, Act act) {
		Optional<DeadLetter> found = this.store.find(id);
		Optional<DeadLetterTopic> topic = found.flatMap((letter) -> topicOf(all, letter));
		if (found.isEmpty()) {
			return new Outcome.Refused(Refusal.UNKNOWN, null);
		}
		DeadLetter letter = found.get();
		if (letter.state() != State.OPEN || topic.isEmpty()) {
			return new Outcome.Refused(Refusal.SETTLED, letter);
		}
		if (letter.waits()) {
			Optional<DeadLetter> first = this.store.before(topic.get(), letter);
			if (first.isPresent()) {
				return new Outcome.Refused(Refusal.NOT_ITS_TURN, first.get());
			}
		}
		return act.on(topic.get(), letter);
	}

	private Outcome putBack(DeadLetterTopic topic, List<DeadLetter> letters, String by) {
		List<DeadLetter> claimed = claimed(fitting(letters), by);
		if (claimed.isEmpty()) {
			return new Outcome.Refused(Refusal.SETTLED, letters.isEmpty() ? null : letters.getFirst());
		}
		List<DeadLetter> done = new ArrayList<>();
		try {
			List<ConsumerRecord<byte[], byte[]>> records = records(topic, claimed);
			if (topic.compacted()) {
				records.removeIf((letter) -> this.topics.outrun(topic, letter));
			}
			this.topics.putBack(topic, records, null);
			Set<Long> back = new HashSet<>();
			records.forEach((letter) -> back.add(letter.offset()));
			claimed.stream().filter((letter) -> back.contains(letter.offset())).forEach(done::add);
			settle(topic, done, State.RETRIED, by, null);
		}
		finally {
			claimed.stream().filter((letter) -> !done.contains(letter)).forEach(this.store::giveBack);
		}
		return done.isEmpty() ? new Outcome.Refused(Refusal.OUTRUN, claimed.getFirst()) : new Outcome.Done(done.size());
	}

	/** So many of the first as there is room for, at least one. */
	private static List<DeadLetter> fitting(List<DeadLetter> letters) {
		List<DeadLetter> fitting = new ArrayList<>();
		long bytes = 0;
		for (DeadLetter letter : letters) {
			bytes += letter.size();
			if (bytes > BYTES_AT_ONCE && !fitting.isEmpty()) {
				break;
			}
			fitting.add(letter);
		}
		return fitting;
	}

	/** None of a subject after one that somebody else has claimed. */
	private List<DeadLetter> claimed(List<DeadLetter> letters, String by) {
		List<DeadLetter> claimed = new ArrayList<>();
		Set<String> others = new HashSet<>();
		for (DeadLetter letter : letters) {
			if (others.contains(letter.subject())) {
				continue;
			}
			if (this.store.claim(letter, by, this.clock.instant(), CLAIM)) {
				claimed.add(letter);
			}
			else if (letter.subject() != null) {
				others.add(letter.subject());
			}
		}
		return claimed;
	}

	private List<ConsumerRecord<byte[], byte[]>> records(DeadLetterTopic topic, List<DeadLetter> letters) {
		Set<Long> wanted = new HashSet<>();
		letters.forEach((letter) -> wanted.add(letter.offset()));
		long first = letters.getFirst().offset();
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		this.topics.read(topic, first, (int) (letters.getLast().offset() - first + 1), (letter) -> {
			if (wanted.contains(letter.offset())) {
				records.add(letter);
			}
		});
		return records;
	}

	private void settle(DeadLetterTopic topic, List<DeadLetter> letters, State state, String by, @Nullable String why) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		for (DeadLetter letter : letters) {
			this.store.settle(letter, state, new Settled(by, now, why));
			logger.info("{} has {} the dead letter {} of {}, {} of {}{}", by,
					(state == State.DISCARDED) ? "given up" : "put back", letter.offset(), letter.topic(),
					letter.type(), letter.subject(), (why != null) ? ": " + why : "");
		}
		try {
			this.topics.trim(topic, this.store.firstOpen(topic).orElse(this.store.next(topic)));
		}
		catch (BrokerSilent ex) {
			logger.warn("What was settled stays on {} for now: {}", topic.name(), ex.getMessage());
		}
	}

	private static Optional<DeadLetterTopic> named(List<DeadLetterTopic> all, String name) {
		return all.stream().filter((topic) -> topic.name().equals(name)).findFirst();
	}

	/** Not one of the same name that was made anew. */
	private static Optional<DeadLetterTopic> topicOf(List<DeadLetterTopic> all, DeadLetter letter) {
		return all.stream().filter((topic) -> LetterStore.id(topic, letter.offset()).equals(letter.id())).findFirst();
	}

	/** What an operator does with an open letter whose turn it is. */
	private interface Act {

		Outcome on(DeadLetterTopic topic, DeadLetter letter);

	}

}
