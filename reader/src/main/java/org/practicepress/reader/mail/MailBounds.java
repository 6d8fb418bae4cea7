package org.practicepress.reader.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a mail may consist of, told in one pass before anything is built of it: every
 * header of a part is held in memory. Whatever a reader takes for the beginning of a part
 * stands on a line that begins with two hyphens; what is encoded as a whole is looked at
 * when it is not any more. Pure.
 */
final class MailBounds {

	/** In bytes: the lines that begin a mail or one of its parts. */
	static final int LONGEST_HEAD = 1024 * 1024;

	/** People draw lines of hyphens, too; so many nobody draws. */
	static final int MOST_BOUNDARIES = 20_000;

	private MailBounds() {
	}

	/**
	 * Whether a mail has no more parts, and none of them longer headers, than there is
	 * memory for.
	 * @param mail the mail, which is read to its end
	 * @return false for a mail that was made to break its reader
	 */
	static boolean hold(InputStream mail) throws IOException {
		InputStream in = new BufferedInputStream(mail);
		boolean head = true;
		int headLength = 0;
		int boundaries = 0;
		// how far the line has got, and how many hyphens it has begun with
		int column = 0;
		int hyphens = 0;
		for (int next = in.read(); next >= 0; next = in.read()) {
			headLength = head ? headLength + 1 : 0;
			if (headLength > LONGEST_HEAD || boundaries > MOST_BOUNDARIES) {
				return false;
			}
			if (next == '\n') {
				head &= column > 0;
				column = 0;
				hyphens = 0;
			}
			else if (next != '\r') {
				hyphens += (next == '-' && hyphens == column) ? 1 : 0;
				if (++column == 2 && hyphens == 2) {
					boundaries++;
					head = true;
				}
			}
		}
		return true;
	}

}
