package org.practicepress.reader.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.io.input.BoundedInputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.stream.DefaultFieldBuilder;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.header.HeaderText;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through a mail, part by part, in the order in which they stand there. Nothing that
 * a part says about itself ends the way.
 */
final class MailWalk {

	private static final Logger LOG = LoggerFactory.getLogger(MailWalk.class);

	private static final MimeConfig CONFIG = MimeConfig.custom()
		.setMaxLineLen(-1)
		.setMaxHeaderCount(-1)
		.setMaxHeaderLen(MailBounds.LONGEST_HEAD)
		.build();

	/** What mail programs add by themselves, and what says how a mail has fared. */
	private static final Set<String> NO_FILES = Set.of("application/pgp-signature", "application/pgp-keys",
			"application/pkcs7-signature", "application/x-pkcs7-signature", "application/applefile", "text/calendar",
			"text/vcard", "text/x-vcard", "text/rfc822-headers", "message/delivery-status",
			"message/disposition-notification");

	/** A picture inside the text that is smaller is a logo, not a photo. */
	private static final int SMALLEST_PHOTO = 15_000;

	/** Of all kinds, and all that holds others. */
	private static final int MOST_PARTS = 500;

	/** Of one letter. */
	private static final int LONGEST_LETTER = 4;

	private final Path directory;

	private final MailLimits limits;

	private final Deque<Group> groups = new ArrayDeque<>();

	private final List<EmbeddedFile> attached = new ArrayList<>();

	private final List<EmbeddedFile> shown = new ArrayList<>();

	private @Nullable String tooLarge;

	private boolean tooMany;

	private boolean tooMuch;

	private int parts;

	private int written;

	MailWalk(Path directory, MailLimits limits) {
		this.directory = directory;
		this.limits = limits;
		this.groups.push(new Group(false));
	}

	/** Texts that belong together, until all of them are known. */
	private static final class Group {

		private final boolean alternative;

		private final List<Written> texts = new ArrayList<>();

		private boolean empty = true;

		private @Nullable Path preamble;

		Group(boolean alternative) {
			this.alternative = alternative;
		}

		Written written() {
			return this.alternative ? new Written.OneOf(this.texts) : new Written.All(this.texts);
		}

	}

	/**
	 * Goes through a mail.
	 * @param mail the mail
	 */
	void go(Path mail) throws IOException {
		try (InputStream in = MailLines.of(mail)) {
			go(in, 0);
		}
	}

