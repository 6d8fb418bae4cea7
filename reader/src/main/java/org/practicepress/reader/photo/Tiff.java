package org.practicepress.reader.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A TIFF structure (TIFF 6.0), which is also what an EXIF segment contains (CIPA DC-008).
 * Offsets that lead nowhere are taken for the end.
 */
final class Tiff {

	static final int ORIENTATION = 0x0112;

	private static final int EXIF = 0x8769;

	private static final int GPS = 0x8825;

	/**
	 * Description, make, model, software, time, artist, computer, XMP, copyright, IPTC,
	 * Photoshop.
	 */
	private static final Set<Integer> TALK = Set.of(0x010e, 0x010f, 0x0110, 0x0131, 0x0132, 0x013b, 0x013c, 0x02bc,
			0x8298, 0x83bb, 0x8649);

	private static final int MOST_PAGES = 1_000;

	private static final int HEADER = 8;

	private static final int ENTRY = 12;

	/** Bytes per value of the types 1 to 12. */
	private static final int[] SIZES = { 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8 };

	private final ByteBuffer bytes;

	/**
	 * A TIFF structure.
	 * @param bytes begins with its header; what is erased is erased in here
	 */
	Tiff(ByteBuffer bytes) {
		this.bytes = bytes.slice();
		boolean little = this.bytes.hasRemaining() && this.bytes.get(0) == 'I';
		this.bytes.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
	}

	/**
	 * An entry of a directory.
	 *
	 * @param tag what it tells
	 * @param at where it stands
	 */
	private record Entry(int tag, int at) {
	}

	/**
	 * Which way up the picture is.
	 * @return 1 to 8; 1 when nothing is said
	 */
	int orientation() {
		return directory(firstDirectory()).stream()
			.filter((entry) -> entry.tag() == ORIENTATION)
			.map((entry) -> Short.toUnsignedInt(this.bytes.getShort(entry.at() + 8)))
			.filter((orientation) -> orientation >= 1 && orientation <= 8)
			.findFirst()
			.orElse(1);
	}

	/** Overwrites what the directories, one for each page, tell beside the pictures. */
	void eraseTalk() {
		Set<Long> seen = new HashSet<>();
		long at = firstDirectory();
		while (seen.size() < MOST_PAGES && seen.add(at)) {
			List<Entry> entries = directory(at);
			// first of all, before anything can be overwritten
			at = next(at, entries.size());
			for (Entry entry : entries) {
				if (entry.tag() == GPS || entry.tag() == EXIF) {
					directory(Integer.toUnsignedLong(this.bytes.getInt(entry.at() + 8))).forEach(this::erase);
				}
				else if (TALK.contains(entry.tag())) {
					erase(entry);
				}
			}
		}
	}

	private long next(long directory, int entries) {
		long at = directory + 2 + (long) entries * ENTRY;
		return (directory < HEADER || at < HEADER || at + 4 > this.bytes.limit()) ? Long.MAX_VALUE
				: Integer.toUnsignedLong(this.bytes.getInt((int) at));
	}

	private long firstDirectory() {
		return (this.bytes.limit() < HEADER) ? Long.MAX_VALUE : Integer.toUnsignedLong(this.bytes.getInt(4));
	}

	private List<Entry> directory(long at) {
		List<Entry> entries = new ArrayList<>();
		if (at < HEADER || at > this.bytes.limit() - 2) {
			return entries;
		}
		int count = Short.toUnsignedInt(this.bytes.getShort((int) at));
		for (long entry = at + 2; entries.size() < count && entry + ENTRY <= this.bytes.limit(); entry += ENTRY) {
			entries.add(new Entry(Short.toUnsignedInt(this.bytes.getShort((int) entry)), (int) entry));
		}
		return entries;
	}

	/** The value becomes zeros, within the entry or where the entry points. */
	private void erase(Entry entry) {
		int type = Short.toUnsignedInt(this.bytes.getShort(entry.at() + 2));
		int size = (type >= 1 && type <= SIZES.length) ? SIZES[type - 1] : 1;
		long length = Integer.toUnsignedLong(this.bytes.getInt(entry.at() + 4)) * size;
		long from = (length <= 4) ? entry.at() + 8 : Integer.toUnsignedLong(this.bytes.getInt(entry.at() + 8));
		for (long at = from; at < Math.min(this.bytes.limit(), from + length); at++) {
			this.bytes.put((int) at, (byte) 0);
		}
	}

}
