package org.practicepress.reader.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A mail that Outlook has saved as a {@code .msg}. Old documents of Word are of the same
 * make, and are left as they are.
 */
final class OutlookMail {

	private static final String PROPERTIES = "__properties_version1.0";

	/** Mails in mails in mails: no person sends more. */
	private static final int MAX_DEPTH = 5;

	private OutlookMail() {
	}

	static boolean open(Path file, Within within) throws IOException {
		try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
			if (!files.getRoot().hasEntry(PROPERTIES)) {
				return false;
			}
			take(new MAPIMessage(files), within, 0);
			return true;
		}
		catch (ChunkNotFoundException ex) {
			throw new IOException("Part of a mail is missing", ex);
		}
	}

	// the embedded mails belong to the file, which whoever has opened it closes
	@SuppressWarnings("resource")
	private static void take(MAPIMessage mail, Within within, int depth) throws IOException, ChunkNotFoundException {
		mail.setReturnNullOnMissingChunk(true);
		String page = mail.getHtmlBody();
		String text = mail.getTextBody();
		if (page != null) {
			within.text(page, true);
		}
		else if (text != null) {
			within.text(text, false);
		}
		else if (mail.getRtfBody() != null) {
			within.file("message.rtf", false,
					new ByteArrayInputStream(mail.getRtfBody().getBytes(StandardCharsets.ISO_8859_1)));
		}
		for (AttachmentChunks attachment : mail.getAttachmentFiles()) {
			if (attachment.isEmbeddedMessage() && depth < MAX_DEPTH) {
				take(attachment.getEmbeddedMessage(), within, depth + 1);
			}
			else {
				byte[] content = attachment.getEmbeddedAttachmentObject();
				within.file(name(attachment), attachment.getAttachContentId() != null,
						new ByteArrayInputStream((content != null) ? content : new byte[0]));
			}
		}
	}

	private static @Nullable String name(AttachmentChunks attachment) {
		return Stream
			.of(attachment.getAttachLongFileName(), attachment.getAttachFileName(), attachment.getAttachDisplayName())
			.filter(Objects::nonNull)
			.map(Objects::toString)
			.findFirst()
			.orElse(null);
	}

}
