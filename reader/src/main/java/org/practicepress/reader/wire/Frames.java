package org.practicepress.reader.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Messages on a pipe: each is its length in four bytes, and that many bytes.
 */
public final class Frames {

	/** No answer is longer, and no question. */
	public static final int LONGEST = 8 << 20;

	private Frames() {
	}

	/**
	 * Sends a message.
	 * @param out the pipe
	 * @param message the message
	 * @throws IOException when nobody listens any more
	 */
	public static void write(OutputStream out, byte[] message) throws IOException {
		DataOutputStream data = new DataOutputStream(out);
		data.writeInt(message.length);
		data.write(message);
		data.flush();
	}

	/**
	 * Receives a message. Memory is taken for what has come, never for what is announced.
	 * @param in the pipe
	 * @return the message
	 * @throws EOFException when none comes, or half of one
	 * @throws IOException when a longer one is announced than anybody has to say
	 */
	public static byte[] read(InputStream in) throws IOException {
		int length = new DataInputStream(in).readInt();
		if (length < 0 || length > LONGEST) {
			throw new IOException("A message of " + Integer.toUnsignedString(length) + " bytes is announced");
		}
		byte[] message = in.readNBytes(length);
		if (message.length < length) {
			throw new EOFException("Half a message");
		}
		return message;
	}

}
