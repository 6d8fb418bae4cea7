package org.practicepress.notification.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Conversations;
import org.practicepress.notification.conversation.Delivery;
import org.practicepress.notification.conversation.NotificationEvent;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Status;
import org.practicepress.notification.conversation.Threading;
import org.practicepress.notification.heard.Contributors;
import org.practicepress.notification.heard.Editors;
import org.practicepress.notification.heard.Known;
import org.practicepress.notification.letter.Letter;
import org.practicepress.notification.letter.Letters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

import org.springframework.context.SmartLifecycle;

/**
 * Sends letters: at once when something is heard, and by a regular look at what is due.
 * Takes each in hand by a conditional update, so that of several instances one sends it.
 */
public final class Postman implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Postman.class);

	private static final String LOG_KEY = "submission";

	private static final int MOST_AT_ONCE = 200;

	/** What is beyond that is found by a later look: it stands in the store. */
	private static final int MOST_IN_HAND = 1000;

	private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);

	private final Conversations conversations;

	private final Contributors contributors;

	private final Editors editors;

	private final Letters letters;

	private final MailServer server;

	private final Sorting sorting;

	private final Similar similar;

	private final MailProperties properties;

	private final MeterRegistry meters;

	private final Clock clock;

	private final Set<String> inHand = ConcurrentHashMap.newKeySet();

	private volatile boolean running;

	private volatile Instant lastLook = Instant.MIN;

	private @Nullable ExecutorService workers;

	private @Nullable ScheduledExecutorService sweeper;

	Postman(Conversations conversations, Contributors contributors, Editors editors, Letters letters, MailServer server,
			MailProperties properties, MeterRegistry meters, Clock clock) {
		this.conversations = conversations;
		this.contributors = contributors;
		this.editors = editors;
		this.letters = letters;
		this.server = server;
		this.sorting = new Sorting(properties);
		this.similar = new Similar(conversations, contributors);
		this.properties = properties;
		this.meters = meters;
		this.clock = clock;
		Gauge.builder("practice_press.mails.waiting", conversations, Conversations::open)
			.description("Letters that are neither sent nor given up")
			.strongReference(true)
			.register(meters);
		Gauge.builder("practice_press.mails.stuck", conversations, (all) -> sum(all.stuck()))
			.description("Letters that wait until the mail server takes something from us")
			.strongReference(true)
			.register(meters);
		Gauge.builder("practice_press.mails.in_hand", this.inHand, Set::size)
			.description("Submissions whose letters wait for a worker")
			.register(meters);
	}

	@Override
	public synchronized void start() {
		if (this.running) {
			return;
		}
		this.workers = Executors.newFixedThreadPool(this.properties.workers(),
				Thread.ofPlatform().name("post-", 1).factory());
		this.sweeper = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("post-sweep").daemon().factory());
		this.lastLook = this.clock.instant();
		this.running = true;
		var unused = this.sweeper.scheduleWithFixedDelay(this::sweep, 0, this.properties.sweepInterval().toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/** Lets a mail that is on its way finish, so that it is recorded. */
	@Override
	public synchronized void stop() {
		this.running = false;
		ScheduledExecutorService oldSweeper = this.sweeper;
		ExecutorService oldWorkers = this.workers;
		if (oldSweeper == null || oldWorkers == null) {
			return;
		}
		oldSweeper.shutdownNow();
		oldWorkers.shutdown();
		try {
			if (!oldWorkers.awaitTermination(10, TimeUnit.SECONDS)) {
				oldWorkers.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			oldWorkers.shutdownNow();
			Thread.currentThread().interrupt();
		}
		this.server.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Whether letters are looked for.
	 * @return false when it was not started, or has not looked for a while
	 */
	boolean looks() {
		return this.running
				&& this.lastLook.plus(this.properties.sweepInterval()).plus(LONGEST_LOOK).isAfter(this.clock.instant());
	}

	/** Stops before the relay of the outbox, which then still publishes what was sent. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 50;
	}

	/**
	 * There may be something to send.
	 * @param id the submission's id
	 */
	public synchronized void wake(String id) {
		ExecutorService current = this.workers;
		if (!this.running || current == null || this.inHand.size() >= MOST_IN_HAND || !this.inHand.add(id)) {
			return;
		}
		try {
			current.execute(() -> {
				this.inHand.remove(id);
				work(id);
			});
		}
		catch (RejectedExecutionException ex) {
			this.inHand.remove(id);
		}
	}

	/**
	 * There will be something to send. Without this a later look finds it.
	 * @param id the submission's id
	 * @param after when
	 */
	public synchronized void wake(String id, Duration after) {
		ScheduledExecutorService current = this.sweeper;
		if (this.running && current != null && after.isPositive()) {
			var unused = current.schedule(() -> wake(id), after.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/** Survives whatever happens: nobody would look again. */
	private void sweep() {
		try {
			Instant now = this.clock.instant();
			this.lastLook = now;
			this.server.tidy();
			if (this.server.hasTurn()) {
				this.conversations.due(now, MOST_AT_ONCE).forEach(this::wake);
			}
		}
		catch (Throwable ex) {
			logger.warn("Cannot look for letters, will try again: {}", ex.toString());
		}
	}

	private void work(String id) {
		MDC.put(LOG_KEY, id);
		try {
			Optional<Aggregate<Conversation>> conversation = this.conversations.find(id);
			while (conversation.isPresent() && this.running) {
				conversation = step(conversation.get());
			}
		}
		catch (Throwable ex) {
			logger.warn("Letters wait, will try again: {}", ex.toString());
		}
		finally {
			MDC.remove(LOG_KEY);
		}
	}

	/** Answers with what to look at again at once. */
	private Optional<Aggregate<Conversation>> step(Aggregate<Conversation> before) {
		Conversation conversation = before.state();
		Optional<Delivery> turn = conversation.head();
		if (turn.isEmpty()) {
			return Optional.empty();
		}
		Delivery head = turn.get();
		Instant now = this.clock.instant();
		Known known = head.notice().kind().toTheDesk() ? this.editors.find(head.contributorId())
				: this.contributors.find(head.contributorId());
		return switch (this.sorting.next(conversation, head, known,
				(since) -> this.conversations.sentTo(head.contributorId(), since), this.conversations::bouncedAt,
				this.conversations::practices, now)) {
			case Step.Rest rest -> Optional.empty();
			case Step.Wait wait -> unless(
					this.conversations.update(before, Change.of(conversation.waiting(head, wait.what(), wait.until()))),
					before);
			case Step.Postpone postpone -> {
				logger.info("Letter {} is postponed until {}: many mails lately", head.notice().kind().code(),
						postpone.until());
				yield unless(
						this.conversations.update(before, Change.of(conversation.postponed(head, postpone.until()))),
						before);
			}
			case Step.CallOff callOff -> {
				if (this.conversations.update(before, conversation.undelivered(head, callOff.reason(), now))
					.isPresent()) {
					undelivered(head, callOff.reason());
				}
				yield this.conversations.find(before.id());
			}
			case Step.Send send -> {
				Optional<Relay> relay = this.server.turn();
				if (relay.isEmpty()) {
					// due as it is, it is found again when the minute is over
					yield Optional.empty();
				}
				Step.Send asking = head.notice().kind().asksLikeness()
						? send.about(send.occasion().like(this.similar.named(conversation, send.address()))) : send;
				// a mail server may say what became of it before we have noted that it
				// was sent
				Delivery addressed = head.addressed(head.messageId(this.properties.domain()), send.address());
				Change<Conversation, NotificationEvent> claim = Change
					.of(conversation.sending(addressed, now.plus(this.properties.lease())));
				Optional<Aggregate<Conversation>> claimed = this.conversations.update(before, claim);
				yield claimed.isPresent() ? this.conversations.within(before.id(), "send letter",
						() -> send(claimed.get(), asking, relay.get())) : this.conversations.find(before.id());
			}
		};
	}

	/** Somebody else was faster. */
	private Optional<Aggregate<Conversation>> unless(Optional<Aggregate<Conversation>> updated,
			Aggregate<Conversation> before) {
		return updated.isPresent() ? Optional.empty() : this.conversations.find(before.id());
	}

	private Optional<Aggregate<Conversation>> send(Aggregate<Conversation> claimed, Step.Send step, Relay relay) {
		Delivery delivery = claimed.state().head().orElseThrow();
		String kind = delivery.notice().kind().code();
		String messageId = delivery.messageId(this.properties.domain());
		return switch (handOver(claimed.state(), delivery, step, messageId, relay)) {
			case Outcome.Accepted accepted -> {
				var settled = settle(claimed, delivery, (state,
						mine) -> (mine.notice().kind().asksLikeness() ? state.asked(claimed.state().unasked()) : state)
							.sent(mine, messageId, this.clock.instant()));
				this.meters.counter("practice_press.mails.sent", "kind", kind).increment();
				logger.info("Letter {} sent", kind);
				yield step.proves() ? restored(claimed.id(), step.address(), settled) : settled;
			}
			case Outcome.Never never -> {
				var settled = settle(claimed, delivery,
						(state, mine) -> state.undelivered(
								(never.answer() != null) ? mine.answered(never.answer()) : mine, never.reason(),
								this.clock.instant()));
				undelivered(delivery, never.reason());
				yield settled;
			}
			case Outcome.NotNow notNow -> retry(claimed, delivery, notNow);
			case Outcome.Stuck stuck -> keep(claimed, delivery, stuck);
		};
	}

	/** Whoever has written from an address is there again: for all that is about them. */
	private Optional<Aggregate<Conversation>> restored(String id, String address,
			Optional<Aggregate<Conversation>> settled) {
		Instant now = this.clock.instant();
		Instant wroteAt = settled.map((own) -> own.state().reach().wroteAt()).orElse(null);
		if (wroteAt == null) {
			return settled;
		}
		for (String lost : this.conversations.lostTo(address)) {
			this.conversations.change(lost, (conversation) -> {
				Conversation after = conversation.lives(address, wroteAt, now);
				return after.equals(conversation) ? null : Change.of(after);
			});
			if (!lost.equals(id)) {
				wake(lost);
			}
		}
		return this.conversations.find(id);
	}

	private Optional<Aggregate<Conversation>> retry(Aggregate<Conversation> claimed, Delivery delivery,
			Outcome.NotNow notNow) {
		Instant now = this.clock.instant();
		if (this.sorting.tooLong(delivery, now)) {
			var settled = settle(claimed, delivery,
					(state, mine) -> state.undelivered(mine.answered(notNow.answer()), Reason.GAVE_UP, now));
			undelivered(delivery, Reason.GAVE_UP);
			return settled;
		}
		Instant again = this.sorting.again(delivery, now);
		var settled = settle(claimed, delivery,
				(state, mine) -> Change.of(state.postponed(mine.answered(notNow.answer()), again)));
		putOff(delivery, notNow.why(), again);
		return settled;
	}

	/** Says so once for all letters that are stuck for the same reason. */
	private Optional<Aggregate<Conversation>> keep(Aggregate<Conversation> claimed, Delivery delivery,
			Outcome.Stuck stuck) {
		Instant again = this.sorting.again(delivery, this.clock.instant());
		if (!this.conversations.stuck().containsKey(stuck.why())) {
			logger.error("The mail server takes no letters from us ({}): they wait until that is mended, see"
					+ " docs/operations.md", stuck.why());
		}
		var settled = settle(claimed, delivery,
				(state, mine) -> Change.of(state.stuck(mine.answered(stuck.answer()), stuck.why(), again)));
		putOff(delivery, stuck.why(), again);
		return settled;
	}

	private void putOff(Delivery delivery, String why, Instant again) {
		this.meters.counter("practice_press.mails.retried").increment();
		logger.info("Letter {} could not be sent ({}), attempt {}, next at {}", delivery.notice().kind().code(), why,
				delivery.attempts(), again);
	}

	/** A letter that cannot be written is kept like one that cannot be sent. */
	private Outcome handOver(Conversation conversation, Delivery delivery, Step.Send step, String messageId,
			Relay relay) {
		try {
			Letter letter = this.letters.write(step.occasion(), step.name(), step.language())
				.by(this.properties.editorNames() ? delivery.notice().editor() : null);
			Threading threading = conversation.threading();
			String subject = (threading.subject() != null) ? threading.subject()
					: conversation.marked(letter.subject());
			return this.server.send(relay, letter, delivery.notice().kind(), step.email(), step.name(), subject,
					threading, messageId);
		}
		catch (RuntimeException ex) {
			logger.error("Letter {} cannot be written", delivery.notice().kind().code(), ex);
			return new Outcome.Stuck(ex, Outcome.Meant.THE_LETTER);
		}
	}

	/** Records what became of a letter, if it is still in our hands. */
	private Optional<Aggregate<Conversation>> settle(Aggregate<Conversation> claimed, Delivery delivery,
			BiFunction<Conversation, Delivery, Change<Conversation, NotificationEvent>> decision) {
		return this.conversations.change(claimed,
				(state) -> state.head()
					.filter((head) -> head.id().equals(delivery.id()) && head.status() == Status.SENDING
							&& head.attempts() == delivery.attempts())
					.map((head) -> decision.apply(state, head))
					.orElse(null));
	}

	private static long sum(Map<String, Long> numbers) {
		return numbers.values().stream().mapToLong(Long::longValue).sum();
	}

	private void undelivered(Delivery delivery, Reason reason) {
		String kind = delivery.notice().kind().code();
		this.meters.counter("practice_press.mails.failed", "kind", kind, "reason", reason.code()).increment();
		// nobody can do anything about a form without an address; its page says what a
		// letter would
		logger.atLevel((reason == Reason.NO_ADDRESS) ? Level.INFO : Level.WARN)
			.log("Letter {} is not delivered: {}", kind, reason.code());
	}

}
