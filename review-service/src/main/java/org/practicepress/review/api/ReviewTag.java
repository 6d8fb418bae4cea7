package org.practicepress.review.api;

import java.util.OptionalLong;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventCodec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names one state of what is told of a review, as a strong validator (RFC 9110 section
 * 8.8.3): its version, and a sum of what changes without one.
 */
final class ReviewTag {

	private static final JsonMapper MAPPER = new EventCodec().mapper();

	private ReviewTag() {
	}

	/**
	 * The tag.
	 * @param version the review's version
	 * @param others what else is told of it, and changes without a version
	 * @return the tag, in quotation marks
	 */
	static String of(long version, @Nullable Object... others) {
		CRC32C sum = new CRC32C();
		for (Object other : others) {
			sum.update(MAPPER.writeValueAsBytes(other));
		}
		return "\"" + version + "-" + Long.toHexString(sum.getValue()) + "\"";
	}

	/**
	 * The version that a decision is about. What became of letters meanwhile does not
	 * matter to it.
	 * @param tag a tag
	 * @return empty when it is none of these, {@code *} or several
	 */
	static OptionalLong version(String tag) {
		int dash = tag.indexOf('-');
		if (!tag.startsWith("\"") || !tag.endsWith("\"") || dash < 2) {
			return OptionalLong.empty();
		}
		try {
			return OptionalLong.of(Long.parseLong(tag, 1, dash, 10));
		}
		catch (NumberFormatException ex) {
			return OptionalLong.empty();
		}
	}

}
