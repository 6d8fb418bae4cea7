package org.practicepress.reader.photo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A photo's file without what tells where, when, by whom and with which device it was
 * taken. The picture itself is kept bit by bit, with its colour profile and, where it is
 * a JPEG or a TIFF, which way up it is.
 *
 * <p>
 * Whoever photographs a returnee at home has the address in the file: a photo that is
 * published must not give it away.
 */
public final class PhotoFile {

	private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif", "image/tiff",
			"image/bmp");

	/** Room for the marker and the length of a JPEG segment. */
	private static final int SEGMENT_HEAD = 4;

	private static final int SOI = 0xd8;

	private static final int EOI = 0xd9;

	private static final int SOS = 0xda;

	private static final int APP0 = 0xe0;

	private static final int APP1 = 0xe1;

	private static final int APP2 = 0xe2;

	private static final int APP14 = 0xee;

	private static final int APP15 = 0xef;

	private static final int COMMENT = 0xfe;

	private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] ICC_PROFILE = "ICC_PROFILE".getBytes(StandardCharsets.US_ASCII);

	private static final int PNG_SIGNATURE = 8;

	/** Length, name and checksum of a PNG chunk. */
	private static final int PNG_CHUNK = 12;

	private static final Set<String> PNG_TALK = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");

	private static final int WEBP_HEAD = 12;

	private static final Set<String> WEBP_TALK = Set.of("EXIF", "XMP ");

	/** In a WebP's {@code VP8X}: EXIF and XMP are there. */
	private static final int WEBP_TALK_FLAGS = 0x08 | 0x04;

	/** The signature and the screen, whose flags are its third byte from the end. */
	private static final int GIF_HEAD = 13;

	private static final int GIF_IMAGE = 0x2c;

	private static final int GIF_IMAGE_HEAD = 10;

	private static final int GIF_EXTENSION = 0x21;

	private static final int GIF_COMMENT = 0xfe;

	private static final int GIF_TEXT = 0x01;

	private static final int GIF_APPLICATION = 0xff;

	private static final int GIF_TRAILER = 0x3b;

	private static final byte[] GIF_LOOP = "NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII);

	private PhotoFile() {
	}

	/**
	 * Whether files of this type are photos.
	 * @param mediaType a media type, told from content
	 * @return true for JPEG, PNG, WebP, GIF, TIFF and BMP
	 */
	public static boolean isPhoto(String mediaType) {
		return TYPES.contains(mediaType);
	}

	/**
	 * The photo without what it tells beside the picture (EXIF, XMP, IPTC, comments, and
	 * whatever follows the picture's end).
	 * @param photo the file
	 * @param mediaType its media type
	 * @return the bare photo; a broken file comes out as far as it could be followed
	 */
	public static byte[] bare(byte[] photo, String mediaType) {
		return switch (mediaType) {
			case "image/jpeg" -> jpeg(photo);
			case "image/png" -> png(photo);
			case "image/webp" -> webp(photo);
			case "image/tiff" -> tiff(photo);
			case "image/gif" -> gif(photo);
			// a BMP has no place to tell where it was taken
			default -> photo;
		};
	}

	/**
	 * Which way up the picture is (EXIF, CIPA DC-008, tag 0x0112).
	 * @param photo the file
	 * @param mediaType its media type
	 * @return 1 to 8; 1 when it is upright or nothing is said
	 */
	public static int orientation(byte[] photo, String mediaType) {
		return switch (mediaType) {
			case "image/jpeg" -> jpegOrientation(photo);
			case "image/tiff" -> new Tiff(ByteBuffer.wrap(photo)).orientation();
			default -> 1;
		};
	}

	private static int jpegOrientation(byte[] photo) {
		int at = 2;
		while (at + SEGMENT_HEAD <= photo.length && (photo[at] & 0xff) == 0xff && (photo[at + 1] & 0xff) != SOS) {
			int from = at + SEGMENT_HEAD;
			int end = at + 2 + (((photo[at + 2] & 0xff) << 8) | (photo[at + 3] & 0xff));
			if (end < from || end > photo.length) {
				break;
			}
			if ((photo[at + 1] & 0xff) == APP1 && startsWith(photo, from, end, EXIF)) {
				return orientation(photo, from, end);
			}
			at = end;
		}
		return 1;
	}

	private static int orientation(byte[] photo, int from, int to) {
		int start = from + EXIF.length;
		return new Tiff(ByteBuffer.wrap(photo, start, to - start)).orientation();
	}

	/** ITU-T T.81, annex B: segments, then scans in which only 0xff00 is no marker. */
	private static byte[] jpeg(byte[] photo) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(photo.length);
		int at = 0;
		while (at + 1 < photo.length) {
			int marker = photo[at + 1] & 0xff;
			if ((photo[at] & 0xff) != 0xff || marker == 0xff) {
				at++;
				continue;
			}
			if (marker == SOI || marker == EOI) {
				out.write(photo, at, 2);
				at += 2;
				if (marker == EOI) {
					break;
				}
				continue;
			}
			if (at + SEGMENT_HEAD > photo.length) {
				break;
			}
			int length = ((photo[at + 2] & 0xff) << 8) | (photo[at + 3] & 0xff);
			int end = Math.min(photo.length, at + 2 + length);
			if (end < at + SEGMENT_HEAD) {
				break;
			}
			if (marker == APP1) {
				out.writeBytes(orientationAlone(photo, at + SEGMENT_HEAD, end));
			}
			else if (!talks(marker, photo, at + SEGMENT_HEAD, end)) {
				out.write(photo, at, end - at);
			}
			at = end;
			if (marker == SOS) {
				int next = endOfScan(photo, at);
				out.write(photo, at, next - at);
				at = next;
			}
		}
		return out.toByteArray();
	}

	/** An EXIF segment with the orientation alone; none when the photo is upright. */
	private static byte[] orientationAlone(byte[] photo, int from, int to) {
		if (!startsWith(photo, from, to, EXIF)) {
			return new byte[0];
		}
		int head = EXIF.length;
		int orientation = orientation(photo, from, to);
		if (orientation == 1) {
			return new byte[0];
		}
		// big-endian TIFF: the header, a directory of one entry, no other directory
		ByteBuffer segment = ByteBuffer.allocate(SEGMENT_HEAD + head + 26);
		segment.putShort((short) 0xffe1).putShort((short) (segment.capacity() - 2)).put(EXIF);
		segment.put(new byte[] { 'M', 'M' }).putShort((short) 42).putInt(8);
		segment.putShort((short) 1).putShort((short) Tiff.ORIENTATION).putShort((short) 3).putInt(1);
		segment.putShort((short) orientation).putShort((short) 0).putInt(0);
		return segment.array();
	}

	private static boolean talks(int marker, byte[] photo, int from, int to) {
		if (marker == APP2) {
			return !startsWith(photo, from, to, ICC_PROFILE);
		}
		return marker == COMMENT || (marker > APP0 && marker <= APP15 && marker != APP14);
	}

	private static int endOfScan(byte[] photo, int from) {
		for (int at = from; at + 1 < photo.length; at++) {
			int marker = photo[at + 1] & 0xff;
			boolean withinScan = marker == 0 || marker == 0xff || (marker >= 0xd0 && marker <= 0xd7);
			if ((photo[at] & 0xff) == 0xff && !withinScan) {
				return at;
			}
		}
		return photo.length;
	}

	/** RFC 2083 and the PNG specification, third edition. */
	private static byte[] png(byte[] photo) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(photo.length);
		ByteBuffer in = ByteBuffer.wrap(photo);
		int at = Math.min(PNG_SIGNATURE, photo.length);
		out.write(photo, 0, at);
		while (at + PNG_CHUNK <= photo.length) {
			long length = Integer.toUnsignedLong(in.getInt(at)) + PNG_CHUNK;
			int end = (int) Math.min(photo.length, at + length);
			String name = name(photo, at + 4);
			if (!PNG_TALK.contains(name)) {
				out.write(photo, at, end - at);
			}
			if (name.equals("IEND")) {
				break;
			}
			at = end;
		}
		return out.toByteArray();
	}

	/** RFC 9649. */
	private static byte[] webp(byte[] photo) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(photo.length);
		ByteBuffer in = ByteBuffer.wrap(photo).order(ByteOrder.LITTLE_ENDIAN);
		int at = Math.min(WEBP_HEAD, photo.length);
		out.write(photo, 0, at);
		while (at + 8 <= photo.length) {
			long length = Integer.toUnsignedLong(in.getInt(at + 4));
			int end = (int) Math.min(photo.length, at + 8 + length + (length & 1));
			if (!WEBP_TALK.contains(name(photo, at))) {
				out.write(photo, at, end - at);
			}
			at = end;
		}
		byte[] bare = out.toByteArray();
		if (bare.length >= WEBP_HEAD + 9) {
			ByteBuffer.wrap(bare).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bare.length - 8);
			if (name(bare, WEBP_HEAD).equals("VP8X")) {
				bare[WEBP_HEAD + 8] = (byte) (bare[WEBP_HEAD + 8] & ~WEBP_TALK_FLAGS);
			}
		}
		return bare;
	}

	/** GIF 89a: comments and the data of programs (XMP among them) go, loops stay. */
	private static byte[] gif(byte[] photo) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(photo.length);
		int at = Math.min(GIF_HEAD + gifColours(photo, GIF_HEAD - 3), photo.length);
		out.write(photo, 0, at);
		while (at + 1 < photo.length) {
			int block = photo[at] & 0xff;
			int blocks;
			boolean talk = false;
			if (block == GIF_EXTENSION) {
				int label = photo[at + 1] & 0xff;
				talk = label == GIF_COMMENT || label == GIF_TEXT
						|| (label == GIF_APPLICATION && !startsWith(photo, at + 3, photo.length, GIF_LOOP));
				blocks = at + 2;
			}
			else if (block == GIF_IMAGE && at + GIF_IMAGE_HEAD < photo.length) {
				// the descriptor, its colours and the size of its codes
				blocks = at + GIF_IMAGE_HEAD + gifColours(photo, at + GIF_IMAGE_HEAD - 1) + 1;
			}
			else {
				break;
			}
			int end = endOfBlocks(photo, blocks);
			if (!talk) {
				out.write(photo, at, end - at);
			}
			at = end;
		}
		out.write(GIF_TRAILER);
		return out.toByteArray();
	}

	/** How many bytes of colours follow, by the flags. */
	private static int gifColours(byte[] photo, int flags) {
		return (flags < photo.length && (photo[flags] & 0x80) != 0) ? 3 << ((photo[flags] & 0x07) + 1) : 0;
	}

	/** Blocks say how long they are; an empty one is the last. */
	private static int endOfBlocks(byte[] photo, int from) {
		int at = from;
		while (at < photo.length && photo[at] != 0) {
			at += 1 + (photo[at] & 0xff);
		}
		return Math.min(photo.length, at + 1);
	}

	private static byte[] tiff(byte[] photo) {
		byte[] bare = photo.clone();
		new Tiff(ByteBuffer.wrap(bare)).eraseTalk();
		return bare;
	}

	private static String name(byte[] photo, int at) {
		return new String(photo, at, 4, StandardCharsets.ISO_8859_1);
	}

	private static boolean startsWith(byte[] photo, int from, int to, byte[] start) {
		return to - from >= start.length && ByteBuffer.wrap(photo, from, start.length).equals(ByteBuffer.wrap(start));
	}

}
