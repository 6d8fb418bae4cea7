package org.practicepress.embedded.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyTests {

	private static final List<@Nullable Object> VALUES = Arrays.asList(MinKey.getInstance(), null,
			Double.NEGATIVE_INFINITY, -1e300, -9_007_199_254_740_993L, -9_007_199_254_740_992L, -2.5, -2, -1L,
			-Double.MIN_VALUE, -0.0, 0, 0L, Double.MIN_VALUE, 0.5, 1, 1.0, 1L, 2_147_483_648L, 9_007_199_254_740_992L,
			9_007_199_254_740_993L, 1e300, Double.POSITIVE_INFINITY, "", "\u0000", "\u0000\u0000", "\u0000a", "\u0001",
			"\u0002", "A", "a", "a\u0000", "a\u0001", "ab", "b", "é", "\u07FF", "\u0800", "\uD83D\uDE00", "\uFFFF",
			new Document(), new Document("a", 1), new Document("a", 2), new Document("a", 2).append("b", 1),
			new BinData(new byte[0]), new BinData(new byte[] { -1 }), new BinData(new byte[] { 0, 0 }), new UUID(0, 0),
			new UUID(0, -1), new UUID(-1, 0), new ObjectId(new byte[12]), new ObjectId("ff0000000000000000000000"),
			false, true, Instant.ofEpochMilli(-1), Instant.EPOCH, Instant.ofEpochMilli(1), new BsonTimestamp(1),
			new BsonTimestamp(2), MaxKey.getInstance());

	@Test
	void sortsAsTheValuesDo() {
		for (Object one : VALUES) {
			for (Object other : VALUES) {
				int expected = Integer.signum(ValueComparator.asc().compare(one, other));
				assertThat(Integer.signum(Key.of(one).compareTo(Key.of(other)))).as("%s and %s", one, other)
					.isEqualTo(expected);
				assertThat(Integer.signum(turned(one).compareTo(turned(other)))).as("%s and %s, turned", one, other)
					.isEqualTo(-expected);
			}
		}
	}

	private static Key turned(@Nullable Object value) {
		return new Key(Span.turned(Key.of(value).bytes()));
	}

	@Test
	void endsByItself() {
		for (Object one : VALUES) {
			for (Object other : VALUES) {
				assertThat(Key.of(one).startsWith(Key.of(other))).as("%s and %s", one, other)
					.isEqualTo(Key.of(one).equals(Key.of(other)));
			}
		}
	}

	@Test
	void aSpanEndsWhereItsValuesDo() {
		for (Object value : VALUES) {
			for (String operator : List.of("$gt", "$gte", "$lt", "$lte")) {
				for (Object bound : List.<Object>of(0, -2, "", "a", "\u0000", Instant.EPOCH)) {
					int order = ValueComparator.asc().compare(value, bound);
					boolean expected = KeyWriter.Rank.of(value) == KeyWriter.Rank.of(bound) && switch (operator) {
						case "$gt" -> order > 0;
						case "$gte" -> order >= 0;
						case "$lt" -> order < 0;
						default -> order <= 0;
					};
					Span span = Span.range(operator, bound);
					assertThat(within(span.after(new byte[0], true), Key.of(value)))
						.as("%s %s %s", value, operator, bound)
						.isEqualTo(expected);
					assertThat(within(span.after(new byte[0], false), turned(value)))
						.as("%s %s %s, turned", value, operator, bound)
						.isEqualTo(expected);
				}
			}
		}
	}

	/** With an id behind it, as an entry of an index has. */
	private static boolean within(Span.Interval interval, Key value) {
		Key entry = new KeyWriter().raw(value.bytes()).value("id").key();
		return interval.from().compareTo(entry) <= 0 && entry.compareTo(interval.to()) < 0;
	}

}
