package org.practicepress.embedded.store;

import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * A value, or several in a row, as bytes that sort as the values do. Where one value ends
 * the bytes tell by themselves, so all keys that begin with the same values stand
 * together.
 */
final class Key implements Comparable<Key> {

	private final byte[] bytes;

	Key(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * The place of a document in its collection.
	 * @param id its {@code _id}
	 * @return equal for ids that MongoDB holds to be equal, {@code 1} and {@code 1.0} for
	 * one
	 */
	static Key of(@Nullable Object id) {
		return new KeyWriter().value(id).key();
	}

	/** Not to be changed. */
	byte[] bytes() {
		return this.bytes;
	}

	boolean startsWith(Key other) {
		int length = other.bytes.length;
		return this.bytes.length >= length && Arrays.equals(this.bytes, 0, length, other.bytes, 0, other.bytes.length);
	}

	@Override
	public int compareTo(Key other) {
		return Arrays.compareUnsigned(this.bytes, other.bytes);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Key key && Arrays.equals(this.bytes, key.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	@Override
	public String toString() {
		return HexFormat.of().formatHex(this.bytes);
	}

}
