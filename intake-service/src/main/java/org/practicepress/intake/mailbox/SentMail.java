package org.practicepress.intake.mailbox;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was sent to a contributor.
 *
 * @param messageId its Message-ID, with its brackets
 * @param kind what it told, such as {@code changes-requested}; null for one from before
 * that was kept
 * @param at when it was sent; null for one from before that was kept
 */
public record SentMail(String messageId, @Nullable String kind, @Nullable Instant at) {

	static SentMail of(Document document) {
		Date at = document.getDate("at");
		return new SentMail(document.getString("_id"), document.getString("kind"),
				(at != null) ? at.toInstant() : null);
	}

	Document toDocument(String submissionId) {
		Document document = new Document("_id", this.messageId).append(IssuedMails.SUBMISSION, submissionId);
		if (this.kind != null && this.at != null) {
			document.append("kind", this.kind).append("at", Date.from(this.at));
		}
		return document;
	}

}
