package org.practicepress.notification.conversation;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.practicepress.notification.letter.Notice;

/**
 * One letter to one contributor and what has become of it.
 *
 * @param id derived from the event and the contributor, so that the same event never
 * makes two
 * @param cause the event's id
 * @param contributorId to whom
 * @param happenedAt when the event happened; letters go out in this order
 * @param notice what it tells
 * @param status where it stands
 * @param next when to look at it again; while it is being sent, when the lease ends
 * @param attempts how often sending was begun
 * @param settledAt when it came to its end
 * @param messageId under which it is sent, once that was begun
 * @param reason why it was not, or what it waits for
 * @param stuck what must be mended before it can be sent; null when nothing is known of
 * @param heardAt when the event was heard of; null in letters written before this was
 * kept
 * @param answer what the mail server answered last when it did not take it, or what
 * failed before; nothing that names anybody
 * @param closedAt when nobody needed to know any more that it was not sent
 * @param address stands for the address it is sent to, once that was begun; null in
 * letters sent before this was kept
 * @param reports what programs have written about it since
 */
public record Delivery(String id, String cause, String contributorId, Instant happenedAt, Notice notice, Status status,
		Instant next, int attempts, @Nullable Instant settledAt, @Nullable String messageId, @Nullable Reason reason,
		@Nullable String stuck, @Nullable Instant heardAt, @Nullable String answer, @Nullable Instant closedAt,
		@Nullable String address, List<Report> reports) {

	/** A server tells of a delay more than once. */
	private static final int MOST_REPORTS = 20;

	/** 80 bits: nobody shall meet the same twice. */
	private static final int ID_IN_MESSAGE_ID = 20;

	/** What fails more often is told to operators: most faults are over sooner. */
	private static final int SEVERAL = 4;

	/** What waits longer for what is not known yet is told to operators. */
	private static final Duration LONG = Duration.ofHours(1);

	/** Letters of the version before have no reports. */
	public Delivery {
		reports = (reports != null) ? List.copyOf(reports) : List.of();
	}

	static Delivery begin(String cause, String contributorId, Instant happenedAt, Notice notice, Instant now) {
		return begin(id(cause, contributorId), cause, contributorId, happenedAt, notice, now);
	}

	/**
	 * A letter that an event has one day, beside the one that tells of it.
	 * @param day the day; letters of the same event differ by it
	 */
	static Delivery later(String cause, String contributorId, Instant day, Notice notice, Instant now) {
		return begin(id(cause + day, contributorId), cause, contributorId, day, notice, now).due(day);
	}

	private static Delivery begin(String id, String cause, String contributorId, Instant happenedAt, Notice notice,
			Instant now) {
		return new Delivery(id, cause, contributorId, happenedAt, notice, Status.DUE, now, 0, null, null, null, null,
				now, null, null, null, List.of());
	}

	/**
	 * The identity of a delivery.
	 * @param cause the event's id
	 * @param contributorId to whom
	 * @return SHA-256 in hexadecimal
	 */
	static String id(String cause, String contributorId) {
		return DigestUtils.sha256Hex(cause + contributorId);
	}

	/**
	 * The Message-ID it is sent under, however often it is sent. So short that a header
	 * with it fits into a line of 78 characters: some mail programs write longer ones so
	 * that others do not know them again. Intake learns from our events which submission
	 * it belongs to; it says nothing itself.
	 * @param domain the domain of the practices address
	 * @return the Message-ID with its angle brackets
	 */
	public String messageId(String domain) {
		String digits = new BigInteger(this.id.substring(0, ID_IN_MESSAGE_ID), 16).toString(Character.MAX_RADIX);
		return "<" + digits + "@" + domain + ">";
	}

	/**
	 * Whether the event had happened long ago when it was heard of.
	 * @param age what is long
	 * @param now the time
	 * @return true when nobody should be told of it any more
	 */
	public boolean oldNews(Duration age, Instant now) {
		return !this.happenedAt.plus(age).isAfter((this.heardAt != null) ? this.heardAt : now);
	}

	/**
	 * It was tried, and not taken.
	 * @param said what the mail server answered, or what failed before; nothing that
	 * names anybody
	 * @return the letter with that
	 */
	public Delivery answered(String said) {
		return new Delivery(this.id, this.cause, this.contributorId, this.happenedAt, this.notice, this.status,
				this.next, this.attempts, this.settledAt, this.messageId, this.reason, this.stuck, this.heardAt, said,
				this.closedAt, this.address, this.reports);
	}

	/**
	 * It is about to be sent. What was written about it before is of another attempt.
	 * @param underMessageId its Message-ID
	 * @param toAddress stands for the address it goes to
	 * @return the letter with that
	 */
	public Delivery addressed(String underMessageId, String toAddress) {
		return new Delivery(this.id, this.cause, this.contributorId, this.happenedAt, this.notice, this.status,
				this.next, this.attempts, this.settledAt, underMessageId, this.reason, this.stuck, this.heardAt,
				this.answer, this.closedAt, toAddress, List.of());
	}

	/**
	 * Whether what a program has written about it is news.
	 * @param report what
	 * @return false for what was heard before, for what comes after the end, and for what
	 * has no end
	 */
	boolean isNews(Report report) {
		return this.reports.size() < MOST_REPORTS
				&& this.reports.stream().noneMatch((before) -> before.failed() || before.saysAs(report));
	}

	Delivery reported(Report report) {
		return about(this.address, Stream.concat(this.reports.stream(), Stream.of(report)).toList());
	}

	Delivery saying(Notice less) {
		return new Delivery(this.id, this.cause, this.contributorId, this.happenedAt, less, this.status, this.next,
				this.attempts, this.settledAt, this.messageId, this.reason, this.stuck, this.heardAt, this.answer,
				this.closedAt, this.address, this.reports);
	}

	/** The contributor is to be forgotten. */
	Delivery nameless() {
		return about(null, List.of());
	}

	private Delivery about(@Nullable String newAddress, List<Report> newReports) {
		return new Delivery(this.id, this.cause, this.contributorId, this.happenedAt, this.notice, this.status,
				this.next, this.attempts, this.settledAt, this.messageId, this.reason, this.stuck, this.heardAt,
				this.answer, this.closedAt, newAddress, newReports);
	}

	/** That it did not get to its recipient, and is not tried any more. */
	Optional<Report> failure() {
		return this.reports.stream().filter(Report::failed).findFirst();
	}

	/**
	 * Whether it was lost to an address that takes no mail.
	 * @param bounced stands for the address
	 * @return true also when it was not even sent; false for a reminder, and for what was
	 * told at the desk, whose day is over
	 */
	boolean lostTo(String bounced) {
		if (this.notice instanceof Notice.Reminder || this.notice.kind().toTheDesk()) {
			return false;
		}
		boolean cameBack = this.status == Status.SENT && failure().filter(Report::permanent).isPresent()
				&& (this.address == null || this.address.equals(bounced));
		return cameBack || this.reason == Reason.BOUNCED;
	}

	/** Whether operators should know that it has not gone out yet. */
	boolean delayed() {
		return switch (this.status) {
			case WAITING -> unknown() && !this.next.isBefore(this.happenedAt.plus(LONG));
			case DUE, SENDING -> this.answer != null && tried() >= SEVERAL;
			case SENT, FAILED, CANCELLED -> false;
		};
	}

	/**
	 * Whether operators should know that it will not go out by itself, or did not get
	 * there. Nobody misses a reminder.
	 */
	boolean lost() {
		return this.closedAt == null && switch (this.status) {
			case FAILED -> true;
			case CANCELLED -> unknown();
			case SENT -> failure().isPresent() && !(this.notice instanceof Notice.Reminder);
			case WAITING, DUE, SENDING -> false;
		};
	}

	/** Whether something is missing that should have been told. */
	private boolean unknown() {
		return this.reason == Reason.CONTRIBUTOR_UNKNOWN || this.reason == Reason.SUBMISSION_UNKNOWN;
	}

	/** Why, as operators are told. */
	String trouble() {
		if (this.status == Status.SENT) {
			return Reason.BOUNCED.code();
		}
		if (this.reason != null) {
			return this.reason.code();
		}
		if (this.stuck == null) {
			return "not-now";
		}
		// what a server says is a command and its codes
		return (this.stuck.indexOf(' ') > 0) ? "refused"
				: this.stuck.equals("AuthenticationFailedException") ? "login-refused" : "not-handed-over";
	}

	/** What was said of it last, as operators are told. */
	@Nullable String lastWord() {
		return (this.status == Status.SENT) ? failure().map(Report::status).orElse(null) : this.answer;
	}

	/** How often it was tried, the attempt that is being made not counted. */
	int tried() {
		return (this.status == Status.SENDING) ? this.attempts - 1 : this.attempts;
	}

	Delivery waiting(Reason what, Instant until) {
		return with(Status.WAITING, until, this.attempts, null, what, null, null, null);
	}

	Delivery due(Instant at) {
		return with(Status.DUE, at, this.attempts, null, null, null, this.answer, null);
	}

	Delivery stuck(String why, Instant at) {
		return with(Status.DUE, at, this.attempts, null, null, why, this.answer, null);
	}

	Delivery sending(Instant leaseEnd) {
		return with(Status.SENDING, leaseEnd, this.attempts + 1, null, null, this.stuck, this.answer, null);
	}

	Delivery sent(String underMessageId, Instant at) {
		return new Delivery(this.id, this.cause, this.contributorId, this.happenedAt, this.notice, Status.SENT,
				this.next, this.attempts, at, underMessageId, null, null, this.heardAt, null, null, this.address,
				this.reports);
	}

	Delivery undelivered(Reason why, Instant at) {
		return with(why.status(), this.next, this.attempts, at, why, null, this.answer, null);
	}

	/** As if nothing had happened yet; what is in hand stays so. */
	Delivery afresh(Instant now) {
		return (this.status == Status.SENDING)
				? with(Status.SENDING, this.next, this.attempts, null, null, null, null, null)
				: with(Status.DUE, now, this.attempts, null, null, null, null, null);
	}

	Delivery closed(Instant at) {
		return with(this.status, this.next, this.attempts, this.settledAt, this.reason, this.stuck, this.answer, at);
	}

	private Delivery with(Status newStatus, Instant newNext, int newAttempts, @Nullable Instant newSettledAt,
			@Nullable Reason newReason, @Nullable String newStuck, @Nullable String newAnswer,
			@Nullable Instant newClosedAt) {
		return new Delivery(this.id, this.cause, this.contributorId, this.happenedAt, this.notice, newStatus, newNext,
				newAttempts, newSettledAt, this.messageId, newReason, newStuck, this.heardAt, newAnswer, newClosedAt,
				this.address, this.reports);
	}

}
