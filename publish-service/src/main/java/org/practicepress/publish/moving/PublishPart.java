package org.practicepress.publish.moving;

import java.util.List;

import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.transfer.Part;
import org.practicepress.publish.factsheet.FactsheetsInExport;

/**
 * The factsheets and the numbers of the series.
 */
public final class PublishPart {

	private PublishPart() {
	}

	/**
	 * The part.
	 * @param database the service's database
	 * @return its documents, and what it knows of others'
	 */
	public static Part of(MongoDatabase database) {
		return new Part("publish", database,
				List.of(FactsheetsInExport.numbers(database), FactsheetsInExport.factsheets(database)),
				List.of(FactsheetsInExport.contributors(database)));
	}

}
