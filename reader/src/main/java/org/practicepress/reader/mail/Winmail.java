package org.practicepress.reader.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;

/**
 * A {@code winmail.dat}: Outlook puts the files of a mail into one when it thinks that
 * Outlook will read it. What is written in the mail stands beside it.
 */
final class Winmail {

	private Winmail() {
	}

	static boolean open(Path file, Within within) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			for (Attachment attachment : new HMEFMessage(in).getAttachments()) {
				String name = attachment.getLongFilename();
				within.file((name != null) ? name : attachment.getFilename(), false,
						new ByteArrayInputStream(attachment.getContents()));
			}
		}
		return true;
	}

}
