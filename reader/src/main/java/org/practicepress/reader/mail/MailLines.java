package org.practicepress.reader.mail;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.apache.commons.io.input.BoundedInputStream;
import org.apache.james.mime4j.io.EOLConvertingInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a mail, also of one that does not say where they end.
 */
final class MailLines {

	/** In bytes: a mail has ended a line by then, and named where its parts begin. */
	private static final int BEGINNING = 64 * 1024;

	private static final int LONGEST_BOUNDARY = 1_000;

	private MailLines() {
	}

	/**
	 * Opens a mail.
	 * @param mail the mail
	 * @return its bytes; where lines end as they did on old devices, they end as they
	 * should
	 */
	static InputStream of(Path mail) throws IOException {
		InputStream in = new BufferedInputStream(Files.newInputStream(mail), BEGINNING);
		in.mark(BEGINNING);
		byte[] beginning = in.readNBytes(BEGINNING);
		in.reset();
		boolean old = false;
		for (byte sign : beginning) {
			if (sign == '\n') {
				return in;
			}
			old |= sign == '\r';
		}
		return old ? new EOLConvertingInputStream(in) : in;
	}

	/**
	 * What stands between parts where nobody has said it.
	 * @param parts the parts
	 * @return null where there are none
	 */
	static @Nullable String boundary(Path parts) throws IOException {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				BoundedInputStream.builder().setInputStream(Files.newInputStream(parts)).setMaxCount(BEGINNING).get(),
				StandardCharsets.ISO_8859_1))) {
			String before = "";
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				boolean begins = line.isEmpty() || line.toLowerCase(Locale.ROOT).startsWith("content-");
				if (begins && before.startsWith("--") && before.length() > 2 && before.length() <= LONGEST_BOUNDARY) {
					return before.substring(2);
				}
				before = line.stripTrailing();
			}
			return null;
		}
	}

}
