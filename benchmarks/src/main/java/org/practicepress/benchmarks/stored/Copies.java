package org.practicepress.benchmarks.stored;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Copies of a document under other names. A name's copy is as long as the name, so that
 * it can take its place in the document's bytes.
 */
final class Copies {

	private static final String HEX = "0123456789abcdef";

	private static final String CAPITALS = "ABCDEFGHJKLMNPQRSTVWXYZ123456789";

	private final byte[] original;

	private final List<Place> places = new ArrayList<>();

	Copies(BsonDocument original, Iterable<String> names) {
		this.original = bytes(original);
		for (String name : names) {
			byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
			for (int at = 0; at <= this.original.length - wanted.length; at++) {
				if (Arrays.equals(this.original, at, at + wanted.length, wanted, 0, wanted.length)) {
					this.places.add(new Place(at, name));
				}
			}
		}
	}

	/** Whether any of the names stands in the document. */
	boolean concerned() {
		return !this.places.isEmpty();
	}

	/**
	 * A copy.
	 * @param names the new name for each name
	 */
	RawBsonDocument under(Map<String, String> names) {
		byte[] copy = this.original.clone();
		for (Place place : this.places) {
			byte[] name = names.getOrDefault(place.name(), place.name()).getBytes(StandardCharsets.UTF_8);
			System.arraycopy(name, 0, copy, place.at(), name.length);
		}
		return new RawBsonDocument(copy);
	}

	/**
	 * Another name of the same length and kind: hexadecimal stays so, what is neither
	 * letter nor digit stays where it is.
	 */
	static String another(String name, int copy) {
		String alphabet = name.equals(name.toUpperCase(Locale.ROOT)) ? CAPITALS : HEX;
		StringBuilder another = new StringBuilder(name);
		byte[] random = sha256(name + " " + copy);
		for (int at = 0; at < name.length(); at++) {
			if (Character.isLetterOrDigit(name.charAt(at))) {
				int drawn = random[at % random.length] + at / random.length;
				another.setCharAt(at, alphabet.charAt(Math.floorMod(drawn, alphabet.length())));
			}
		}
		return another.toString();
	}

	static String digest(String text) {
		return HexFormat.of().formatHex(sha256(text));
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(BsonDocument document) {
		ByteBuffer buffer = new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer().asNIO();
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		return bytes;
	}

	/**
	 * Where a name stands.
	 *
	 * @param at the first byte
	 * @param name the name
	 */
	private record Place(int at, String name) {
	}

}
