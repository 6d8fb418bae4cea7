package org.practicepress.reader.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.header.Letters;

/**
 * The letters of a text, also where it is encoded in another way than it says. Pure.
 */
final class MailText {

	private static final String BYTE_ORDER_MARK = "\ufeff";

	/** Where a page names its charset, as browsers look for it. */
	private static final int BEGINNING = 1024;

	private MailText() {
	}

	/**
	 * Reads a text.
	 * @param content the text as it stands in the mail
	 * @param head what is said about it
	 * @return its letters
	 */
	static String of(byte[] content, PartHead head) throws IOException {
		byte[] decoded = MailWalk.decoded(head, new ByteArrayInputStream(content)).readAllBytes();
		boolean asItIs = head.encoding() == PartHead.Encoding.BASE64 && !isText(decoded) && hasWords(content);
		byte[] bytes = asItIs ? content : decoded;
		String letters = Letters.of(bytes, charset(bytes, head));
		return letters.startsWith(BYTE_ORDER_MARK) ? letters.substring(1) : letters;
	}

	private static @Nullable String charset(byte[] bytes, PartHead head) throws IOException {
		if (Letters.charset(head.getCharset()) != null || !head.type().equals("text/html")) {
			return head.getCharset();
		}
		return Jsoup.parse(new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, BEGINNING)), null, "")
			.charset()
			.name();
	}

	private static boolean isText(byte[] bytes) {
		return Letters.of(bytes, "UTF-8")
			.chars()
			.noneMatch((sign) -> sign == 0xfffd || (Character.isISOControl(sign) && !Character.isWhitespace(sign)));
	}

	/** What is encoded has no blanks within a line. */
	private static boolean hasWords(byte[] content) {
		int at = 1;
		while (at < content.length - 1 && !(content[at] == ' ' && Character.isLetter(content[at - 1])
				&& Character.isLetter(content[at + 1]))) {
			at++;
		}
		return at < content.length - 1;
	}

}
