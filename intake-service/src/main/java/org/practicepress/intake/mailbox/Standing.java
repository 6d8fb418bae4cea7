package org.practicepress.intake.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import jakarta.mail.AuthenticationFailedException;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.oauth.NoToken;

/**
 * How looking into a mailbox goes.
 *
 * @param readAt when it was last looked into; null when it has not been yet
 * @param failures how often in a row it could not be
 * @param refused whether somebody must do something before it can be
 * @param trouble why it could not be, in words; null when it could
 */
record Standing(@Nullable Instant readAt, int failures, boolean refused, @Nullable String trouble) {

	/** Nobody has tried. */
	static final Standing NOT_YET = new Standing(null, 0, false, null);

	private static final int LONGEST_WORDS = 500;

	/** Who has locked us out for too many tries would do so again. */
	private static final Duration FIRST_AFTER_REFUSAL = Duration.ofMinutes(1);

	/** Whoever mends something waits no longer. */
	private static final Duration LONGEST = Duration.ofMinutes(5);

	Standing read(Instant at) {
		return new Standing(at, 0, false, null);
	}

	Standing failed(Throwable reason) {
		return new Standing(this.readAt, this.failures + 1, reason instanceof AuthenticationFailedException,
				words(reason));
	}

	/**
	 * How long to wait before the next look: after each failure longer.
	 * @param usual how long when all is well
	 */
	Duration pause(Duration usual) {
		if (this.failures == 0) {
			return usual;
		}
		Duration first = (this.refused && usual.compareTo(FIRST_AFTER_REFUSAL) < 0) ? FIRST_AFTER_REFUSAL : usual;
		Duration longest = (usual.compareTo(LONGEST) < 0) ? LONGEST : usual;
		Duration doubled = first.multipliedBy(1L << Math.min(this.failures - 1, 12));
		return (doubled.compareTo(longest) < 0) ? doubled : longest;
	}

	private static String words(Throwable reason) {
		String said = oneLine(Objects.requireNonNullElse(reason.getMessage(), ""));
		if (reason.getCause() instanceof NoToken) {
			return said;
		}
		return (reason instanceof AuthenticationFailedException) ? "the server refuses the login: " + said
				: reason.getClass().getSimpleName() + ": " + said;
	}

	/** A server may say anything. */
	private static String oneLine(String said) {
		StringBuilder line = new StringBuilder();
		said.codePoints()
			.limit(LONGEST_WORDS)
			.forEach((sign) -> line.appendCodePoint(Character.isISOControl(sign) ? ' ' : sign));
		return line.toString().strip();
	}

}
