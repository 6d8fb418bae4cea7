package org.practicepress.intake.submission;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The contributor's mail, so that it can be answered in its thread.
 *
 * @param messageId the mail's Message-ID
 * @param references Message-IDs of the mails before it, oldest first
 * @param subject the mail's subject
 */
public record MailThread(String messageId, List<String> references, @Nullable String subject) {

	public MailThread {
		references = List.copyOf(references);
	}

}
