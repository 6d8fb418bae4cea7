package org.practicepress.reader.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.SharedFileInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.recognition.FormRecognition;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the files out of a mail, however deep they lie.
 */
public final class MailOpener {

	private static final Logger LOG = LoggerFactory.getLogger(MailOpener.class);

	private static final String MAIL = "message/rfc822";

	private static final String UNKNOWN = "application/octet-stream";

	/** Mails in mails in mails: no person sends more. */
	private static final int MAX_DEPTH = 12;

	/** A picture inside the text that is smaller is a logo, not a photo. */
	private static final int SMALLEST_INLINE_PHOTO = 20_000;

	/** Of all kinds, and all that holds others. */
	private static final int MOST_PARTS = 500;

	private static final int LONGEST_NAME = 500;

	/** Nothing is asked of a server. */
	private static final Session SESSION = Session.getInstance(new Properties());

	private final FormRecognition recognition;

	/**
	 * Opens mails that may be forms themselves.
	 * @param recognition knows the form
	 */
	public MailOpener(FormRecognition recognition) {
		this.recognition = recognition;
	}

	/**
	 * Opens a mail.
	 * @param mail the mail
	 * @param directory where to put its files
	 * @param limits what is taken out of it
	 * @return what it has brought; unreadable when it was made to break its reader
	 */
	public Recognised open(Path mail, Path directory, MailLimits limits) {
		try {
			if (!holds(mail)) {
				return new Recognised.Unreadable(MAIL, Reason.TOO_LARGE);
			}
			try (SharedFileInputStream content = new SharedFileInputStream(mail.toFile())) {
				Walk walk = new Walk(directory, limits);
				walk.visit(new MimeMessage(SESSION, content), 0);
				return brought(walk, directory);
			}
		}
		catch (MessagingException | IOException | RuntimeException | StackOverflowError ex) {
			LOG.debug("A mail cannot be opened", ex);
			return new Recognised.Unreadable(MAIL, Reason.DAMAGED);
		}
	}

	private static boolean holds(Path mail) throws IOException {
		try (InputStream in = Files.newInputStream(mail)) {
			return MailBounds.hold(in);
		}
	}

	private Recognised.Mail brought(Walk walk, Path directory) throws IOException {
		List<EmbeddedFile> files = new ArrayList<>(walk.attached);
		// the form may stand in the mail itself; an attached one goes before it
		for (MailBody body : walk.bodies) {
			if (this.recognition.isAskedIn(body.lines())) {
				Path file = Files.writeString(Files.createTempFile(directory, "body-", ""), body.html());
				files.add(new EmbeddedFile(Recognised.Mail.BODY, "text/html", file));
				break;
			}
		}
		// pictures in the text come last; without any attachment they are mere decoration
		if (!files.isEmpty() || walk.tooLarge != null) {
			files.addAll(walk.inline);
		}
		return new Recognised.Mail(files, files.isEmpty() ? walk.words() : "", walk.tooLarge, walk.tooMany,
				walk.tooMuch);
	}

	private static final class Walk {

		private final Path directory;

		private final MailLimits limits;

		private final List<EmbeddedFile> attached = new ArrayList<>();

		private final List<EmbeddedFile> inline = new ArrayList<>();

		private @Nullable String tooLarge;

		/** Web pages first: they keep tables. */
		private final List<MailBody> bodies = new ArrayList<>();

		private boolean tooMany;

		private boolean tooMuch;

		private int parts;

		private int written;

		Walk(Path directory, MailLimits limits) {
			this.directory = directory;
			this.limits = limits;
		}

		/** Plain text comes last among the bodies, and is closest to what was written. */
		private String words() {
			return this.bodies.isEmpty() ? "" : String.join("\n", this.bodies.getLast().lines());
		}

