package org.practicepress.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.reader.recognition.FormRecognition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.StringUtils;

/**
 * Takes the files out of a mail, however deep they lie, and stores them.
 */
final class MailFiles {

	private static final Logger logger = LoggerFactory.getLogger(MailFiles.class);

	/** Mails in mails in mails: no person sends more. */
	private static final int MAX_DEPTH = 12;

	/** A picture inside the text that is smaller is a logo, not a photo. */
	private static final int SMALLEST_INLINE_PHOTO = 20_000;

	/** In characters, for all that is written in a mail: longer than any form. */
	private static final int LONGEST_BODY = 1_000_000;

	/** Of all kinds, and all that holds others. */
	private static final int MOST_PARTS = 500;

	private final ClaimChecks claimChecks;

	private final FormRecognition recognition;

	private final String ownAddress;

	private final int maxFiles;

	private final long maxFileSize;

	MailFiles(ClaimChecks claimChecks, FormRecognition recognition, String ownAddress, int maxFiles, long maxFileSize) {
		this.claimChecks = claimChecks;
		this.recognition = recognition;
		this.ownAddress = ownAddress;
		this.maxFiles = maxFiles;
		this.maxFileSize = maxFileSize;
	}

	/**
	 * What a mail has brought.
	 *
	 * @param stored the files, in their order
	 * @param words what was written in the mail itself; empty when there are files
	 * @param tooLarge the name of the first file that was left out for its size
	 * @param tooMany whether files were left out for their number
	 * @param tooMuch whether something was not looked at: it lies too deep, among too
	 * many parts, or is too long to be read
	 */
	record Brought(List<ClaimCheck> stored, String words, @Nullable String tooLarge, boolean tooMany, boolean tooMuch) {
	}

	Brought store(Part mail) throws MessagingException, IOException {
		Walk walk = new Walk();
		walk.visit(mail, 0);
		List<ClaimCheck> files = new ArrayList<>(walk.attached);
		// the form may stand in the mail itself; an attached one goes before it
		for (MailBody body : walk.bodies) {
			if (this.recognition.isAskedIn(body.lines())) {
				byte[] html = body.html().getBytes(StandardCharsets.UTF_8);
				files.add(this.claimChecks.store(new ByteArrayInputStream(html), Arrival.MAIL_BODY, "text/html"));
				break;
			}
		}
		// pictures in the text come last; without any attachment they are mere decoration
		if (!files.isEmpty() || walk.tooLarge != null) {
			files.addAll(walk.inline);
		}
		return new Brought(files, files.isEmpty() ? walk.words() : "", walk.tooLarge, walk.tooMany, walk.tooMuch);
	}

	/** Fails once more has been read than is taken. */
	private InputStream limited(InputStream in) throws IOException {
		return BoundedInputStream.builder()
			.setInputStream(in)
			// the end is reached by reading on
			.setMaxCount(this.maxFileSize + 1)
			.setOnMaxCount((most, read) -> {
				throw new TooLarge();
			})
			.get();
	}

	private final class Walk {

		private final List<ClaimCheck> attached = new ArrayList<>();

		private final List<ClaimCheck> inline = new ArrayList<>();

		private @Nullable String tooLarge;

		/** Web pages first: they keep tables. */
		private final List<MailBody> bodies = new ArrayList<>();

		private boolean tooMany;

		private boolean tooMuch;

		private int parts;

		private int written;

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
			else if (type.equals("message/rfc822") && part.getContent() instanceof Message forwarded) {
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
				int room = LONGEST_BODY - this.written;
				if (part.getSize() > LONGEST_BODY || !(part.getContent() instanceof String content)
						|| content.length() > room) {
					this.tooMuch = true;
					return;
				}
				this.written += content.length();
				if (type.equals("text/html")) {
					this.bodies.addFirst(MailBody.ofHtml(content, MailFiles.this.ownAddress));
				}
				else {
					boolean flowed = part.getContentType().toLowerCase(Locale.ROOT).contains("flowed");
					this.bodies.add(MailBody.ofText(content, flowed, MailFiles.this.ownAddress));
				}
			}
			catch (IOException ex) {
				// written in a way nobody knows: there may still be files
				logger.debug("The text of a mail cannot be read", ex);
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
			if (this.attached.size() + this.inline.size() >= MailFiles.this.maxFiles) {
				this.tooMany = true;
				return;
			}
			String called = (name != null) ? name : "attachment." + type.substring(type.indexOf('/') + 1);
			try (InputStream in = limited(part.getInputStream())) {
				ClaimCheck stored = MailFiles.this.claimChecks.store(in, called, type);
				(picture ? this.inline : this.attached).add(stored);
			}
			catch (UncheckedIOException ex) {
				if (!(ex.getCause() instanceof TooLarge)) {
					throw ex;
				}
				this.tooLarge = (this.tooLarge != null) ? this.tooLarge : called;
			}
		}

	}

	private static String baseType(Part part) throws MessagingException {
		try {
			return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
		}
		catch (ParseException ex) {
			return "application/octet-stream";
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
			return StringUtils.hasText(name) ? MimeUtility.decodeText(name).strip() : null;
		}
		catch (MessagingException | UnsupportedEncodingException ex) {
			return null;
		}
	}

	/** The file is larger than is taken. */
	private static final class TooLarge extends IOException {

		private static final long serialVersionUID = 1L;

		TooLarge() {
			super("the file is too large");
		}

	}

}
