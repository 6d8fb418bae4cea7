package org.practicepress.embedded.store;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of one field's values, each of its ends a value's bytes.
 *
 * @param low where it begins
 * @param lowIncluded whether that value is within
 * @param high where it ends
 * @param highIncluded whether that value is within
 */
record Span(byte[] low, boolean lowIncluded, byte[] high, boolean highIncluded) {

	/** No value starts with it, so it ends all that start with what stands before it. */
	private static final int AFTER_ALL = 0xFF;

	static Span point(@Nullable Object value) {
		byte[] bytes = new KeyWriter().value(value).key().bytes();
		return new Span(bytes, true, bytes, true);
	}

	/** All values of one type: what lies between two codes that no type has. */
	static Span type(KeyWriter.Rank rank) {
		return new Span(new byte[] { (byte) (rank.code() - 1) }, false, new byte[] { (byte) (rank.code() + 1) }, false);
	}

	/** What is compared with a value in the way of {@code $gt} and its like. */
	static Span range(String operator, Object value) {
		Span all = type(KeyWriter.Rank.of(value));
		byte[] end = new KeyWriter().value(value).key().bytes();
		return switch (operator) {
			case "$gt" -> new Span(end, false, all.high, false);
			case "$gte" -> new Span(end, true, all.high, false);
			case "$lt" -> new Span(all.low, false, end, false);
			case "$lte" -> new Span(all.low, false, end, true);
			default -> throw new IllegalArgumentException(operator);
		};
	}

	boolean single() {
		return this.lowIncluded && this.highIncluded && Arrays.equals(this.low, this.high);
	}

	/** Whether it is what null and a missing value are. */
	boolean absent() {
		return single() && this.low[0] == (byte) KeyWriter.Rank.NULL.code();
	}

	/** What is in both; null when nothing is. */
	@Nullable Span and(Span other) {
		int lows = Arrays.compareUnsigned(this.low, other.low);
		int highs = Arrays.compareUnsigned(this.high, other.high);
		byte[] from = (lows >= 0) ? this.low : other.low;
		boolean fromIncluded = (lows > 0) ? this.lowIncluded
				: (lows < 0) ? other.lowIncluded : this.lowIncluded && other.lowIncluded;
		byte[] to = (highs <= 0) ? this.high : other.high;
		boolean toIncluded = (highs < 0) ? this.highIncluded
				: (highs > 0) ? other.highIncluded : this.highIncluded && other.highIncluded;
		int order = Arrays.compareUnsigned(from, to);
		return (order < 0 || (order == 0 && fromIncluded && toIncluded)) ? new Span(from, fromIncluded, to, toIncluded)
				: null;
	}

	/**
	 * Where an index has these values of a field.
	 * @param before the bytes of the fields before it, the same for all
	 * @param ascending how the index sorts the field
	 */
	Interval after(byte[] before, boolean ascending) {
		return ascending
				? new Interval(end(before, this.low, !this.lowIncluded), end(before, this.high, this.highIncluded))
				: new Interval(end(before, turned(this.high), !this.highIncluded),
						end(before, turned(this.low), this.lowIncluded));
	}

	/**
	 * A value's bytes as an index that sorts it the other way round has them.
	 * @param bytes the value's; left as they are
	 */
	static byte[] turned(byte[] bytes) {
		byte[] turned = new byte[bytes.length];
		for (int at = 0; at < bytes.length; at++) {
			turned[at] = (byte) ~bytes[at];
		}
		return turned;
	}

	private static Key end(byte[] before, byte[] value, boolean afterAllThatStartSo) {
		KeyWriter end = new KeyWriter().raw(before).raw(value);
		return (afterAllThatStartSo ? end.raw(AFTER_ALL) : end).key();
	}

	/**
	 * A stretch of an index.
	 *
	 * @param from where it begins, included
	 * @param to where it ends, excluded
	 */
	record Interval(Key from, Key to) {

		static final Interval ALL = new Interval(new Key(new byte[0]), new Key(new byte[] { (byte) AFTER_ALL }));

	}

}
