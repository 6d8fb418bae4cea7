package org.practicepress.review.bulk;

import java.util.Optional;

import com.google.re2j.Pattern;

/**
 * A submission that somebody has chosen.
 *
 * @param id its id
 * @param version the version they saw
 */
record Chosen(String id, long version) {

	private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

	/**
	 * Understands what a form sends.
	 * @param sent the id and, behind a slash, the version
	 * @return empty when it is none
	 */
	static Optional<Chosen> of(String sent) {
		int slash = sent.lastIndexOf('/');
		if (slash < 1 || !VERSION.matches(sent.substring(slash + 1))) {
			return Optional.empty();
		}
		return Optional.of(new Chosen(sent.substring(0, slash), Long.parseLong(sent.substring(slash + 1))));
	}

}
