package org.practicepress.intake.upload;

import java.time.Instant;
import java.util.Date;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;

/**
 * The uploads of the last day, as an export tells of them: one whose answer was lost in
 * the move is still known when it is sent again.
 */
public final class UploadsInExport {

	private UploadsInExport() {
	}

	/**
	 * An upload.
	 *
	 * @param key a digest that names it
	 * @param submissionId the submission it belongs to
	 * @param at when it came
	 */
	public record SentUpload(String key, String submissionId, Instant at) {
	}

	/**
	 * The uploads.
	 * @param database the service's database
	 * @return what goes along
	 */
	public static Kind sent(MongoDatabase database) {
		return new Records<>("sent-uploads", database.getCollection(SentUploads.COLLECTION), SentUpload.class,
				(upload) -> new SentUpload(upload.getString("_id"), upload.getString("submissionId"),
						upload.getDate("at").toInstant()),
				(upload) -> new Document("_id", upload.key()).append("submissionId", upload.submissionId())
					.append("at", Date.from(upload.at())));
	}

}
