package org.practicepress.reader.result;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a mail server says of how a mail has fared. Whether it speaks the truth, nothing
 * here tells.
 *
 * @param mails the Message-IDs of the mail it speaks of, with their brackets, as far as
 * the mail was returned with it
 * @param recipients to whom that mail did not get; empty when it does not say
 */
public record MailReport(List<String> mails, List<Recipient> recipients) {

	/** More are not told: no mail of ours has two. */
	public static final int MOST_RECIPIENTS = 100;

	/** More are not told of one report. */
	public static final int MOST_MAILS = 10;

	/** In characters, of an address and of a Message-ID. */
	public static final int LONGEST = 320;

	public MailReport {
		mails = List.copyOf(mails);
		recipients = List.copyOf(recipients);
	}

	/** Names nobody. */
	@Override
	public String toString() {
		return "MailReport[" + this.recipients.size() + " recipients]";
	}

	/**
	 * To whom a mail did not get.
	 *
	 * @param address the recipient, as the server names them
	 * @param delayed whether it is still being tried
	 * @param status the enhanced code, such as {@code 5.1.1}; null when none is said
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463</a>
	 */
	public record Recipient(String address, boolean delayed, @Nullable String status) {

		/** Names nobody. */
		@Override
		public String toString() {
			return "Recipient[" + this.delayed + ", " + this.status + "]";
		}

	}

}
