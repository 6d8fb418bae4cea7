package org.practicepress.reader.header;

import org.jspecify.annotations.Nullable;

/**
 * What strangers call their files. Pure.
 */
public final class FileName {

	private static final int LONGEST = 500;

	private FileName() {
	}

	/**
	 * A name without what is none: the path before it, signs that nobody sees, and those
	 * that make a reader see another name.
	 * @param written the name as it was written
	 * @return of a long one its end; null when nothing is left
	 */
	public static @Nullable String of(@Nullable String written) {
		if (written == null) {
			return null;
		}
		String last = written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
		StringBuilder name = new StringBuilder();
		last.codePoints().forEach((sign) -> {
			if (Character.isWhitespace(sign) || Character.isSpaceChar(sign) || Character.isISOControl(sign)) {
				name.append(name.isEmpty() || name.charAt(name.length() - 1) == ' ' ? "" : " ");
			}
			else if (isSeen(sign)) {
				name.appendCodePoint(sign);
			}
		});
		String seen = name.toString().strip();
		int from = Math.max(0, seen.length() - LONGEST);
		boolean half = from > 0 && Character.isLowSurrogate(seen.charAt(from));
		String end = seen.substring(half ? from + 1 : from);
		return end.isEmpty() || end.equals(".") || end.equals("..") ? null : end;
	}

	/** Letters of Arabic and of its neighbours are joined, or not, by signs unseen. */
	private static boolean isSeen(int sign) {
		boolean joins = sign == 0x200c || sign == 0x200d;
		int type = Character.getType(sign);
		return joins || (type != Character.FORMAT && type != Character.UNASSIGNED && type != Character.SURROGATE
				&& type != Character.PRIVATE_USE);
	}

}
