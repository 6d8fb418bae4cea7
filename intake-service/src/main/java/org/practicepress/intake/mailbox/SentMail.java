package org.practicepress.intake.mailbox;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.upload.Bounce;

/**
 * A mail that was sent to a contributor.
 *
 * @param messageId its Message-ID, with its brackets
 * @param kind what it told, such as {@code changes-requested}; null for one from before
 * that was kept
 * @param at when it was sent; null for one from before that was kept
 * @param bounce that it did not get there; null as long as nobody has said so
 */
public record SentMail(String messageId, @Nullable String kind, @Nullable Instant at, @Nullable Bounce bounce) {

	static final String BOUNCE = "bounce";

	static SentMail of(Document document) {
		Date at = document.getDate("at");
		Document bounce = document.get(BOUNCE, Document.class);
		return new SentMail(document.getString("_id"), document.getString("kind"), (at != null) ? at.toInstant() : null,
				(bounce != null) ? new Bounce(bounce.getDate("at").toInstant(), bounce.getBoolean("permanent")) : null);
	}

	static Document toDocument(Bounce bounce) {
		return new Document("at", Date.from(bounce.at())).append("permanent", bounce.permanent());
	}

	Document toDocument(String submissionId) {
		Document document = new Document("_id", this.messageId).append(IssuedMails.SUBMISSION, submissionId);
		if (this.kind != null && this.at != null) {
			document.append("kind", this.kind).append("at", Date.from(this.at));
		}
		if (this.bounce != null) {
			document.append(BOUNCE, toDocument(this.bounce));
		}
		return document;
	}

}
