package org.practicepress.reader.header;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A header that says one thing and more about it, such as {@code Content-Type}. What
 * cannot be understood is left out; a quotation that never ends, ends with the header.
 * Pure.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2231">RFC 2231</a>
 */
public final class Parameters {

	private static final int LONGEST = 200_000;

	private static final int MOST_PIECES = 1_000;

	private final String value;

	/** By name in lower case, stars included; of several the first. */
	private final Map<String, String> parameters;

	private Parameters(String value, Map<String, String> parameters) {
		this.value = value;
		this.parameters = parameters;
	}

	/**
	 * Reads a header.
	 * @param header the header, a sign for each of its bytes
	 * @return what it says
	 */
	public static Parameters of(String header) {
		String text = HeaderText.letters(header.substring(0, Math.min(header.length(), LONGEST)));
		int at = next(text, 0, ';');
		String value = first(unquoted(text.substring(0, at)).replace(" /", "/").replace("/ ", "/"));
		Map<String, String> parameters = new HashMap<>();
		while (at < text.length()) {
			int end = next(text, at + 1, ';');
			String parameter = text.substring(at + 1, end);
			int equals = parameter.indexOf('=');
			if (equals >= 0) {
				parameters.putIfAbsent(parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT),
						unquoted(parameter.substring(equals + 1)));
			}
			at = end;
		}
		return new Parameters(value.toLowerCase(Locale.ROOT), parameters);
	}

	/** Where a sign stands that is not quoted. */
	private static int next(String text, int from, char sign) {
		boolean quoted = false;
		for (int i = from; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (letter == '\\' && quoted) {
				i++;
			}
			else if (letter == '"') {
				quoted = !quoted;
			}
			else if (letter == sign && !quoted) {
				return i;
			}
		}
		return text.length();
	}

	/** Paths of Windows stand there with single backslashes, too. */
	private static String unquoted(String text) {
		String stripped = text.strip();
		if (!stripped.startsWith("\"")) {
			return stripped;
		}
		StringBuilder unquoted = new StringBuilder();
		for (int i = 1; i < stripped.length() && stripped.charAt(i) != '"'; i++) {
			char letter = stripped.charAt(i);
			boolean escapes = letter == '\\' && i + 1 < stripped.length()
					&& (stripped.charAt(i + 1) == '"' || stripped.charAt(i + 1) == '\\');
			unquoted.append(escapes ? stripped.charAt(++i) : letter);
		}
		return unquoted.toString();
	}

	/** Without what is added where nothing can be: comments, and a second one. */
	private static String first(String text) {
		String stripped = text.strip();
		int end = 0;
		while (end < stripped.length() && " \t(,".indexOf(stripped.charAt(end)) < 0) {
			end++;
		}
		return stripped.substring(0, end);
	}

	/**
	 * The one thing.
	 * @return in lower case
	 */
	public String value() {
		return this.value;
	}

	/**
	 * A parameter of a single word.
	 * @param name its name
	 * @return null when it is not there, or says nothing
	 */
	public @Nullable String word(String name) {
		String text = this.parameters.get(name);
		if (text == null) {
			return null;
		}
		String word = first(text);
		return word.isEmpty() ? null : word;
	}

	/**
	 * A parameter as it stands there.
	 * @param name its name
	 * @return null when it is not there
	 */
	public @Nullable String exactly(String name) {
		return this.parameters.get(name);
	}

	/**
	 * A parameter in words, however it is encoded.
	 * @param name its name
	 * @return null when it is not there
	 */
	public @Nullable String words(String name) {
		String whole = this.parameters.get(name + "*");
		if (whole != null) {
			return new Encoded().add(whole, true).letters();
		}
		Encoded pieces = new Encoded();
		for (int i = 0; i < MOST_PIECES; i++) {
			String plain = this.parameters.get(name + "*" + i);
			String escaped = this.parameters.get(name + "*" + i + "*");
			if (plain == null && escaped == null) {
				break;
			}
			pieces = (escaped != null) ? pieces.add(escaped, true) : pieces.add((plain != null) ? plain : "", false);
		}
		if (!pieces.isEmpty()) {
			return HeaderText.decoded(pieces.letters());
		}
		String plain = this.parameters.get(name);
		return (plain != null) ? HeaderText.decoded(plain) : null;
	}

	/** Bytes, written as a charset, a language and escapes. */
	private static final class Encoded {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private @Nullable String charset;

		private boolean begun;

		Encoded add(String piece, boolean escaped) {
			int charsetEnds = piece.indexOf('\'');
			int languageEnds = piece.indexOf('\'', charsetEnds + 1);
			boolean says = !this.begun && escaped && charsetEnds >= 0 && languageEnds > charsetEnds;
			if (says) {
				this.charset = piece.substring(0, charsetEnds);
			}
			this.begun = true;
			byte[] text = piece.substring(says ? languageEnds + 1 : 0).getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < text.length; i++) {
				int high = (escaped && text[i] == '%' && i + 2 < text.length) ? digit(text[i + 1]) : -1;
				int low = (high >= 0) ? digit(text[i + 2]) : -1;
				this.bytes.write((low >= 0) ? high * 16 + low : text[i]);
				i += (low >= 0) ? 2 : 0;
			}
			return this;
		}

		private static int digit(byte sign) {
			return Character.digit((char) sign, 16);
		}

		boolean isEmpty() {
			return !this.begun;
		}

		String letters() {
			return Letters.of(this.bytes.toByteArray(), this.charset);
		}

	}

}
