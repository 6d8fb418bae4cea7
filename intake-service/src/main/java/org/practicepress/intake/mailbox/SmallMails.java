package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings small mails here, many with one question: a server that is far away answers
 * twenty as fast as one, and one that keeps much looks for them only once. They are in
 * memory until they are in their files, so it is never more than a few megabytes.
 */
final class SmallMails {

	private static final Logger logger = LoggerFactory.getLogger(SmallMails.class);

	/** In bytes, of one mail. */
	static final long SMALL = 512 * 1024;

	/** In bytes, of those asked for together. */
	private static final long TOGETHER = 4 * 1024 * 1024;

	private SmallMails() {
	}

	/**
	 * Brings those of a group that are small. Flags are left as they are (RFC 9051
	 * section 6.4.5, {@code BODY.PEEK}).
	 * @param inbox where they lie
	 * @param mails the group
	 * @param directory where the files are to lie
	 * @return the files; those that are missing are to be brought one by one, which also
	 * tells what is wrong with them
	 */
	static Map<Waiting, Path> bring(Folder inbox, List<Waiting> mails, Path directory) {
		Map<Waiting, Path> brought = new HashMap<>();
		if (inbox instanceof IMAPFolder folder) {
			for (Map<Long, Waiting> asked : questions(mails)) {
				try {
					folder.doCommand((protocol) -> ask(protocol, asked, directory, brought));
				}
				catch (MessagingException ex) {
					logger.debug("Mails are not to be had together", ex);
				}
			}
		}
		return brought;
	}

	/** One of them is brought as well without this. */
	static List<Map<Long, Waiting>> questions(List<Waiting> mails) {
		List<Map<Long, Waiting>> questions = new ArrayList<>();
		long room = 0;
		for (Waiting mail : mails) {
			if (mail.uid() < 0 || mail.size() < 0 || mail.size() > SMALL) {
				continue;
			}
			if (questions.isEmpty() || mail.size() > room) {
				questions.add(new LinkedHashMap<>());
				room = TOGETHER;
			}
			questions.getLast().put(mail.uid(), mail);
			room -= mail.size();
		}
		questions.removeIf((question) -> question.size() == 1);
		return questions;
	}

	private static Object ask(IMAPProtocol protocol, Map<Long, Waiting> asked, Path directory,
			Map<Waiting, Path> brought) throws ProtocolException {
		String uids = asked.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
		Response[] responses = protocol.command("UID FETCH " + uids + " (UID BODY.PEEK[])", null);
		for (int each = 0; each < responses.length; each++) {
			if (responses[each] instanceof FetchResponse fetched) {
				UID uid = fetched.getItem(UID.class);
				BODY body = fetched.getItem(BODY.class);
				Waiting mail = (uid != null) ? asked.get(uid.uid) : null;
				ByteArray content = (body != null) ? body.getByteArray() : null;
				if (mail != null && content != null) {
					keep(mail, content, directory, brought);
					// nobody else is to hold it
					responses[each] = null;
				}
			}
		}
		protocol.notifyResponseHandlers(responses);
		protocol.handleResult(responses[responses.length - 1]);
		return brought;
	}

	private static void keep(Waiting mail, ByteArray content, Path directory, Map<Waiting, Path> brought)
			throws ProtocolException {
		try {
			Path copy = Files.createTempFile(directory, "mail-", ".eml");
			try (OutputStream out = Files.newOutputStream(copy)) {
				out.write(content.getBytes(), content.getStart(), content.getCount());
			}
			brought.put(mail, copy);
		}
		catch (IOException ex) {
			throw new ProtocolException("a mail cannot be written here", ex);
		}
	}

}
