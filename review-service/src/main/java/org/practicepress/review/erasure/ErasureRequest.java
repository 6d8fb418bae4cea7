package org.practicepress.review.erasure;

import java.time.Instant;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That an operator has had a submission erased.
 *
 * @param reference its short public code
 * @param operator who has
 * @param reason why
 * @param askedAt when it was asked for, to the second
 * @param doneAt when it was done; null as long as nobody has told
 */
public record ErasureRequest(String reference, String operator, String reason, Instant askedAt,
		@Nullable Instant doneAt) {

	/** In characters. */
	static final int LONGEST_REASON = 1000;

	private static final Pattern REFERENCE = Pattern.compile("PP-[2-9A-HJ-NP-TV-Z]{6}");

	static boolean isReference(String reference) {
		return REFERENCE.matches(reference);
	}

	ErasureRequest done(Instant at) {
		return new ErasureRequest(this.reference, this.operator, this.reason, this.askedAt, at);
	}

}
