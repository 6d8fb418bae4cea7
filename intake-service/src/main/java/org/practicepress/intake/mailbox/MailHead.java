package org.practicepress.intake.mailbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines a mail begins with: all that is read of it in this process. They say who has
 * sent it and what it answers, and are no markup; what follows them is opened elsewhere.
 */
final class MailHead {

	/** In bytes. All of them are held in memory. */
	static final int LONGEST = 1024 * 1024;

	private MailHead() {
	}

	/**
	 * Whether the lines end where there still is memory for them.
	 * @param mail the mail
	 * @return false for a mail that was made to break its reader
	 */
	static boolean ends(Path mail) throws IOException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(mail))) {
			int column = 0;
			for (int length = 0; length <= LONGEST; length++) {
				int next = in.read();
				if (next < 0 || (next == '\n' && column == 0)) {
					return true;
				}
				column = (next == '\n') ? 0 : (next == '\r') ? column : column + 1;
			}
			return false;
		}
	}

	/** As much of them as there is memory for. */
	static byte[] of(Path mail) throws IOException {
		try (InputStream in = Files.newInputStream(mail)) {
			return in.readNBytes(LONGEST);
		}
	}

}
