package org.practicepress.review.search;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apache.lucene.util.BytesRef;

/**
 * Tells how much two texts have in common without keeping either: of every three words
 * that follow each other, the smallest of each of several numberings (MinHash). That two
 * texts agree in a number is as likely as a run of theirs is one of both.
 */
final class Fingerprint {

	private static final int NUMBERS = 64;

	/** So many words are one run. */
	private static final int RUN = 3;

	/** With fewer runs a text says too little to be compared. */
	private static final int FEWEST = 10;

	/** Words beyond these add nothing. */
	private static final int LONGEST = 5_000;

	private static final long FIRST = 0x9E3779B97F4A7C15L;

	private final int[] numbers;

	private Fingerprint(int[] numbers) {
		this.numbers = numbers;
	}

	/**
	 * The fingerprint of a text.
	 * @param words its words, in order
	 * @return empty when there are too few
	 */
	static Optional<Fingerprint> of(List<String> words) {
		int runs = Math.min(LONGEST, words.size()) - RUN + 1;
		if (runs < FEWEST) {
			return Optional.empty();
		}
		int[] smallest = new int[NUMBERS];
		Arrays.fill(smallest, Integer.MAX_VALUE);
		for (int run = 0; run < runs; run++) {
			long hash = FIRST;
			for (int word = run; word < run + RUN; word++) {
				hash = mixed(hash ^ words.get(word).hashCode());
			}
			for (int number = 0; number < NUMBERS; number++) {
				smallest[number] = Math.min(smallest[number], (int) mixed(hash + number * FIRST));
			}
		}
		return Optional.of(new Fingerprint(smallest));
	}

	/** The finaliser of SplitMix64. */
	private static long mixed(long hash) {
		long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

	/**
	 * How much two texts have in common.
	 * @param other the fingerprint of the other
	 * @return about the part of all runs of both that both have, from 0 to 1
	 */
	double likeness(Fingerprint other) {
		int same = 0;
		for (int number = 0; number < NUMBERS; number++) {
			if (this.numbers[number] == other.numbers[number]) {
				same++;
			}
		}
		return (double) same / NUMBERS;
	}

	BytesRef bytes() {
		ByteBuffer bytes = ByteBuffer.allocate(NUMBERS * Integer.BYTES);
		bytes.asIntBuffer().put(this.numbers);
		return new BytesRef(bytes.array());
	}

	static Fingerprint read(BytesRef bytes) {
		int[] numbers = new int[NUMBERS];
		ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length).asIntBuffer().get(numbers);
		return new Fingerprint(numbers);
	}

}
