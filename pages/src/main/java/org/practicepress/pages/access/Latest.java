package org.practicepress.pages.access;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Of what belongs together only the latest is kept.
 */
final class Latest {

	private Latest() {
	}

	/**
	 * Deletes all but the latest.
	 * @param documents where they are
	 * @param which what belongs together, with an index that also has the time
	 * @param time the field with the time
	 * @param most how many stay
	 */
	static void keep(MongoCollection<Document> documents, Bson which, String time, int most) {
		List<String> tooMany = documents.find(which)
			.sort(Sorts.descending(time))
			.skip(most)
			.projection(Projections.include("_id"))
			.map((document) -> document.getString("_id"))
			.into(new ArrayList<>());
		if (!tooMany.isEmpty()) {
			documents.deleteMany(Filters.in("_id", tooMany));
		}
	}

}
