package org.practicepress.notification.conversation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Whether mail reaches the contributor.
 *
 * @param bounced stands for the address that takes no mail; null when nothing is known
 * against the one there is
 * @param bouncedAt when that was heard of
 * @param wroteAt when the contributor last showed that there is somebody at the address:
 * by the first that came of the submission, and by each mail
 */
public record Reach(@Nullable String bounced, @Nullable Instant bouncedAt, @Nullable Instant wroteAt) {

	/** Nothing is known yet. */
	static final Reach UNKNOWN = new Reach(null, null, null);

	Reach bounced(String address, Instant at) {
		return new Reach(address, at, this.wroteAt);
	}

	Reach wrote(Instant at) {
		return (this.wroteAt != null && !at.isAfter(this.wroteAt)) ? this : new Reach(this.bounced, this.bouncedAt, at);
	}

	Reach restored() {
		return new Reach(null, null, this.wroteAt);
	}

	/**
	 * Whether the contributor has written since.
	 * @param time a time
	 * @return false also when nothing is known of it
	 */
	boolean wroteAfter(Instant time) {
		return this.wroteAt != null && this.wroteAt.isAfter(time);
	}

}
