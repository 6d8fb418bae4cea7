package org.practicepress.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A font as text is set in it: without the table by which letters are replaced by joined
 * ones (GSUB). PDFBox works out anew for each few words what there is to replace, two
 * thirds of all that a page takes; and who searches a page for “office”, or has it read
 * aloud, should find those letters. The letters of Arabic are joined before.
 *
 * @see ArabicReorderer
 * @see <a href=
 * "https://learn.microsoft.com/typography/opentype/spec/otff#table-directory">OpenType:
 * table directory</a>
 */
final class FontFile {

	private static final byte[] SUBSTITUTIONS = "GSUB".getBytes(StandardCharsets.US_ASCII);

	private static final int TABLES = 4;

	private static final int DIRECTORY = 12;

	private static final int ENTRY = 16;

	/**
	 * Those that were used, as they are set in: unpacked anew for each document they took
	 * a quarter of what it takes, and as much memory as they have here.
	 */
	private static final Map<String, byte[]> USED = new ConcurrentHashMap<>();

	private FontFile() {
	}

	/**
	 * Opens a font that is shipped.
	 * @param name its name without ending
	 * @return the file
	 */
	static InputStream open(String name) {
		return new ByteArrayInputStream(USED.computeIfAbsent(name, FontFile::read));
	}

	private static byte[] read(String name) {
		try (InputStream in = Typesetter.class.getResourceAsStream("/print/fonts/" + name + ".ttf")) {
			if (in == null) {
				throw new IllegalStateException("Not shipped: the font " + name);
			}
			return withoutSubstitutions(in.readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes the table out of the directory; where the others lie stays as it is. */
	private static byte[] withoutSubstitutions(byte[] font) {
		ByteBuffer file = ByteBuffer.wrap(font);
		int tables = file.getShort(TABLES);
		int end = DIRECTORY + tables * ENTRY;
		ByteBuffer substitutions = ByteBuffer.wrap(SUBSTITUTIONS);
		for (int entry = DIRECTORY; entry < end; entry += ENTRY) {
			if (file.slice(entry, SUBSTITUTIONS.length).equals(substitutions)) {
				System.arraycopy(font, entry + ENTRY, font, entry, end - entry - ENTRY);
				file.putShort(TABLES, (short) (tables - 1));
				return font;
			}
		}
		return font;
	}

}