	private void go(InputStream in, int depth) throws IOException {
		MimeTokenStream mail = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT,
				new DefaultFieldBuilder(MailBounds.LONGEST_HEAD), new PartHead.Lines(depth));
		mail.parse(in);
		int around = this.groups.size();
		try {
			for (EntityState state = mail.getState(); state != EntityState.T_END_OF_STREAM
					&& this.parts <= MOST_PARTS; state = mail.next()) {
				switch (state) {
					case T_START_MESSAGE, T_START_BODYPART -> begin();
					case T_START_MULTIPART -> this.groups.push(new Group(
							((PartHead) mail.getBodyDescriptor()).type().equals("multipart/alternative")));
					case T_PREAMBLE -> current().preamble = copy(mail.getInputStream(), Long.MAX_VALUE);
					case T_END_MULTIPART -> end(depth + this.groups.size() - around);
					case T_BODY -> take((PartHead) mail.getBodyDescriptor(), mail.getInputStream());
					default -> {
					}
				}
			}
		}
		catch (MimeException ex) {
			LOG.debug("The rest of a mail cannot be read", ex);
			this.tooMuch = true;
		}
		while (this.groups.size() > around) {
			end(depth);
		}
	}

	private Group current() {
		return this.groups.element();
	}

	private void begin() {
		current().empty = false;
		if (++this.parts > MOST_PARTS) {
			this.tooMuch = true;
		}
	}

	/** Where no part has begun there may be some all the same, if another boundary is right. */
	private void end(int depth) throws IOException {
		Group group = this.groups.pop();
		Path preamble = group.preamble;
		if (preamble != null && group.empty) {
			this.groups.push(group);
			again(preamble, depth);
			this.groups.pop();
		}
		if (preamble != null) {
			Files.deleteIfExists(preamble);
		}
		current().texts.add(group.written());
	}

	/** Parts that the one who sent them has not told apart. */
	private void again(Path parts, int depth) throws IOException {
		String boundary = MailLines.boundary(parts);
		if (boundary != null) {
			again("Content-Type: multipart/mixed; boundary=\"" + boundary.replace("\\", "\\\\").replace("\"", "\\\"")
					+ "\"\r\n\r\n", parts, depth + 1);
		}
		else if (Files.size(parts) > 0) {
			again("\r\n", parts, depth + 1);
		}
	}

	private void again(String head, Path parts, int depth) throws IOException {
		try (InputStream bounded = Files.newInputStream(parts)) {
			if (!MailBounds.hold(bounded)) {
				this.tooMuch = true;
				return;
			}
		}
		try (InputStream in = new SequenceInputStream(
				new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)), Files.newInputStream(parts))) {
			go(in, depth);
		}
	}

	private void take(PartHead head, InputStream content) throws IOException {
		if (head.liesTooDeep()) {
			this.tooMuch = true;
		}
		else if (head.isMultipart() || head.isMail()) {
			unfold(head, content);
		}
		else if (head.type().startsWith("text/") && head.fileName() == null && !head.isAttachment()) {
			body(head, content);
		}
		else if (!NO_FILES.contains(head.type())) {
			file(head, content);
		}
	}

	/** What is encoded as a whole, or does not say where its parts begin. */
	private void unfold(PartHead head, InputStream content) throws IOException {
		Path parts = copy(decoded(head, content), Long.MAX_VALUE);
		String boundary = head.getBoundary();
		if (head.isMail()) {
			again("", parts, head.depth() + 1);
		}
		else if (boundary != null) {
			again("Content-Type: " + head.type() + "; boundary=\"" + boundary.replace("\\", "\\\\").replace("\"", "\\\"")
					+ "\"\r\n\r\n", parts, head.depth() + 1);
		}
		else {
			again(parts, head.depth());
		}
		Files.deleteIfExists(parts);
	}

	private void body(PartHead head, InputStream content) throws IOException {
		boolean page = head.type().equals("text/html");
		if (!page && !head.type().equals("text/plain")) {
			return;
		}
		int most = Recognised.Mail.LONGEST_TEXT * LONGEST_LETTER;
		byte[] bytes = content.readNBytes(most + 1);
		String text = (bytes.length <= most) ? MailText.of(bytes, head) : "";
		if (bytes.length > most || text.length() > Recognised.Mail.LONGEST_TEXT - this.written) {
			this.tooMuch = true;
			return;
		}
		this.written += text.length();
		MailBody body = page ? MailBody.ofHtml(text, this.limits.ownAddress())
				: MailBody.ofText(text, head.isFlowed(), this.limits.ownAddress());
		current().texts.add(new Written.Text(body, page));
	}

	private void file(PartHead head, InputStream content) throws IOException {
		boolean picture = head.type().startsWith("image/") && !head.isAttachment();
		if (this.attached.size() + this.shown.size() >= this.limits.maxFiles()) {
			this.tooMany = true;
			return;
		}
		String name = head.fileName();
		String called = (name != null) ? name
				: "attachment." + head.type().substring(head.type().indexOf('/') + 1).toLowerCase(Locale.ROOT);
		Path file = copy(decoded(head, content), this.limits.maxFileSize());
		long size = Files.size(file);
		if (size > this.limits.maxFileSize() || (picture && size < SMALLEST_PHOTO)) {
			Files.delete(file);
			this.tooLarge = (picture && size < SMALLEST_PHOTO) || this.tooLarge != null ? this.tooLarge : called;
			return;
		}
		(picture ? this.shown : this.attached).add(new EmbeddedFile(called, head.type(), file));
	}

	static InputStream decoded(PartHead head, InputStream content) {
		return switch (head.encoding()) {
			case AS_IT_IS -> content;
			case BASE64 -> new Base64InputStream(content, DecodeMonitor.SILENT);
			case QUOTED_PRINTABLE -> new QuotedPrintableInputStream(content, DecodeMonitor.SILENT);
		};
	}

	/** As much as is taken, and a byte more where there is more. */
	private Path copy(InputStream content, long most) throws IOException {
		Path file = Files.createTempFile(this.directory, "part-", "");
		try (InputStream in = BoundedInputStream.builder()
			.setInputStream(content)
			.setMaxCount((most < Long.MAX_VALUE) ? most + 1 : most)
			.setPropagateClose(false)
			.get()) {
			Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
		}
		return file;
	}

	/** What is attached, in its order. */
	List<EmbeddedFile> attached() {
		return this.attached;
	}

	/** Pictures that the text shows. */
	List<EmbeddedFile> shown() {
		return this.shown;
	}

	/** What is written in it. */
	Written written() {
		return current().written();
	}

	@Nullable String tooLarge() {
		return this.tooLarge;
	}

	boolean tooMany() {
		return this.tooMany;
	}

	boolean tooMuch() {
		return this.tooMuch;
	}

}
