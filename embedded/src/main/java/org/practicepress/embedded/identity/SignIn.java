package org.practicepress.embedded.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A browser in which somebody is signed in.
 *
 * @param id by which its owner tells it from others
 * @param digest of the secret that its cookie holds
 * @param person whose it is
 * @param browser which it is, as far as it says
 * @param begun when they signed in
 * @param seen when it was last used, to some minutes
 */
record SignIn(String id, String digest, String person, String browser, Instant begun, Instant seen) {

	/** How long it may rest. */
	static final Duration RESTS = Duration.ofHours(8);

	/** How long it lasts at most. */
	static final Duration LASTS = Duration.ofDays(7);

	private static final List<List<String>> BROWSERS = List.of(List.of("Edg", "Edge"), List.of("OPR/", "Opera"),
			List.of("Firefox", "Firefox"), List.of("Chrom", "Chrome"), List.of("Safari", "Safari"));

	private static final List<List<String>> SYSTEMS = List.of(List.of("Android", "Android"), List.of("iPhone", "iOS"),
			List.of("iPad", "iOS"), List.of("Windows", "Windows"), List.of("Mac OS", "macOS"),
			List.of("Linux", "Linux"));

	boolean isOver(Instant now) {
		return !now.isBefore(this.seen.plus(RESTS)) || !now.isBefore(this.begun.plus(LASTS));
	}

	SignIn seenAt(Instant now) {
		return new SignIn(this.id, this.digest, this.person, this.browser, this.begun, now);
	}

	/** A few words instead of all that a browser tells about itself. */
	static String browser(String agent) {
		String browser = firstIn(agent, BROWSERS);
		String system = firstIn(agent, SYSTEMS);
		return (browser + (system.isEmpty() ? "" : " · " + system)).strip();
	}

	private static String firstIn(String agent, List<List<String>> known) {
		return known.stream()
			.filter((each) -> agent.contains(each.getFirst()))
			.map(List::getLast)
			.findFirst()
			.orElse("");
	}

}
