package org.practicepress.notification.conversation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.practicepress.notification.letter.Notice;

/**
 * What an event of any topic tells of a submission.
 *
 * @param cause the event's id
 * @param happenedAt when it happened
 * @param reference the submission's short public code
 * @param contributorId whom it concerns
 * @param statusToken the secret part of the address of the status page, where an event
 * still tells it
 * @param title the practice's title, where told
 * @param thread the contributor's mail, where it came by mail
 * @param notice what to write to the contributor
 */
public record Told(String cause, Instant happenedAt, String reference, String contributorId,
		@Nullable String statusToken, @Nullable String title, @Nullable MailThread thread, Notice notice) {

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return "Told[" + this.reference + ", " + this.notice.kind().code() + "]";
	}

}
