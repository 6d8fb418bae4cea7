package org.practicepress.review.api;

import java.time.LocalDate;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.contact.Contact;
import org.practicepress.review.submission.Contributor;
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
	 * @param contributor who contributed, as it is told
	 * @param written what was written to them, as it is told
	 * @param due the day by which it is to be decided, as it is told
	 * @return the tag, in quotation marks
	 */
	static String of(long version, @Nullable Contributor contributor, List<Contact.Written> written,
			@Nullable LocalDate due) {
		CRC32C sum = new CRC32C();
		sum.update(MAPPER.writeValueAsBytes(contributor));
		sum.update(MAPPER.writeValueAsBytes(written));
		sum.update(MAPPER.writeValueAsBytes(restsUntil));
		sum.update(MAPPER.writeValueAsBytes(due));
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
