package org.practicepress.standalone.moving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.practicepress.messaging.event.EventCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON documents, a line each, read one at a time.
 */
final class Lines {

	/** In bytes. No store takes a document that is larger. */
	private static final int LONGEST = 32 * 1024 * 1024;

	private static final int BLOCK = 64 * 1024;

	private static final JsonMapper JSON = new EventCodec().mapper();

	private Lines() {
	}

	/**
	 * Reads all of them.
	 * @param in where from, to its end
	 * @param listener who is told of each
	 * @throws IllegalArgumentException when a line is none, which tells its number; so
	 * also does what the listener throws
	 */
	static void read(InputStream in, Listener listener) throws IOException {
		byte[] block = new byte[BLOCK];
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int number = 1;
		for (int length = in.read(block); length >= 0; length = in.read(block)) {
			int begin = 0;
			for (int at = 0; at < length; at++) {
				if (block[at] == '\n') {
					append(line, block, begin, at, number);
					tell(line.toByteArray(), number++, listener);
					line.reset();
					begin = at + 1;
				}
			}
			append(line, block, begin, length, number);
		}
		if (line.size() > 0) {
			throw new IllegalArgumentException("the last line has no end");
		}
	}

	private static void append(ByteArrayOutputStream line, byte[] block, int begin, int end, int number) {
		line.write(block, begin, end - begin);
		if (line.size() > LONGEST) {
			throw new IllegalArgumentException("line " + number + " has no end");
		}
	}

	private static void tell(byte[] line, int number, Listener listener) throws IOException {
		try {
			if (!(JSON.readTree(line) instanceof ObjectNode document)) {
				throw new IllegalArgumentException("no object");
			}
			listener.hear(document);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("line " + number + ": " + ex.getOriginalMessage(), ex);
		}
		catch (IllegalArgumentException | NullPointerException | IllegalStateException ex) {
			throw new IllegalArgumentException("line " + number + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * Who is told of documents.
	 */
	interface Listener {

		void hear(ObjectNode document) throws IOException;

	}

}
