package org.practicepress.intake.progress;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.inbox.Newest;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;

import org.springframework.stereotype.Repository;

/**
 * The published factsheets, as this service has heard of them.
 */
@Repository
public class Factsheets implements Traces {

	private static final Bson NOTHING_SAID = Updates.combine(Updates.unset("title"), Updates.unset("summary"),
			Updates.unset("path"));

	private static final String COLLECTION = "factsheets";

	private final MongoCollection<Document> factsheets;

	Factsheets(MongoDatabase serviceDatabase) {
		this.factsheets = serviceDatabase.getCollection(COLLECTION);
		this.factsheets
			.createIndex(Indexes.compoundIndex(Indexes.ascending("published"), Indexes.descending("publishedAt")));
	}

	/**
	 * What goes along when the hub is moved: as they were when they were published, which
	 * their service does not tell again.
	 * @param database the service's database
	 * @return the factsheets
	 */
	public static Kind inExport(MongoDatabase database) {
		return new Records<>("announced-factsheets", database.getCollection(COLLECTION), AnnouncedFactsheet.class,
				AnnouncedFactsheet::of, AnnouncedFactsheet::toDocument);
	}

	/**
	 * The latest factsheets.
	 * @param count how many at most
	 * @return the factsheets, the newest first
	 */
	public List<Factsheet> latest(int count) {
		return this.factsheets.find(Filters.eq("published", true))
			.sort(Sorts.descending("publishedAt"))
			.limit(count)
			.map(Factsheets::read)
			.into(new ArrayList<>());
	}

	/**
	 * The factsheet that a submission has become.
	 * @param submissionId the submission's id
	 * @return the factsheet, while it is published
	 */
	public Optional<Factsheet> find(String submissionId) {
		return Optional
			.ofNullable(
					this.factsheets.find(Filters.and(Filters.eq(submissionId), Filters.eq("published", true))).first())
			.map(Factsheets::read);
	}

	void on(CloudEvent event, FactsheetInboxEvent.Published published) {
		Newest.keep(this.factsheets, event,
				Updates.combine(Updates.set("published", true), Updates.set("number", published.number()),
						Updates.set("title", published.title()), Updates.set("summary", published.summary()),
						Updates.set("path", published.path()),
						Updates.set("publishedAt", Date.from(published.publishedAt()))));
	}

	void on(CloudEvent event, FactsheetInboxEvent.Withdrawn withdrawn) {
		Newest.keep(this.factsheets, event, Updates.combine(Updates.set("published", false), NOTHING_SAID));
	}

	/** What is published stays. */
	@Override
	public void erase(Gone gone) {
		this.factsheets.updateOne(Filters.and(Filters.eq(gone.id()), Filters.ne("published", true)), NOTHING_SAID);
	}

	private static Factsheet read(Document document) {
		return new Factsheet(document.getInteger("number"), document.getString("title"), document.getString("summary"),
				document.getString("path"));
	}

}
