package org.practicepress.reader.text;

import java.io.IOException;
import java.io.InputStream;

import org.apache.commons.io.input.BoundedInputStream;

/**
 * Streams that fail when more comes out of them than a document needs: what was
 * compressed into a few bytes may be endless.
 */
public final class Bounded {

	private Bounded() {
	}

	/**
	 * A stream that ends like another, or fails.
	 * @param in the other, closed together with this one
	 * @param most how many bytes may come out
	 * @return the stream; reading beyond throws an {@link IOException}
	 * @throws IOException if it cannot be opened
	 */
	public static InputStream stream(InputStream in, long most) throws IOException {
		return BoundedInputStream.builder()
			.setInputStream(in)
			// the end is reached by reading on
			.setMaxCount(most + 1)
			.setOnMaxCount((limit, read) -> {
				throw new IOException("More comes out of this file than any document needs");
			})
			.get();
	}

}
