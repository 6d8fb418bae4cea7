package org.practicepress.intake.coauthor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a contributor has named. What they are called and where mail reaches them
 * is not here but with the contributors, under the same id. All methods are pure.
 *
 * @param submissionId what they write for
 * @param reference its short public code
 * @param key the secret part of the link that was mailed to them
 * @param askedAt when they were named
 * @param confirmedAt when it was known that they write for it, by their own word or
 * because the contributor has taken a mail of theirs; null as long as it is not
 * @param removedAt when they were taken back; null as long as they are not
 * @param unreachedAt since when it is known that the mail that asks them does not get
 * there; null when nothing is known against it
 */
public record Coauthor(String submissionId, String reference, String key, Instant askedAt,
		@Nullable Instant confirmedAt, @Nullable Instant removedAt, @Nullable Instant unreachedAt) {

	/** Somebody who has just been named. */
	static Coauthor asked(String submissionId, String reference, String key, Instant at) {
		return new Coauthor(submissionId, reference, key, at, null, null, null);
	}

	/** Whether they still belong to it. */
	boolean named() {
		return this.removedAt == null;
	}

	/** Whether mails from their address count. */
	boolean mayWrite() {
		return named() && this.confirmedAt != null;
	}

	/** Whether somebody has the link that was mailed to them. */
	boolean opensWith(String given) {
		return named() && MessageDigest.isEqual(this.key.getBytes(StandardCharsets.UTF_8),
				given.getBytes(StandardCharsets.UTF_8));
	}

	Coauthor confirmed(Instant at) {
		return new Coauthor(this.submissionId, this.reference, this.key, this.askedAt,
				(this.confirmedAt != null) ? this.confirmedAt : at, this.removedAt, null);
	}

	/** That they were named stays: nobody is asked without end. */
	Coauthor removed(Instant at) {
		return new Coauthor(this.submissionId, this.reference, this.key, this.askedAt, this.confirmedAt, at, null);
	}

	/** Whether the mail that asks them does not get there. */
	boolean unreached() {
		return this.unreachedAt != null;
	}

	/** Whether it still matters if the mail that asks them gets there. */
	boolean waitsForAnAnswer() {
		return named() && this.confirmedAt == null;
	}

	/** The mail that asks them does not get there; null when it does. */
	Coauthor unreached(@Nullable Instant since) {
		return new Coauthor(this.submissionId, this.reference, this.key, this.askedAt, this.confirmedAt, this.removedAt,
				since);
	}

	/** Says no more than a log may: the key opens a page. */
	@Override
	public String toString() {
		return "Coauthor[" + this.reference + "]";
	}

}
