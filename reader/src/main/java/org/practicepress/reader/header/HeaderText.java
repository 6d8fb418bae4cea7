package org.practicepress.reader.header;

import java.nio.charset.StandardCharsets;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * What a header says in words. Pure.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a>
 */
public final class HeaderText {

	/**
	 * What is longer says nothing; the library looks at some beginnings more than once.
	 */
	private static final int LONGEST = 20_000;

	private HeaderText() {
	}

	/**
	 * The letters of a header.
	 * @param value the header, a sign for each of its bytes
	 * @return on one line, encoded words as they stand there
	 */
	public static String letters(String value) {
		String letters = value.chars().allMatch((sign) -> sign < 0x100)
				? Letters.of(value.getBytes(StandardCharsets.ISO_8859_1)) : value;
		return letters.replace("\r", "").replace("\n", "");
	}

	/**
	 * The words of a header.
	 * @param value the header, a sign for each of its bytes
	 * @return encoded words as what they mean, as far as that can be told; these may mean
	 * any sign, ends of lines among them
	 */
	public static String words(String value) {
		return decoded(letters(value.substring(0, Math.min(value.length(), LONGEST))));
	}

	static String decoded(String text) {
		return text.contains("=?") ? DecoderUtil.decodeEncodedWords(text.substring(0, Math.min(text.length(), LONGEST)),
				DecodeMonitor.SILENT, StandardCharsets.UTF_8) : text;
	}

}
