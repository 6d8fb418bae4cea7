package org.practicepress.intake.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The wish of somebody with the private link to have everything erased, which waits for
 * the contributor's word. All methods are pure.
 *
 * @param keyDigest what the link in the last mail about it is known by
 * @param expiresAt until when that link can be used
 * @param asked when mails about it were asked for lately, the latest last
 */
public record ErasureAsked(String keyDigest, Instant expiresAt, List<Instant> asked) {

	/** How long a link can be used. */
	public static final Duration VALID = Duration.ofDays(7);

	private static final int MOST_A_DAY = 5;

	public ErasureAsked {
		asked = List.copyOf(asked);
	}

	/**
	 * Whether a link is the one that was mailed last, and not too old.
	 * @param key the last part of the link, as somebody has given it
	 * @param now the time
	 * @return false for every other
	 */
	public boolean opensWith(String key, Instant now) {
		return Identity.digest(key).equals(this.keyDigest) && now.isBefore(this.expiresAt);
	}

	/** Nobody's mailbox is filled from the page. */
	static boolean tooOften(List<Instant> asked, Instant now) {
		return lately(asked, now).size() >= MOST_A_DAY;
	}

	static ErasureAsked with(String key, List<Instant> asked, Instant now) {
		return new ErasureAsked(Identity.digest(key), now.plus(VALID),
				Stream.concat(lately(asked, now).stream(), Stream.of(now)).toList());
	}

	private static List<Instant> lately(List<Instant> asked, Instant now) {
		return asked.stream().filter((at) -> at.isAfter(now.minus(Duration.ofDays(1)))).toList();
	}

}