		private void visit(Part part, int depth) throws MessagingException, IOException {
			if (depth > MAX_DEPTH || ++this.parts > MOST_PARTS) {
				this.tooMuch = true;
				return;
			}
			String type = baseType(part);
			if (type.startsWith("multipart/") && part.getContent() instanceof Multipart parts) {
				for (int i = 0; i < parts.getCount() && this.parts <= MOST_PARTS; i++) {
					BodyPart child = parts.getBodyPart(i);
					visit(child, depth + 1);
				}
			}
			else if (type.equals(MAIL) && part.getContent() instanceof Message forwarded) {
				visit(forwarded, depth + 1);
			}
			else {
				take(part, type);
			}
		}

		private void body(Part part, String type) throws MessagingException {
			try {
				if (!type.equals("text/html") && !type.equals("text/plain")) {
					return;
				}
				int room = Recognised.Mail.LONGEST_TEXT - this.written;
				if (part.getSize() > Recognised.Mail.LONGEST_TEXT || !(part.getContent() instanceof String content)
						|| content.length() > room) {
					this.tooMuch = true;
					return;
				}
				this.written += content.length();
				if (type.equals("text/html")) {
					this.bodies.addFirst(MailBody.ofHtml(content, this.limits.ownAddress()));
				}
				else {
					boolean flowed = part.getContentType().toLowerCase(Locale.ROOT).contains("flowed");
					this.bodies.add(MailBody.ofText(content, flowed, this.limits.ownAddress()));
				}
			}
			catch (IOException ex) {
				// written in a way nobody knows: there may still be files
				LOG.debug("The text of a mail cannot be read", ex);
			}
		}

		private void take(Part part, String type) throws MessagingException, IOException {
			String name = name(part);
			boolean attachment = Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
			boolean text = type.startsWith("text/") && name == null && !attachment;
			if (text) {
				body(part, type);
				return;
			}
			if (type.equals("application/pgp-signature") || type.endsWith("pkcs7-signature")
					|| type.equals("text/calendar")) {
				return;
			}
			boolean picture = type.startsWith("image/") && !attachment;
			if (picture && part.getSize() >= 0 && part.getSize() < SMALLEST_INLINE_PHOTO) {
				return;
			}
			if (this.attached.size() + this.inline.size() >= this.limits.maxFiles()) {
				this.tooMany = true;
				return;
			}
			String called = (name != null) ? name : "attachment." + type.substring(type.indexOf('/') + 1);
			Path file = copy(part);
			if (file != null) {
				(picture ? this.inline : this.attached).add(new EmbeddedFile(called, type, file));
			}
			else if (this.tooLarge == null) {
				this.tooLarge = called;
			}
		}

		/** Null for a file that is larger than is taken. */
		private @Nullable Path copy(Part part) throws MessagingException, IOException {
			long most = this.limits.maxFileSize();
			Path file = Files.createTempFile(this.directory, "part-", "");
			try (InputStream in = BoundedInputStream.builder()
				.setInputStream(part.getInputStream())
				.setMaxCount(most + 1)
				.get()) {
				if (Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING) <= most) {
					return file;
				}
			}
			Files.delete(file);
			return null;
		}

	}

	private static String baseType(Part part) throws MessagingException {
		try {
			String type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
			return (type.length() <= LONGEST_NAME) ? type : UNKNOWN;
		}
		catch (ParseException ex) {
			return UNKNOWN;
		}
	}

	private static @Nullable String disposition(Part part) {
		try {
			return part.getDisposition();
		}
		catch (MessagingException ex) {
			// unreadable, so nothing is known
			return null;
		}
	}

	/**
	 * The sender's name for the file; many programs encode it in ways they should not.
	 */
	private static @Nullable String name(Part part) {
		try {
			String name = part.getFileName();
			if (name == null || name.isBlank()) {
				return null;
			}
			String decoded = MimeUtility.decodeText(name).strip();
			return decoded.substring(Math.max(0, decoded.length() - LONGEST_NAME));
		}
		catch (MessagingException | UnsupportedEncodingException ex) {
			return null;
		}
	}

}
