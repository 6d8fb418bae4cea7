package org.practicepress.embedded.store;

import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What drivers ask to count documents: a pipeline that puts all that match, or but some
 * of the first, in one group and adds up ones.
 *
 * @param match what is counted
 * @param skip how many are left out
 * @param limit how many are counted at most; 0 for all
 * @param group the last stage
 */
record Counting(Document match, int skip, int limit, Document group) {

	/** Null when the pipeline does something else. */
	static @Nullable Counting of(List<?> pipeline) {
		Document match = new Document();
		int skip = 0;
		int limit = 0;
		int stage = 0;
		if (at(pipeline, stage, "$match") instanceof Document asked) {
			match = asked;
			stage++;
		}
		if (at(pipeline, stage, "$skip") instanceof Integer number) {
			skip = number;
			stage++;
		}
		if (at(pipeline, stage, "$limit") instanceof Integer number) {
			limit = number;
			stage++;
		}
		return (stage == pipeline.size() - 1 && at(pipeline, stage, "$group") instanceof Document group
				&& addsUpOnes(group)) ? new Counting(match, skip, limit, group) : null;
	}

	private static @Nullable Object at(List<?> pipeline, int stage, String operator) {
		return (stage < pipeline.size() && pipeline.get(stage) instanceof Document document) ? document.get(operator)
				: null;
	}

	private static boolean addsUpOnes(Document group) {
		return group.containsKey("_id") && group.entrySet()
			.stream()
			.allMatch((entry) -> entry.getKey().equals("_id")
					? (entry.getValue() == null || entry.getValue() instanceof Number)
					: (entry.getValue() instanceof Document sum
							&& sum.entrySet().equals(Map.of("$sum", 1).entrySet())));
	}

	/** One document with the number; none when there is nothing to count. */
	List<Document> answer(StoredCollection collection) {
		int number = collection.count(this.match, this.skip, this.limit);
		if (number == 0) {
			return List.of();
		}
		Document counted = new Document("_id", this.group.get("_id"));
		this.group.keySet().stream().filter((name) -> !name.equals("_id")).forEach((name) -> counted.put(name, number));
		return List.of(counted);
	}

}
