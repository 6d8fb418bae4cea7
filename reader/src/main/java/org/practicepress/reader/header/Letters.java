package org.practicepress.reader.header;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Makes letters of bytes, also where the charset they are said to be of is missing,
 * unknown or wrong. Pure.
 */
public final class Letters {

	/** What programs wrote before UTF-8, and still call ASCII or Latin 1. */
	private static final Charset OLD = Charset.forName("windows-1252");

	private Letters() {
	}

	/**
	 * The letters of bytes.
	 * @param bytes the bytes
	 * @param charset what they are said to be of; null when nothing is said
	 * @return the letters; what has none there is replaced
	 */
	public static String of(byte[] bytes, @Nullable String charset) {
		Charset said = charset(charset);
		String letters = (said != null) ? strict(bytes, said) : null;
		return (letters != null) ? letters : of(bytes);
	}

	/**
	 * The letters of bytes of which nothing is said.
	 * @param bytes the bytes
	 * @return UTF-8 if they can be
	 */
	public static String of(byte[] bytes) {
		String letters = strict(bytes, StandardCharsets.UTF_8);
		return (letters != null) ? letters : new String(bytes, OLD);
	}

	/**
	 * A charset.
	 * @param name its name, as somebody has written it
	 * @return null when nobody knows it
	 */
	public static @Nullable Charset charset(@Nullable String name) {
		if (name == null) {
			return null;
		}
		String known = name.strip().toLowerCase(Locale.ROOT);
		// the order of the letters is told apart there
		boolean ordered = known.endsWith("-i") || known.endsWith("-e");
		try {
			return Charset.forName(ordered ? known.substring(0, known.length() - 2) : known);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable String strict(byte[] bytes, Charset charset) {
		try {
			return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException | UnsupportedOperationException ex) {
			return null;
		}
	}

}
