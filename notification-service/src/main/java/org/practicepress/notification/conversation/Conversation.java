package org.practicepress.notification.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.notification.conversation.NotificationEvent.Bounced;
import org.practicepress.notification.conversation.NotificationEvent.Failed;
import org.practicepress.notification.conversation.NotificationEvent.Noted;
import org.practicepress.notification.conversation.NotificationEvent.Over;
import org.practicepress.notification.conversation.NotificationEvent.Sent;
import org.practicepress.notification.conversation.NotificationEvent.Stuck;
import org.practicepress.notification.conversation.Report.Said;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Notice;
import org.practicepress.notification.letter.Occasion;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A submission as its letters know it. All methods are pure.
 * <p>
 * Letters to somebody at the desk are a conversation, too, of that person and not of a
 * submission. It has no reference and no thread, it tells nobody what became of it, and
 * of letters that have come to their end it keeps only the latest.
 * <p>
 * Letters go out one after the other in the order in which their events happened: only
 * the first unsettled one is ever in hand. All times are whole seconds, because the store
 * compares them as texts.
 *
 * @param reference the submission's short public code; empty for letters to the desk
 * @param contributorId to whom the last event was
 * @param statusToken the secret part of the address of the status page, where an event
 * told it; otherwise it stands with the contributor
 * @param title the practice's title, null until told
 * @param thread the contributor's last mail; null when there was none
 * @param deliveries the letters, the settled ones first, otherwise oldest event first
 * @param next when to look at the first unsettled one; null when all are settled
 * @param open how many are not settled, reminders not counted
 * @param stuck what must be mended before the first unsettled one can be sent; null when
 * nothing is known of
 * @param reach whether mail reaches the contributor
 * @param unasked what it may be the same as that the contributor has not been asked about
 * yet; the next letter that can does
 */
