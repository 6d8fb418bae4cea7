package org.practicepress.notification.conversation;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

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
 * @param messageId under which it was sent
 * @param reason why it was not
 * @param stuck what must be mended before it can be sent; null when nothing is known of
 * @param heardAt when the event was heard of; null in letters written before this was
 * kept
 */
public record Delivery(String id, String cause, String contributorId, Instant happenedAt, Notice notice, Status status,
		Instant next, int attempts, @Nullable Instant settledAt, @Nullable String messageId, @Nullable Reason reason,
		@Nullable String stuck, @Nullable Instant heardAt) {

	/** 80 bits: nobody shall meet the same twice. */
	private static final int ID_IN_MESSAGE_ID = 20;

	static Delivery begin(String cause, String contributorId, Instant happenedAt, Notice notice, Instant now) {
		return new Delivery(id(cause, contributorId), cause, contributorId, happenedAt, notice, Status.DUE, now, 0,
				null, null, null, null, now);
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

	Delivery waiting(Instant until) {
		return with(Status.WAITING, until, this.attempts, null, null, null, null);
	}

	Delivery due(Instant at) {
		return with(Status.DUE, at, this.attempts, null, null, null, null);
	}

	Delivery stuck(String why, Instant at) {
		return with(Status.DUE, at, this.attempts, null, null, null, why);
	}

	Delivery sending(Instant leaseEnd) {
		return with(Status.SENDING, leaseEnd, this.attempts + 1, null, null, null, this.stuck);
	}

	Delivery sent(String underMessageId, Instant at) {
		return with(Status.SENT, this.next, this.attempts, at, underMessageId, null, null);
	}

	Delivery undelivered(Reason why, Instant at) {
		return with(why.status(), this.next, this.attempts, at, null, why, null);
	}

	private Delivery with(Status newStatus, Instant newNext, int newAttempts, @Nullable Instant newSettledAt,
			@Nullable String newMessageId, @Nullable Reason newReason, @Nullable String newStuck) {
		return new Delivery(this.id, this.cause, this.contributorId, this.happenedAt, this.notice, newStatus, newNext,
				newAttempts, newSettledAt, newMessageId, newReason, newStuck, this.heardAt);
	}

}
