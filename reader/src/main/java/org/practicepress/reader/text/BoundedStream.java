package org.practicepress.reader.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that fails when more comes out of it than a document needs: what was
 * compressed into a few bytes may be endless.
 */
public final class BoundedStream extends FilterInputStream {

	private long left;

	public BoundedStream(InputStream in, long most) {
		super(in);
		this.left = most;
	}

	@Override
	public int read() throws IOException {
		int read = super.read();
		count((read < 0) ? 0 : 1);
		return read;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int read = super.read(buffer, offset, length);
		count(Math.max(0, read));
		return read;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

	private void count(int read) throws IOException {
		this.left -= read;
		if (this.left < 0) {
			throw new IOException("More comes out of this file than any document needs");
		}
	}

}
