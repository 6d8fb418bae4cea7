package org.practicepress.embedded.store;

import java.nio.ByteBuffer;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How keys and documents stand in the file: their length, then their bytes. */
final class Bytes {

	/** What an object and an array of bytes take on the heap beside the bytes. */
	private static final int OVERHEAD = 40;

	private Bytes() {
	}

	/** Maps from keys to bytes. */
	static MVMap.Builder<Key, byte[]> map() {
		return new MVMap.Builder<Key, byte[]>().keyType(new Keys()).valueType(new Values());
	}

	/** A document as BSON. */
	static byte[] of(Document document) {
		ByteBuf buffer = Unpooled.buffer(1024);
		BsonEncoder.encodeDocument(document, buffer);
		return ByteBufUtil.getBytes(buffer);
	}

	static Document document(byte[] bson) {
		return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
	}

	private static void write(WriteBuffer buffer, byte[] bytes) {
		buffer.putVarInt(bytes.length).put(bytes);
	}

	private static byte[] read(ByteBuffer buffer) {
		byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
		buffer.get(bytes);
		return bytes;
	}

	private static final class Keys extends BasicDataType<Key> {

		@Override
		public int compare(Key one, Key other) {
			return one.compareTo(other);
		}

		@Override
		public int getMemory(Key key) {
			return OVERHEAD + key.bytes().length;
		}

		@Override
		public void write(WriteBuffer buffer, Key key) {
			Bytes.write(buffer, key.bytes());
		}

		@Override
		public Key read(ByteBuffer buffer) {
			return new Key(Bytes.read(buffer));
		}

		@Override
		public Key[] createStorage(int size) {
			return new Key[size];
		}

	}

	private static final class Values extends BasicDataType<byte[]> {

		@Override
		public int getMemory(byte[] value) {
			return OVERHEAD + value.length;
		}

		@Override
		public void write(WriteBuffer buffer, byte[] value) {
			Bytes.write(buffer, value);
		}

		@Override
		public byte[] read(ByteBuffer buffer) {
			return Bytes.read(buffer);
		}

		@Override
		public byte[][] createStorage(int size) {
			return new byte[size][];
		}

	}

}
