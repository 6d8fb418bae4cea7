package org.practicepress.pages.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Closes words that are kept in the store, so that whoever looks at what is kept there,
 * or gets a part of it, does not read them: with a key of the desk's secret, one for each
 * purpose.
 */
public final class SealedWords {

	private final Supplier<byte[]> secret;

	SealedWords(Supplier<byte[]> secret) {
		this.secret = secret;
	}

	/**
	 * Closes words.
	 * @param words the words
	 * @param purpose what for; whoever opens them must name the same
	 * @return the words, sealed
	 */
	public byte[] close(String words, String purpose) {
		return new Seal(this.secret.get(), purpose).close(words.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Opens words.
	 * @param sealed the words, sealed
	 * @param purpose what they were sealed for
	 * @return the words; empty if they were not sealed so
	 */
	public Optional<String> open(byte[] sealed, String purpose) {
		return new Seal(this.secret.get(), purpose).open(sealed)
			.map((words) -> new String(words, StandardCharsets.UTF_8));
	}

}
