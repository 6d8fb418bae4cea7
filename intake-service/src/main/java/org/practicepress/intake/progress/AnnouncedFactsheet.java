package org.practicepress.intake.progress;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What this service has heard of a factsheet, as an export tells it. One that was
 * withdrawn before it was published has nothing of what is null here.
 *
 * @param submissionId the submission it was made from
 * @param version the version of the last event
 * @param published whether it can be read now
 * @param number its number in the series
 * @param title its title when it was published
 * @param summary what it is about
 * @param path where it is read
 * @param publishedAt when it was published
 */
public record AnnouncedFactsheet(String submissionId, long version, boolean published, @Nullable Integer number,
		@Nullable String title, @Nullable String summary, @Nullable String path, @Nullable Instant publishedAt) {

	static AnnouncedFactsheet of(Document document) {
		Date publishedAt = document.getDate("publishedAt");
		return new AnnouncedFactsheet(document.getString("_id"), document.getLong("version"),
				document.getBoolean("published"), document.getInteger("number"), document.getString("title"),
				document.getString("summary"), document.getString("path"),
				(publishedAt != null) ? publishedAt.toInstant() : null);
	}

	Document toDocument() {
		Document document = new Document("_id", this.submissionId).append("version", this.version)
			.append("published", this.published);
		if (this.publishedAt != null) {
			document.append("number", this.number)
				.append("title", this.title)
				.append("summary", this.summary)
				.append("path", this.path)
				.append("publishedAt", Date.from(this.publishedAt));
		}
		return document;
	}

}
