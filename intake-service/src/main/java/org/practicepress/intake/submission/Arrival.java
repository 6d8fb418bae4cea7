package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.reader.result.Recognised;

/**
 * Files, durable already, that somebody has sent.
 *
 * @param channel the way they came
 * @param contributorId who sent them
 * @param files in the order they came; empty when there is a refusal
 * @param refusal why there is nothing that could be read; null when there are files
 * @param mail the mail they came with; null for an upload
 * @param at when they came
 * @param enclosed files that the first one names, and that are read with it
 * @param words what was written beside them, as plain text; null for nothing
 * @param coauthorId the co-author who has sent them for the contributor, by what names
 * them among the contributors; null when the contributor has
 */
public record Arrival(Channel channel, String contributorId, List<ClaimCheck> files, @Nullable Refusal refusal,
		@Nullable Mail mail, Instant at, @Nullable List<ClaimCheck> enclosed, @Nullable ClaimCheck words,
		@Nullable String coauthorId) {

	/** What the text of a mail is called as a file. */
	public static final String MAIL_BODY = Recognised.Mail.BODY;

	private static final String AT_REVISION = "@";

	/** Mails that were held before it was kept enclose nothing. */
	public Arrival {
		files = List.copyOf(files);
		enclosed = (enclosed != null) ? List.copyOf(enclosed) : List.of();
		if (files.isEmpty() == (refusal == null)) {
			throw new IllegalArgumentException("either files or a refusal");
		}
	}

	public Arrival(Channel channel, String contributorId, List<ClaimCheck> files, @Nullable Refusal refusal,
			@Nullable Mail mail, Instant at) {
		this(channel, contributorId, files, refusal, mail, at, List.of(), null, null);
	}

	/**
	 * The same with what was written beside the files.
	 * @param beside the words; null for none
	 * @return the arrival
	 */
	public Arrival with(@Nullable ClaimCheck beside) {
		return new Arrival(this.channel, this.contributorId, this.files, this.refusal, this.mail, this.at,
				this.enclosed, beside, this.coauthorId);
	}

	/**
	 * The same, sent by a co-author.
	 * @param coauthor names them among the contributors; null when the contributor has
	 * sent it
	 * @return the arrival
	 */
	public Arrival writtenBy(@Nullable String coauthor) {
		return new Arrival(this.channel, this.contributorId, this.files, this.refusal, this.mail, this.at,
				this.enclosed, this.words, coauthor);
	}

	/**
	 * The same, as if it had come now.
	 * @param now when
	 * @return the arrival
	 */
	public Arrival at(Instant now) {
		return new Arrival(this.channel, this.contributorId, this.files, this.refusal, this.mail, now, this.enclosed,
				this.words, this.coauthorId);
	}

	/**
	 * The same, sent by somebody else for themselves.
	 * @param contributor who
	 * @return the arrival
	 */
	public Arrival by(String contributor) {
		return new Arrival(this.channel, contributor, this.files, this.refusal, this.mail, this.at, this.enclosed,
				this.words, null);
	}

	/** All files that came. */
	List<ClaimCheck> all() {
		List<ClaimCheck> all = new ArrayList<>(this.files);
		if (this.enclosed != null) {
			all.addAll(this.enclosed);
		}
		return all;
	}

	/**
	 * Names what may be sent twice: a mail that is delivered again, a form whose button
	 * was pressed twice, or a correction whose answer was lost.
	 * @param last the revision before this one
	 * @return the key; null for the upload that a submission begins with, which may be
	 * what its correction turns out to be
	 */
	@Nullable String key(int last) {
		if (this.mail != null) {
			return this.mail.key();
		}
		String content = this.files.stream().map(ClaimCheck::sha256).collect(Collectors.joining(","));
		return (this.channel == Channel.WEB || last > 1) ? content + AT_REVISION + last : null;
	}

	/** Whether such a key is made of files, and not of a mail. */
	static boolean namesFiles(String key) {
		return key.contains(AT_REVISION);
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
