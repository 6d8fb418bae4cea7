package org.practicepress.publish.factsheet;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.ToldAgain;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;
import org.practicepress.messaging.transfer.View;

/**
 * What of factsheets goes along when the hub is moved.
 */
public final class FactsheetsInExport {

	static final String FACTSHEETS = "factsheets";

	static final String NUMBERS = "numbers";

	static final String CONTRIBUTORS = "contributors";

	private FactsheetsInExport() {
	}

	/**
	 * A number of the series that was given, perhaps to a factsheet that was taken back
	 * in the same moment.
	 *
	 * @param number the number
	 * @param submissionId the submission whose factsheet it was given to
	 */
	public record SpentNumber(int number, String submissionId) {
	}

	public static Kind factsheets(MongoDatabase database) {
		return new StoredAggregates<>("factsheets", "factsheet", database.getCollection(FACTSHEETS), Factsheet.class);
	}

	/** The next number follows the highest of these. */
	public static Kind numbers(MongoDatabase database) {
		return new Records<>("numbers", database.getCollection(NUMBERS), SpentNumber.class,
				(number) -> new SpentNumber(number.getInteger("_id"), number.getString(Numbers.FACTSHEET)),
				(number) -> new Document("_id", number.number()).append(Numbers.FACTSHEET, number.submissionId()));
	}

	public static View contributors(MongoDatabase database) {
		return new ToldAgain("contributors", "contributor", database.getCollection(CONTRIBUTORS));
	}

}
