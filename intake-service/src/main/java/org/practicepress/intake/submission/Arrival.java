package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * Files, durable already, that somebody has sent.
 *
 * @param channel the way they came
 * @param contributorId who sent them
 * @param files in the order they came; empty when there is a refusal
 * @param refusal why there is nothing that could be read; null when there are files
 * @param mail the mail they came with; null for an upload
 * @param at when they came
 */
public record Arrival(Channel channel, String contributorId, List<ClaimCheck> files, @Nullable Refusal refusal,
		@Nullable Mail mail, Instant at) {

	/** What the text of a mail is called as a file. */
	public static final String MAIL_BODY = "email-message.html";

	public Arrival {
		files = List.copyOf(files);
		if (files.isEmpty() == (refusal == null)) {
			throw new IllegalArgumentException("either files or a refusal");
		}
	}

	/**
	 * Names what may be sent twice: a mail that is delivered again, or a form whose
	 * button was pressed twice.
	 * @param last the revision before this one
	 * @return the key; null for an upload
	 */
	@Nullable String key(int last) {
		if (this.mail != null) {
			return this.mail.key();
		}
		return (this.channel == Channel.WEB) ? this.files.getFirst().sha256() + "@" + last : null;
	}

	/**
	 * Why there is nothing that could be read.
	 *
	 * @param reason the reason
	 * @param fileName the file it is about
	 */
	public record Refusal(UnreadableReason reason, @Nullable String fileName) {
	}

	/**
	 * The mail.
	 *
	 * @param key names it however often it is delivered
	 * @param thread how it is answered
	 */
	public record Mail(String key, MailThread thread) {
	}

}
