package org.practicepress.publish.factsheet;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes every instant at the same length. The store compares times as texts, and
 * {@code 10:00:00.5Z} comes before {@code 10:00:00Z} there.
 */
final class SortableInstant extends ValueSerializer<Instant> {

	private static final DateTimeFormatter TO_THE_NANOSECOND = new DateTimeFormatterBuilder().appendInstant(9)
		.toFormatter();

	@Override
	public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
		json.writeString(TO_THE_NANOSECOND.format(instant));
	}

}
