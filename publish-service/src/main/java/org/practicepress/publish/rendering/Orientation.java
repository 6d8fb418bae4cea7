package org.practicepress.publish.rendering;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which way up a JPEG was taken, as its EXIF segment says (1 is upright). */
final class Orientation {

	private static final int UPRIGHT = 1;

	private static final int TAG = 0x0112;

	private Orientation() {
	}

	static int of(byte[] file) {
		try {
			return find(ByteBuffer.wrap(file));
		}
		catch (IndexOutOfBoundsException | IllegalArgumentException | java.nio.BufferUnderflowException ex) {
			// a segment that points outside the file says nothing we could trust
			return UPRIGHT;
		}
	}

	private static int find(ByteBuffer in) {
		if (in.getShort() != (short) 0xFFD8) {
			return UPRIGHT;
		}
		while (in.remaining() > 4) {
			int marker = in.getShort() & 0xFFFF;
			int length = in.getShort() & 0xFFFF;
			if (marker == 0xFFE1 && length > 16 && in.getInt(in.position()) == 0x45786966) {
				return inExif(in.slice(in.position() + 6, length - 8));
			}
			if (marker < 0xFFC0 || marker == 0xFFDA || length < 2) {
				return UPRIGHT;
			}
			in.position(in.position() + length - 2);
		}
		return UPRIGHT;
	}

	private static int inExif(ByteBuffer tiff) {
		tiff.order((tiff.getShort(0) == 0x4949) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		int directory = tiff.getInt(4);
		int entries = tiff.getShort(directory) & 0xFFFF;
		for (int i = 0; i < entries; i++) {
			int entry = directory + 2 + i * 12;
			if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
				int orientation = tiff.getShort(entry + 8);
				return (orientation >= 1 && orientation <= 8) ? orientation : UPRIGHT;
			}
		}
		return UPRIGHT;
	}

}
