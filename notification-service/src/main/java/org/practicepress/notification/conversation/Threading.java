package org.practicepress.notification.conversation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The headers by which a mail lies in its thread.
 *
 * @param inReplyTo the mail it answers; null when it begins the thread
 * @param references the mails before it, oldest first, {@code inReplyTo} last
 * @param subject the thread's subject; null when the contributor wrote no mail
 * @param answersMail whether there is a mail of the contributor's to answer
 */
public record Threading(@Nullable String inReplyTo, List<String> references, @Nullable String subject,
		boolean answersMail) {

	public Threading {
		references = List.copyOf(references);
	}

}
