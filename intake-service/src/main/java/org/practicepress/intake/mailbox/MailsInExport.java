package org.practicepress.intake.mailbox;

import java.time.Instant;
import java.util.Date;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.upload.Bounce;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;

/**
 * The mails of both directions, as an export tells of them. A mail that still lies in the
 * mailbox is not taken again after a move, and an answer to one of ours finds its
 * submission.
 */
public final class MailsInExport {

	private MailsInExport() {
	}

	/**
	 * A mail that was taken.
	 *
	 * @param key names it however often it is delivered
	 * @param submissionId the submission it belongs to
	 * @param at when it was taken
	 */
	public record TakenMail(String key, String submissionId, Instant at) {
	}

	/**
	 * A mail that was sent.
	 *
	 * @param messageId its Message-ID, with its brackets
	 * @param submissionId the submission it was about
	 * @param kind what it told; null for one from before that was kept
	 * @param at when it was sent; null likewise
	 * @param bounce that it did not get there; null as long as nobody has said so
	 */
	public record Letter(String messageId, String submissionId, @Nullable String kind, @Nullable Instant at,
			@Nullable Bounce bounce) {

		private static Letter of(Document document) {
			SentMail mail = SentMail.of(document);
			return new Letter(mail.messageId(), document.getString(IssuedMails.SUBMISSION), mail.kind(), mail.at(),
					mail.bounce());
		}

		private Document toDocument() {
			return new SentMail(this.messageId, this.kind, this.at, this.bounce).toDocument(this.submissionId);
		}

	}

	/**
	 * The mails that were taken.
	 * @param database the service's database
	 * @return what goes along
	 */
	public static Kind taken(MongoDatabase database) {
		return new Records<>("taken-mails", database.getCollection(TakenMails.COLLECTION), TakenMail.class,
				(mail) -> new TakenMail(mail.getString("_id"), mail.getString("submissionId"),
						mail.getDate("at").toInstant()),
				(mail) -> new Document("_id", mail.key()).append("submissionId", mail.submissionId())
					.append("at", Date.from(mail.at())));
	}

	/**
	 * The mails that could not be taken.
	 * @param database the service's database
	 * @return what goes along
	 */
	public static Kind stuck(MongoDatabase database) {
		return StuckMails.inExport(database);
	}

	/**
	 * The mails that were sent.
	 * @param database the service's database
	 * @return what goes along
	 */
	public static Kind issued(MongoDatabase database) {
		return new Records<>("sent-mails", database.getCollection(IssuedMails.COLLECTION), Letter.class, Letter::of,
				Letter::toDocument);
	}

}
