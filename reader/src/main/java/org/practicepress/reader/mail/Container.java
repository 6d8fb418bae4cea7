package org.practicepress.reader.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Files that hold others. What they are is told from how they begin; what a sender or a
 * program says is asked only where their beginnings say nothing.
 */
enum Container {

	/** A mail that was saved, or passed on by a program that does not say so. */
	MAIL {
		@Override
		boolean open(Path file, Within within) throws IOException {
			try (InputStream in = MailLines.of(file)) {
				within.mail(in);
			}
			return true;
		}
	},

	/** A mail that Outlook has saved. */
	OUTLOOK {
		@Override
		boolean open(Path file, Within within) throws IOException {
			return OutlookMail.open(file, within);
		}
	},

	/** All files of a mail in one, as only Outlook reads it. */
	WINMAIL {
		@Override
		boolean open(Path file, Within within) throws IOException {
			return Winmail.open(file, within);
		}
	},

	/** An archive, if it is no document. */
	ZIP {
		@Override
		boolean open(Path file, Within within) throws IOException {
			return ZipArchive.open(file, within);
		}
	},

	/** A mail within its signature. */
	SIGNED {
		@Override
		boolean open(Path file, Within within) throws IOException {
			return SignedMail.open(file, within);
		}
	},

	/** Any other file. */
	NONE {
		@Override
		boolean open(Path file, Within within) {
			return false;
		}
	};

	private static final byte[] OLE = { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0 };

	private static final byte[] TNEF = { 0x78, (byte) 0x9f, 0x3e, 0x22 };

	private static final byte[] ARCHIVE = { 'P', 'K', 3, 4 };

	/**
	 * What a file is.
	 * @param file the file
	 * @param name its name
	 * @param type its media type as it is told
	 */
	static Container of(Path file, String name, String type) throws IOException {
		byte[] begins;
		try (InputStream in = Files.newInputStream(file)) {
			begins = in.readNBytes(OLE.length);
		}
		String called = name.toLowerCase(Locale.ROOT);
		if (Arrays.equals(begins, ARCHIVE)) {
			return ZIP;
		}
		if (Arrays.equals(begins, TNEF)) {
			return WINMAIL;
		}
		if (Arrays.equals(begins, OLE)) {
			return OUTLOOK;
		}
		if (type.endsWith("pkcs7-mime") || called.endsWith(".p7m")) {
			return SIGNED;
		}
		return called.endsWith(".eml") ? MAIL : NONE;
	}

	/**
	 * Opens a file.
	 * @param file the file
	 * @param within takes what lies in it
	 * @return false when it is none that holds others, and nothing was taken
	 * @throws IOException when it is damaged
	 */
	abstract boolean open(Path file, Within within) throws IOException;

}