public record Conversation(String reference, String contributorId, @Nullable String statusToken, @Nullable String title,
		@Nullable MailThread thread, List<Delivery> deliveries, @Nullable Instant next, int open,
		@Nullable String stuck, Reach reach, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Alike> unasked) {

	/** The reference of letters to somebody at the desk. */
	public static final String OF_THE_DESK = "";

	/** So many letters to the desk are kept once they have come to their end. */
	private static final int KEPT = 30;

	public Conversation {
		deliveries = List.copyOf(deliveries);
		reach = (reach != null) ? reach : Reach.UNKNOWN;
		unasked = (unasked != null) ? List.copyOf(unasked) : List.of();
	}

	private static Conversation nothingYet(String reference, String contributorId) {
		return new Conversation(reference, contributorId, null, null, null, List.of(), null, 0, null, Reach.UNKNOWN,
				List.of());
	}

	/**
	 * Takes in an event.
	 * @param before the conversation, or null when this is the first that is heard of it
	 * @param told the event
	 * @param now the time
	 * @return the conversation with the event's letter in it
	 */
	public static Conversation hear(@Nullable Conversation before, Told told, Instant now) {
		if (told.notice() instanceof Notice.Erased) {
			return lastWord(told, now);
		}
		Conversation known = (before != null) ? before : nothingYet(told.reference(), told.contributorId());
		Delivery delivery = Delivery.begin(told.cause(), told.contributorId(), told.happenedAt(), told.notice(),
				now.truncatedTo(ChronoUnit.SECONDS));
		boolean byIntake = told.notice().kind().receipt();
		boolean wrote = told.thread() != null || (byIntake && !known.begun());
		return new Conversation(told.reference(), told.contributorId(),
				(told.statusToken() != null) ? told.statusToken() : known.statusToken,
				(told.title() != null) ? told.title() : known.title,
				(told.thread() != null) ? known.joined(told.thread()) : known.thread, known.enqueued(delivery), null, 0,
				null, wrote ? known.reach.wrote(told.happenedAt()) : known.reach, known.unasked)
			.each((queued) -> (byIntake && queued.status() == Status.WAITING) ? queued.due(delivery.next()) : queued);
	}

	/**
	 * A receipt waits a little, so that it can ask what is found out meanwhile.
	 * @param told the event that was just taken in
	 * @param rest how long
	 * @param now the time
	 * @return the conversation; the same when nothing has to wait
	 */
	Conversation resting(Told told, Duration rest, Instant now) {
		Instant until = now.plus(rest).truncatedTo(ChronoUnit.SECONDS);
		return (rest.isPositive() && rests(told.notice().kind())) ? each(
				(delivery) -> delivery.cause().equals(told.cause()) && isNew(delivery) ? delivery.due(until) : delivery)
				: this;
	}

	private static boolean isNew(Delivery delivery) {
		return delivery.status() == Status.DUE && delivery.attempts() == 0 && rests(delivery.notice().kind());
	}

	private static boolean rests(Kind kind) {
		return kind.asksLikeness() && kind.receipt();
	}

	/**
	 * Takes in what a submission may be the same as. What waits for it to be told need
	 * wait no longer.
	 * @param before the conversation, or null when this is the first that is heard of it
	 * @param likened what is told
	 * @param now the time
	 * @return the conversation
	 */
	static Conversation likened(@Nullable Conversation before, Likened likened, Instant now) {
		Conversation known = (before != null) ? before : nothingYet(likened.reference(), likened.contributorId());
		List<Alike> unasked = new ArrayList<>(likened.before()
			.stream()
			.filter((one) -> known.unasked.stream()
				.anyMatch((other) -> other.submissionId().equals(one.submissionId())))
			.toList());
		unasked.addAll(likened.now());
		Instant at = now.truncatedTo(ChronoUnit.SECONDS);
		return known.asking(unasked)
			.each((delivery) -> (isNew(delivery) && delivery.next().isAfter(at)) ? delivery.due(at) : delivery);
	}

	/**
	 * A letter has asked the contributor.
	 * @param about what the letter knew of
	 * @return the conversation
	 */
	public Conversation asked(List<Alike> about) {
		return asking(this.unasked.stream().filter((one) -> !about.contains(one)).toList());
	}

	private Conversation asking(List<Alike> about) {
		return new Conversation(this.reference, this.contributorId, this.statusToken, this.title, this.thread,
				this.deliveries, this.next, this.open, this.stuck, this.reach, about);
	}

	/**
	 * How it was published.
	 * @return what was told of it last; empty when it was not, or is not any more
	 */
	public Optional<Notice.Published> publication() {
		return this.deliveries.stream()
			.filter((delivery) -> delivery.notice() instanceof Notice.Published
					|| delivery.notice() instanceof Notice.FactsheetWithdrawn)
			.max(Comparator.comparing(Delivery::happenedAt))
			.map((delivery) -> (delivery.notice() instanceof Notice.Published published) ? published : null);
	}

	/**
	 * The contributor is reminded while the changes that an editor asked for have not
	 * come. A reminder is a letter of the day on which it is due, so that it comes after
	 * all that happens before; what ends the waiting takes it out.
	 * @param told the event that was just taken in
	 * @param after how long after they were asked for, each time
	 * @param now the time
	 * @return the conversation with the reminders that are due one day
	 */
	Conversation reminding(Told told, List<Duration> after, Instant now) {
		Instant ended = this.deliveries.stream()
			.filter((delivery) -> delivery.notice().kind().endsWaiting() && !delivery.cause().equals(told.cause()))
			.map(Delivery::happenedAt)
			.max(Comparator.naturalOrder())
			.orElse(Instant.MIN);
		Conversation reminded = told.notice().kind().endsWaiting() ? withoutReminders(told.happenedAt()) : this;
		if (!(told.notice() instanceof Notice.ChangesRequested asked) || ended.isAfter(told.happenedAt())) {
			return reminded;
		}
		for (Duration wait : after) {
			Instant at = told.happenedAt().plus(wait).truncatedTo(ChronoUnit.SECONDS);
			Notice reminder = new Notice.Reminder(asked.message(), told.happenedAt(), asked.questions());
			reminded = reminded.and(Delivery.later(told.cause(), told.contributorId(), at, reminder,
					now.truncatedTo(ChronoUnit.SECONDS)));
		}
		return reminded;
	}

	/** One that is just being sent stays. */
	private Conversation withoutReminders(Instant ended) {
		return of(this.deliveries.stream()
			.filter((delivery) -> !(delivery.notice() instanceof Notice.Reminder reminder)
					|| delivery.status().settled() || delivery.status() == Status.SENDING
					|| reminder.askedAt().isAfter(ended))
			.toList());
	}

	/** All that was known before is gone, whatever has not been said of it. */
	private static Conversation lastWord(Told told, Instant now) {
		Delivery delivery = Delivery.begin(told.cause(), told.contributorId(), told.happenedAt(), told.notice(),
				now.truncatedTo(ChronoUnit.SECONDS));
		return nothingYet(told.reference(), told.contributorId()).of(List.of(delivery));
	}

	/**
	 * Whether the last letter of all is settled.
	 * @return true when nothing need be known any more
	 */
	boolean over() {
		return this.deliveries.stream()
			.anyMatch((delivery) -> delivery.notice() instanceof Notice.Erased && delivery.status().settled());
	}

	/**
	 * The letter whose turn it is.
	 * @return empty when all are settled
	 */
	public Optional<Delivery> head() {
		return this.deliveries.stream().filter((delivery) -> !delivery.status().settled()).findFirst();
	}

	/**
	 * What a letter is about. The link that the submission's own events told goes before
	 * that of its contributor, who may have had several submissions once. The last letter
	 * has none.
	 * @param delivery the letter
	 * @param linkOfContributor the secret part of the link that its contributor has; null
	 * when none has been told
	 * @return empty when the submission, or the link to it, is not known yet
	 */
	public Optional<Occasion> occasion(Delivery delivery, @Nullable String linkOfContributor) {
		if (delivery.notice() instanceof Notice.Erased) {
			return Optional.of(new Occasion(delivery.notice(), this.reference, "", null));
		}
		if (ofTheDesk()) {
			return Optional.of(new Occasion(delivery.notice(), this.reference,
					(linkOfContributor != null) ? linkOfContributor : "", null));
		}
		String token = (this.statusToken != null) ? this.statusToken : linkOfContributor;
		return (token != null && begun())
				? Optional.of(new Occasion(delivery.notice(), this.reference, token, this.title)) : Optional.empty();
	}

	/**
	 * Where the next mail lies: under the contributor's own mail, or else under our last.
	 * @return its place
	 */
	public Threading threading() {
		if (ofTheDesk()) {
			return new Threading(null, List.of(), null, false);
		}
		if (this.thread != null && MailThread.wellFormed(this.thread.messageId())) {
			List<String> references = MailThread.references(this.thread.references(), this.thread.messageId());
			return new Threading(this.thread.messageId(), references,
					SubjectLine.answer(this.thread.subject(), this.reference), true);
		}
		List<String> own = ownMails();
		return own.isEmpty() ? new Threading(null, List.of(), null, false)
				: new Threading(own.getLast(), MailThread.references(own, own.getLast()), null, false);
	}

	/**
	 * A subject of our own for the next mail.
	 * @param subject the subject
	 * @return the subject with the reference
	 */
	public String marked(String subject) {
		return ofTheDesk() ? subject : SubjectLine.marked(subject, this.reference);
	}

	/**
	 * Something is missing that may still come.
	 * @param delivery the letter
	 * @param what what is missing
	 * @param until when to look again
	 * @return the conversation
	 */
	public Conversation waiting(Delivery delivery, Reason what, Instant until) {
		return with(delivery.waiting(what, until.truncatedTo(ChronoUnit.SECONDS)));
	}

	/**
	 * It is to be sent later.
	 * @param delivery the letter
	 * @param at when
	 * @return the conversation
	 */
	public Conversation postponed(Delivery delivery, Instant at) {
		return with(delivery.due(at.truncatedTo(ChronoUnit.SECONDS)));
	}

	/**
	 * It can be sent only when somebody has mended something.
	 * @param delivery the letter
	 * @param why what, in a few words
	 * @param at when to try again
	 * @return the conversation
	 */
	public Conversation stuck(Delivery delivery, String why, Instant at) {
		return with(delivery.stuck(why, at.truncatedTo(ChronoUnit.SECONDS)));
	}

	/**
	 * It is being sent.
	 * @param delivery the letter
	 * @param leaseEnd when another instance may take it up
	 * @return the conversation
	 */
	public Conversation sending(Delivery delivery, Instant leaseEnd) {
		return with(delivery.sending(leaseEnd.truncatedTo(ChronoUnit.SECONDS)));
	}

	/**
	 * The mail server has taken it.
	 * @param delivery the letter
	 * @param messageId its Message-ID
	 * @param at when
	 * @return the conversation and the event
	 */
	public Change<Conversation, NotificationEvent> sent(Delivery delivery, String messageId, Instant at) {
		Delivery sent = delivery.sent(messageId, at.truncatedTo(ChronoUnit.SECONDS));
		List<NotificationEvent> events = new ArrayList<>();
		events.add(new Sent(delivery.contributorId(), delivery.notice().kind().code(), delivery.cause(), messageId));
		// some servers are faster than we are
		sent.failure().ifPresent((failure) -> events.add(told(sent, messageId, failure)));
		return new Change<>(with(sent), events);
	}

	/**
	 * A program has written about a letter. What it says of anybody but whom the letter
	 * went to changes nothing.
	 * @param messageId the letter's Message-ID
	 * @param said what it says
	 * @param addresses stands for the address that a contributor has now, by id; answers
	 * null when there is none
	 * @param now the time
	 * @return the conversation, and an event unless the letter is just being sent; null
	 * when nothing follows
	 */
	public @Nullable Change<Conversation, NotificationEvent> reported(String messageId, List<Said> said,
			Function<String, @Nullable String> addresses, Instant now) {
		Instant at = now.truncatedTo(ChronoUnit.SECONDS);
		Delivery delivery = this.deliveries.stream()
			.filter((letter) -> messageId.equals(letter.messageId()))
			.findFirst()
			.orElse(null);
		String present = (delivery != null) ? addresses.apply(delivery.contributorId()) : null;
		String address = (delivery != null && delivery.address() != null) ? delivery.address() : present;
		if (delivery == null || address == null) {
			return null;
		}
		Report report = said.stream()
			.filter((one) -> one.recipient().equals(Address.mark(messageId, address)))
			.map((one) -> one.at(at))
			.min(Comparator.comparing(Report::outcome))
			.filter(delivery::isNews)
			.orElse(null);
		if (report == null) {
			return null;
		}
		Conversation noted = with(delivery.reported(report));
		// to the instant: who wrote in the same second before has not written since
		Conversation after = report.permanent() ? noted.reaching(this.reach.bounced(address, now)) : noted;
		List<NotificationEvent> events = (report.failed() && delivery.status() != Status.SENT) ? List.of()
				: List.of(told(delivery, messageId, report));
		return new Change<>((present != null) ? after.readdressed(present, now) : after, events);
	}

	private static NotificationEvent told(Delivery delivery, String messageId, Report report) {
		String kind = delivery.notice().kind().code();
		return report.failed()
				? new Bounced(delivery.contributorId(), kind, delivery.cause(), messageId, report.permanent(),
						report.status())
				: new Noted(delivery.contributorId(), kind, delivery.cause(), messageId, report.outcome(),
						report.status());
	}

	/**
	 * The contributor may have another address than the one that takes no mail: what was
	 * lost to that is sent again.
	 * @param present stands for the address there is now
	 * @param now the time
	 * @return the conversation; the same when mail reached the contributor before, or the
	 * address is the same
	 */
	Conversation readdressed(String present, Instant now) {
		String bounced = this.reach.bounced();
		return (bounced == null || bounced.equals(present)) ? this : restored(bounced, now);
	}

	/**
	 * The address that took no mail has taken one after somebody had written from there:
	 * what was lost meanwhile is sent again.
	 * @param address stands for the address
	 * @param wroteAt when they had
	 * @param now the time
	 * @return the conversation; the same when it is about another address, or it was
	 * heard later that this one takes none
	 */
	public Conversation lives(String address, Instant wroteAt, Instant now) {
		Instant bouncedAt = this.reach.bouncedAt();
		return (address.equals(this.reach.bounced()) && bouncedAt != null && bouncedAt.isBefore(wroteAt))
				? restored(address, now) : this;
	}

	private Conversation restored(String bounced, Instant now) {
		Conversation after = reaching(this.reach.restored());
		for (Delivery lost : this.deliveries) {
			if (lost.lostTo(bounced)) {
				after = after.without(lost).and(lost.afresh(now.truncatedTo(ChronoUnit.SECONDS)));
			}
		}
		return after;
	}

	/**
	 * The recipient has shown that there is somebody at the address.
	 * @param at when
	 * @return the conversation; null when later was known already
	 */
	public @Nullable Change<Conversation, NotificationEvent> wrote(Instant at) {
		Reach after = this.reach.wrote(at);
		return after.equals(this.reach) ? null : Change.of(reaching(after));
	}

	private Conversation reaching(Reach changed) {
		return new Conversation(this.reference, this.contributorId, this.statusToken, this.title, this.thread,
				this.deliveries, this.next, this.open, this.stuck, changed, this.unasked);
	}

	/**
	 * Whether an address may be written to that took no mail.
	 * @param bouncedAt when that was heard of last, whatever it was about
	 * @return true when the contributor has written since
	 */
	public boolean wroteAfter(Instant bouncedAt) {
		return this.reach.wroteAfter(bouncedAt);
	}

	/**
	 * It will not be sent.
	 * @param delivery the letter
	 * @param reason why
	 * @param at when
	 * @return the conversation and the event
	 */
	public Change<Conversation, NotificationEvent> undelivered(Delivery delivery, Reason reason, Instant at) {
		return Change.of(with(delivery.undelivered(reason, at.truncatedTo(ChronoUnit.SECONDS))),
				failed(delivery, reason));
	}

	/**
	 * A contributor's data have changed: what waits for them need wait no longer.
	 * @param contributor the contributor's id
	 * @param present stands for the address there is now; null for none
	 * @param now the time
	 * @return the conversation; the same when nothing follows
	 */
	public Conversation hastened(String contributor, @Nullable String present, Instant now) {
		Conversation hastened = each((delivery) -> waitsFor(delivery, contributor)
				? delivery.due(now.truncatedTo(ChronoUnit.SECONDS)) : delivery);
		return (present != null && contributor.equals(this.contributorId)) ? hastened.readdressed(present, now)
				: hastened;
	}

	/**
	 * A contributor is to be forgotten: nothing more is written to them, and their link
	 * and the traces of their mail program go.
	 * @param contributor the contributor's id
	 * @param now the time
	 * @return the conversation and an event for each letter that will not be sent. One
	 * that is just being sent stays.
	 */
	public Change<Conversation, NotificationEvent> forgetting(String contributor, Instant now) {
		List<NotificationEvent> events = new ArrayList<>();
		Conversation after = each((delivery) -> {
			if (!delivery.contributorId().equals(contributor) || delivery.status() == Status.SENDING) {
				return delivery;
			}
			if (delivery.status().settled()) {
				return (delivery.lost() ? delivery.closed(now.truncatedTo(ChronoUnit.SECONDS)) : delivery).nameless();
			}
			events.add(failed(delivery, Reason.CONTRIBUTOR_ERASED));
			return delivery.undelivered(Reason.CONTRIBUTOR_ERASED, now.truncatedTo(ChronoUnit.SECONDS)).nameless();
		});
		boolean theirs = this.contributorId.equals(contributor);
		return new Change<>(new Conversation(after.reference, after.contributorId, theirs ? null : after.statusToken,
				theirs ? null : after.title, theirs ? null : after.thread, after.deliveries, after.next, after.open,
				after.stuck, theirs ? Reach.UNKNOWN : after.reach, theirs ? List.of() : after.unasked), events);
	}

	/**
	 * What operators should know: the letter that keeps the others waiting, or else the
	 * first that could not be sent or came back. Of the attempts only each doubling
	 * counts, so that not every one is told.
	 * @return empty when all goes as it should
	 */
	public Optional<Stuck> trouble() {
		List<Delivery> lost = this.deliveries.stream().filter(Delivery::lost).toList();
		Optional<Delivery> delayed = head().filter(Delivery::delayed);
		int all = lost.size() + (delayed.isPresent() ? Math.max(1, this.open) : 0);
		return delayed.or(() -> lost.stream().findFirst())
			.map((letter) -> new Stuck(this.reference, letter.id(), letter.notice().kind().code(), letter.trouble(),
					letter.lastWord(), letter.happenedAt(), Integer.highestOneBit(letter.tried()),
					!letter.status().settled(), all - 1));
	}

	/**
	 * Tells operators what has changed for them. Of letters to the desk nobody is told:
	 * each tells again what the one before it may have failed to.
	 * @param before the conversation before, or null when there was none
	 * @param change what becomes of it
	 * @return the change, with an event more if something has
	 */
	static Change<Conversation, NotificationEvent> told(@Nullable Conversation before,
			Change<Conversation, NotificationEvent> change) {
		if (change.state().ofTheDesk()) {
			return Change.of(change.state().tidied());
		}
		Optional<Stuck> was = (before != null) ? before.trouble() : Optional.empty();
		Optional<Stuck> is = change.state().trouble();
		if (is.equals(was)) {
			return change;
		}
		List<NotificationEvent> events = new ArrayList<>(change.events());
		events.add(is.isPresent() ? is.get() : new Over());
		return new Change<>(change.state(), events);
	}

	/**
	 * An operator has a letter tried once more. One that had come to its end goes before
	 * those that happened after it. Of one that came back the operator says that there is
	 * somebody at the address again, as the contributor could.
	 * @param letter the letter's id
	 * @param now the time
	 * @return the conversation; the same when that letter is not, or not any more, in
	 * trouble
	 */
	public Change<Conversation, NotificationEvent> retried(String letter, Instant now) {
		return Change.of(troubled(letter).map((delivery) -> {
			Delivery again = delivery.afresh(now.truncatedTo(ChronoUnit.SECONDS));
			Conversation after = delivery.status().settled() ? without(delivery).and(again) : with(again);
			return (delivery.status() == Status.SENT) ? after.reaching(this.reach.wrote(now)) : after;
		}).orElse(this));
	}

	/**
	 * An operator has settled in another way what a letter tells. One that is just being
	 * tried may go out all the same.
	 * @param letter the letter's id
	 * @param now the time
	 * @return the conversation, and an event when the letter was not settled before; the
	 * same when that letter is not, or not any more, in trouble
	 */
	public Change<Conversation, NotificationEvent> discarded(String letter, Instant now) {
		Instant at = now.truncatedTo(ChronoUnit.SECONDS);
		return troubled(letter).map((delivery) -> delivery.status().settled()
				? Change.<Conversation, NotificationEvent>of(with(delivery.closed(at)))
				: Change.<Conversation, NotificationEvent>of(with(delivery.undelivered(Reason.GAVE_UP, at).closed(at)),
						failed(delivery, Reason.GAVE_UP)))
			.orElse(Change.of(this));
	}

	private Optional<Delivery> troubled(String letter) {
		return this.deliveries.stream()
			.filter((delivery) -> delivery.id().equals(letter) && (delivery.delayed() || delivery.lost()))
			.findFirst();
	}

	/**
	 * Puts into a conversation what follows from its letters.
	 * @param told a conversation without it
	 * @return the conversation
	 */
	static ObjectNode complete(ObjectNode told) {
		JsonMapper mapper = new EventCodec().mapper();
		ObjectNode complete = told.put("open", 0);
		return mapper.valueToTree(mapper.readerFor(Conversation.class)
			.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.<Conversation>readValue(complete)
			.each((delivery) -> delivery));
	}

	/** Says no more than a log may: the token opens a page. */
	@Override
	public String toString() {
		return "Conversation[" + this.reference + ", " + this.open + " open]";
	}

	private boolean ofTheDesk() {
		return this.reference.equals(OF_THE_DESK);
	}

	/** Without what was said in letters that have come to their end. */
	private Conversation tidied() {
		List<Delivery> settled = this.deliveries.stream().filter((delivery) -> delivery.status().settled()).toList();
		List<Delivery> kept = new ArrayList<>();
		settled.subList(Math.max(0, settled.size() - KEPT), settled.size())
			.forEach((delivery) -> kept.add(delivery.saying(delivery.notice().settled())));
		this.deliveries.stream().filter((delivery) -> !delivery.status().settled()).forEach(kept::add);
		return of(kept);
	}

	/** Other services may be heard before the one that what they tell of began at. */
	private boolean begun() {
		return this.deliveries.stream()
			.map((delivery) -> delivery.notice().kind())
			.anyMatch((kind) -> kind.receipt() || kind == Kind.COAUTHOR_ASKED);
	}

	private static Failed failed(Delivery delivery, Reason reason) {
		return new Failed(delivery.contributorId(), delivery.notice().kind().code(), delivery.cause(), reason.code());
	}

	private static boolean waitsFor(Delivery delivery, String contributor) {
		return delivery.status() == Status.WAITING && delivery.contributorId().equals(contributor);
	}

	/**
	 * A mail that names none of ours among its references, but is known to belong here,
	 * is tied to ours.
	 */
	private MailThread joined(MailThread told) {
		List<String> own = ownMails();
		if (told.references().stream().anyMatch(own::contains)) {
			return told;
		}
		if (this.thread != null && this.thread.messageId().equals(told.messageId())) {
			return this.thread;
		}
		List<String> references = new ArrayList<>(own);
		references.addAll(told.references());
		return new MailThread(told.messageId(), references, told.subject());
	}

	private List<String> ownMails() {
		return this.deliveries.stream()
			.filter((delivery) -> delivery.status() == Status.SENT)
			.flatMap((delivery) -> Optional.ofNullable(delivery.messageId()).stream())
			.toList();
	}

	/** Topics come in any order: what happened before goes before. */
	private List<Delivery> enqueued(Delivery added) {
		if (this.deliveries.stream().anyMatch((delivery) -> delivery.id().equals(added.id()))) {
			return this.deliveries;
		}
		List<Delivery> queue = new ArrayList<>(this.deliveries);
		int place = queue.size();
		while (place > 0 && happensAfter(queue.get(place - 1), added)) {
			place--;
		}
		queue.add(place, added);
		return queue;
	}

	private static boolean happensAfter(Delivery delivery, Delivery added) {
		return !delivery.status().settled() && delivery.status() != Status.SENDING
				&& delivery.happenedAt().isAfter(added.happenedAt());
	}

	/** A reminder is not late before its day, nor does anybody wait for it then. */
	private static int waiting(List<Delivery> unsettled) {
		return Math.toIntExact(
				unsettled.stream().filter((delivery) -> !(delivery.notice() instanceof Notice.Reminder)).count());
	}

	private Conversation without(Delivery gone) {
		return of(this.deliveries.stream().filter((delivery) -> !delivery.id().equals(gone.id())).toList());
	}

	private Conversation and(Delivery added) {
		return of(enqueued(added));
	}

	private Conversation with(Delivery changed) {
		return each((delivery) -> delivery.id().equals(changed.id()) ? changed : delivery);
	}

	private Conversation each(UnaryOperator<Delivery> change) {
		return of(this.deliveries.stream().map(change).toList());
	}

	private Conversation of(List<Delivery> changed) {
		List<Delivery> unsettled = changed.stream().filter((delivery) -> !delivery.status().settled()).toList();
		return new Conversation(this.reference, this.contributorId, this.statusToken, this.title, this.thread, changed,
				unsettled.isEmpty() ? null : unsettled.getFirst().next(), waiting(unsettled),
				unsettled.isEmpty() ? null : unsettled.getFirst().stuck(), this.reach, this.unasked);
	}

}
