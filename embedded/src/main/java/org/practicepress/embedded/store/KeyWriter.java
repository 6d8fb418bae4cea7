package org.practicepress.embedded.store;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bytes that compare, byte by byte and unsigned, as the values compare
 * in MongoDB's order of types. Values that are equal give the same bytes, others never do
 * (but decimals closer together than doubles can tell). What the bytes are is part of the
 * file's format.
 */
final class KeyWriter {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

	Key key() {
		return new Key(this.bytes.toByteArray());
	}

	/** Takes over what is written already. */
	KeyWriter raw(byte[] written) {
		this.bytes.writeBytes(written);
		return this;
	}

	KeyWriter raw(int single) {
		this.bytes.write(single);
		return this;
	}

	KeyWriter value(@Nullable Object value) {
		this.bytes.write(Rank.of(value).code());
		switch (value) {
			case Number number -> number(number);
			case String text -> text(text);
			case Map<?, ?> document -> document(document);
			case Collection<?> array -> array(array);
			case BinData binary -> binary(binary.getData());
			case LegacyUUID legacy -> uuid(legacy.getUuid());
			case UUID uuid -> uuid(uuid);
			case ObjectId id -> this.bytes.writeBytes(id.toByteArray());
			case Boolean bool -> this.bytes.write(bool ? 1 : 0);
			case Instant date -> number(date.toEpochMilli() ^ Long.MIN_VALUE, Long.BYTES);
			case BsonTimestamp timestamp -> number(timestamp.getValue(), Long.BYTES);
			case BsonRegularExpression regex -> {
				text(regex.getPattern());
				text(String.valueOf(regex.getOptions()));
			}
			case BsonJavaScript code -> text(code.getCode());
			case null, default -> {
				// its type is all there is to it
			}
		}
		return this;
	}

	/**
	 * As a double, and by how much a long differs from the nearest. A negative double has
	 * all its bits turned, so that it sorts before those closer to zero.
	 */
	private void number(Number value) {
		double nearest = value.doubleValue() + 0.0;
		long bits = Double.doubleToLongBits(nearest);
		number((bits < 0) ? ~bits : bits ^ Long.MIN_VALUE, Long.BYTES);
		long rest = (value instanceof Long exact) ? exact - (long) nearest : 0;
		number(rest + Short.MAX_VALUE + 1, Short.BYTES);
	}

	/**
	 * Char by char, as Java and so the server compares texts. A zero ends it; what would
	 * look like one is written as two bytes.
	 */
	private void text(String text) {
		for (int at = 0; at < text.length(); at++) {
			char c = text.charAt(at);
			if (c < 2) {
				this.bytes.write(1);
				this.bytes.write(c + 1);
			}
			else if (c < 0x80) {
				this.bytes.write(c);
			}
			else if (c < 0x800) {
				this.bytes.write(0xC0 | (c >> 6));
				this.bytes.write(0x80 | (c & 0x3F));
			}
			else {
				this.bytes.write(0xE0 | (c >> 12));
				this.bytes.write(0x80 | ((c >> 6) & 0x3F));
				this.bytes.write(0x80 | (c & 0x3F));
			}
		}
		this.bytes.write(0);
	}

	private void document(Map<?, ?> document) {
		document.forEach((name, value) -> {
			this.bytes.write(Rank.of(value).code());
			text((String) name);
			value(value);
		});
		this.bytes.write(0);
	}

	private void array(Collection<?> array) {
		array.forEach(this::value);
		this.bytes.write(0);
	}

	private void binary(byte[] data) {
		number(data.length, Integer.BYTES);
		this.bytes.writeBytes(data);
	}

	private void uuid(UUID uuid) {
		number(uuid.getMostSignificantBits(), Long.BYTES);
		number(uuid.getLeastSignificantBits(), Long.BYTES);
	}

	private void number(long value, int length) {
		for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
			this.bytes.write((int) (value >>> shift));
		}
	}

	/**
	 * MongoDB's order of types. The codes leave room between them: a span of all values
	 * of a type ends one above its code, or one below where the order is turned.
	 */
	enum Rank {

		MIN(0x05), EMPTY_ARRAY(0x0A), NULL(0x10), NUMBER(0x20), STRING(0x30), DOCUMENT(0x40), ARRAY(0x50), BINARY(0x60),
		LEGACY_UUID(0x64), UUID(0x68), OBJECT_ID(0x70), BOOLEAN(0x80), DATE(0x90), TIMESTAMP(0xA0), REGEX(0xB0),
		CODE(0xB8), MAX(0xF0);

		private final int code;

		Rank(int code) {
			this.code = code;
		}

		int code() {
			return this.code;
		}

		static Rank of(@Nullable Object value) {
			return switch (value) {
				case null -> NULL;
				case Missing missing -> NULL;
				case String text -> STRING;
				case Number number -> NUMBER;
				case Boolean bool -> BOOLEAN;
				case Instant instant -> DATE;
				case ObjectId id -> OBJECT_ID;
				case Rows.EmptyArray empty -> EMPTY_ARRAY;
				case Map<?, ?> document -> DOCUMENT;
				case Collection<?> array -> ARRAY;
				case UUID uuid -> UUID;
				case LegacyUUID uuid -> LEGACY_UUID;
				case BinData data -> BINARY;
				case BsonTimestamp timestamp -> TIMESTAMP;
				case BsonRegularExpression regex -> REGEX;
				case BsonJavaScript code -> CODE;
				case MinKey min -> MIN;
				case MaxKey max -> MAX;
				default -> throw new IllegalArgumentException("no value of a document: " + value.getClass());
			};
		}

	}

}
