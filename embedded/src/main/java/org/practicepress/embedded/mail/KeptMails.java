package org.practicepress.embedded.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * The mails that have come to this server, in whatever folder they lie by now, for
 * whoever looks at them without a mail program. Only what is shown is opened, and of that
 * no more than a bound: anybody may have written it.
 */
public final class KeptMails {

	/** Of the head of a mail, in bytes. */
	private static final int LONGEST_HEAD = 64_000;

	/** Larger mails are shown by their head only. */
	private static final int LARGEST = 30_000_000;

	private static final int LONGEST_TEXT = 200_000;

	private static final int LONGEST_LINE = 300;

	private static final int MOST_PARTS = 100;

	private static final int DEEPEST = 8;

	private final StoredMails files;

	private KeptMails(StoredMails files) {
		this.files = files;
	}

	/**
	 * The mails that a mail server keeps, as they are with each call; also before it is
	 * started.
	 * @param directory where it keeps them
	 * @return the mails
	 */
	public static KeptMails in(Path directory) {
		return new KeptMails(new StoredMails(directory));
	}

	/**
	 * A part of the list, the latest first.
	 * @param page from 1
	 * @param size how many to a page
	 * @return the mails; none if there are not so many
	 */
	public List<Head> list(int page, int size) {
		return this.files.latest()
			.stream()
			.skip((page - 1L) * size)
			.limit(size)
			.flatMap((file) -> head(file).stream())
			.toList();
	}

	public long count() {
		return this.files.latest().size();
	}

	/**
	 * Opens a mail.
	 * @param id as the list names it
	 * @return empty when there is none of that name
	 */
	public Optional<Mail> find(String id) {
		return this.files.find(id).flatMap((file) -> head(file).map((head) -> opened(file, head)));
	}

	/**
	 * A file that a mail has brought.
	 * @param id the mail
	 * @param number its number there
	 * @param out where it is written to
	 * @return false when there is none of that number
	 * @throws IOException when it cannot be read or written
	 */
	public boolean write(String id, int number, OutputStream out) throws IOException {
		Path file = this.files.find(id).orElse(null);
		if (file == null || Files.size(file) > LARGEST) {
			return false;
		}
		try {
			Contents contents = contents(file);
			if (number < 0 || number >= contents.attachments.size()) {
				return false;
			}
			try (InputStream content = contents.attachments.get(number).getInputStream()) {
				content.transferTo(out);
			}
			return true;
		}
		catch (MessagingException ex) {
			throw new IOException(ex);
		}
	}

	private Optional<Head> head(Path file) {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			MimeMessage mail = new MimeMessage(session(), new ByteArrayInputStream(in.readNBytes(LONGEST_HEAD)));
			return Optional
				.of(new Head(this.files.id(file), line(mail.getHeader("From", ", ")), this.files.addressOf(file),
						line(mail.getHeader("Subject", " ")), Files.getLastModifiedTime(file).toInstant()));
		}
		catch (IOException | MessagingException ex) {
			// somebody has moved it meanwhile
			return Optional.empty();
		}
	}

	private static Mail opened(Path file, Head head) {
		try {
			if (Files.size(file) > LARGEST) {
				return new Mail(head, null, null, List.of(), false);
			}
			Contents contents = contents(file);
			List<String> names = new ArrayList<>();
			for (Part attachment : contents.attachments) {
				names.add(name(attachment));
			}
			return new Mail(head, contents.text, contents.html, names, true);
		}
		catch (IOException | MessagingException ex) {
			return new Mail(head, null, null, List.of(), false);
		}
	}

	private static Contents contents(Path file) throws IOException, MessagingException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			Contents contents = new Contents();
			contents.add(new MimeMessage(session(), in), 0);
			return contents;
		}
	}

	private static Session session() {
		Properties lenient = new Properties();
		lenient.setProperty("mail.mime.decodetext.strict", "false");
		lenient.setProperty("mail.mime.multipart.ignoreexistingboundaryparameter", "false");
		return Session.getInstance(lenient);
	}

	private static String name(Part attachment) {
		try {
			String name = attachment.getFileName();
			return (name != null) ? line(name) : "";
		}
		catch (MessagingException ex) {
			return "";
		}
	}

	/** As people read it, on one line. */
	private static String line(@Nullable String raw) {
		String text = Objects.requireNonNullElse(raw, "");
		try {
			text = MimeUtility.decodeText(MimeUtility.unfold(text));
		}
		catch (IOException ex) {
			// in a character set that nobody knows: as it stands there
			text = text.strip();
		}
		StringBuilder line = new StringBuilder();
		text.codePoints()
			.limit(LONGEST_LINE)
			.forEach((letter) -> line.appendCodePoint(Character.isISOControl(letter) ? ' ' : letter));
		return line.toString().strip();
	}

	/**
	 * What stands above a mail.
	 *
	 * @param id names it
	 * @param from who says to have written it
	 * @param to whose mailbox it came to
	 * @param subject what it is about
	 * @param at when it came
	 */
	public record Head(String id, String from, String to, String subject, Instant at) {
	}

	/**
	 * A mail.
	 *
	 * @param head what stands above it
	 * @param text it as plain text, if it has any
	 * @param html it as a page, which is anybody's; null if it is none
	 * @param attachments the names of the files it has brought, by their numbers
	 * @param whole false when it is too large, or broken, so that only its head is known
	 */
	public record Mail(Head head, @Nullable String text, @Nullable String html, List<String> attachments,
			boolean whole) {

		public Mail {
			attachments = List.copyOf(attachments);
		}

	}

	/** What is found in the parts of a mail. */
	private static final class Contents {

		private final List<Part> attachments = new ArrayList<>();

		private @Nullable String text;

		private @Nullable String html;

		private int parts;

		private void add(Part part, int depth) throws MessagingException, IOException {
			if (++this.parts > MOST_PARTS || depth > DEEPEST) {
				return;
			}
			boolean file = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
			if (!file && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
				for (int at = 0; at < Math.min(several.getCount(), MOST_PARTS); at++) {
					add(several.getBodyPart(at), depth + 1);
				}
			}
			else if (!file && this.text == null && part.isMimeType("text/plain")) {
				this.text = text(part);
			}
			else if (!file && this.html == null && part.isMimeType("text/html")) {
				this.html = text(part);
			}
			else {
				this.attachments.add(part);
			}
		}

		private static String text(Part part) throws MessagingException, IOException {
			try (InputStream in = part.getInputStream()) {
				byte[] bytes = in.readNBytes(LONGEST_TEXT);
				return new String(bytes, charset(part.getContentType()));
			}
		}

		private static Charset charset(String contentType) {
			try {
				String charset = new ContentType(contentType).getParameter("charset");
				return Charset
					.forName((charset != null) ? MimeUtility.javaCharset(charset) : StandardCharsets.UTF_8.name());
			}
			catch (ParseException | IllegalArgumentException ex) {
				return StandardCharsets.UTF_8;
			}
		}

	}

}
