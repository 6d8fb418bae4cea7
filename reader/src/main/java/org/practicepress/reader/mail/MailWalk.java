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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;

import org.apache.commons.io.input.BoundedInputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.stream.DefaultFieldBuilder;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.filetype.FileTypes;
import org.practicepress.reader.header.FileName;
import org.practicepress.reader.header.HeaderText;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.MailReport;
import org.practicepress.reader.result.MailReport.Recipient;
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
			"message/disposition-notification", "message/global-headers", "message/global-delivery-status",
			"message/global-disposition-notification");

	/** In which servers say to whom a mail did not get. */
	private static final Set<String> STATUS = Set.of("message/delivery-status", "message/global-delivery-status");

	/** What servers return of a mail when they do not return all of it. */
	private static final Set<String> RETURNED_HEADERS = Set.of("text/rfc822-headers", "message/global-headers");

	/** In bytes. A picture in the text that is smaller is a logo, not a photo. */
	private static final int SMALLEST_PHOTO = 15_000;

	/**
	 * Phones put their photos into the text, perhaps those of a form's pages; no logo is
	 * so large.
	 */
	private static final int SURELY_PHOTO = 100_000;

	/** Of all kinds, and all that holds others. */
	private static final int MOST_PARTS = 500;

	/**
	 * Times the largest file that is taken: so much is unpacked of files that hold
	 * others.
	 */
	private static final int MOST_UNPACKED = 4;

	/** A file of this name is a whole mail, signed or encrypted. */
	private static final Set<String> SIGNED_MAILS = Set.of("smime.p7m", "attachment.pkcs7-mime",
			"attachment.x-pkcs7-mime");

	/** What is written instead of what was written. */
	private static final String PGP = "-----BEGIN PGP MESSAGE-----";

	/** Of one letter. */
	private static final int LONGEST_LETTER = 4;

	private final Path directory;

	private final MailLimits limits;

	private final Deque<Group> groups = new ArrayDeque<>();

	private final List<EmbeddedFile> attached = new ArrayList<>();

	private final List<EmbeddedFile> shown = new ArrayList<>();

	/** Those that want a password. */
	private final List<EmbeddedFile> locked = new ArrayList<>();

	private boolean isLocked;

	private long unpacked;

	private @Nullable String tooLarge;

	private boolean tooMany;

	private boolean tooMuch;

	/** Of the mail whose parts these are. */
	private String subject = "";

	private int parts;

	private int written;

	/** How many mails the one that is read lies in. */
	private int level;

	/** Whether that one has said its Message-ID. */
	private boolean named;

	private final SequencedSet<String> returned = new LinkedHashSet<>();

	private final SequencedSet<Recipient> undelivered = new LinkedHashSet<>();

	/** Whom a line before the mail names as those it did not get to. */
	private String failed = "";

	private @Nullable String told;

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

		private boolean locked;

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
		int outside = this.level;
		try {
			for (EntityState state = mail.getState(); state != EntityState.T_END_OF_STREAM
					&& this.parts <= MOST_PARTS; state = mail.next()) {
				switch (state) {
					case T_START_MESSAGE -> {
						this.subject = "";
						this.named = false;
						this.level++;
						begin();
					}
					case T_END_MESSAGE -> this.level--;
					case T_START_BODYPART -> begin();
					case T_FIELD -> hear(mail.getField());
					case T_START_MULTIPART -> this.groups
						.push(new Group(((PartHead) mail.getBodyDescriptor()).type().equals("multipart/alternative")));
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
		this.level = outside + 1;
		while (this.groups.size() > around) {
			end(depth);
		}
		this.level = outside;
	}

	private void hear(Field line) {
		switch (line.getNameLowerCase()) {
			case "subject" -> {
				if (this.subject.isEmpty()) {
					this.subject = HeaderText.words(PartHead.value(line));
				}
			}
			case "x-failed-recipients" -> {
				if (this.level == 1 && this.failed.isEmpty()) {
					this.failed = HeaderText.letters(PartHead.value(line));
				}
			}
			case "message-id" -> {
				String id = (this.level == 2 && !this.named) ? ToldInWords.id(PartHead.value(line)) : null;
				if (id != null) {
					this.returned.add(id);
				}
				this.named = true;
			}
			default -> {
			}
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

	/**
	 * Where no part has begun there may be some all the same, if another boundary is
	 * right.
	 */
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
			again(head("multipart/mixed", boundary), parts, depth + 1);
		}
		else if (Files.size(parts) > 0) {
			again("\r\n", parts, depth + 1);
		}
	}

	/** What a mail of these parts would begin with. */
	private static String head(String type, String boundary) {
		return "Content-Type: " + type + "; boundary=\"" + boundary.replace("\\", "\\\\").replace("\"", "\\\"")
				+ "\"\r\n\r\n";
	}

	/** What begins anew with its parts is no mail of its own. */
	private void again(String head, Path parts, int depth) throws IOException {
		this.level -= head.isEmpty() ? 0 : 1;
		read(head, parts, depth);
		this.level += head.isEmpty() ? 0 : 1;
	}

	private void read(String head, Path parts, int depth) throws IOException {
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
		if (head.type().equals("application/pgp-encrypted")) {
			this.isLocked = true;
			current().locked = true;
		}
		else if (current().locked) {
			LOG.debug("What is encrypted is left out");
		}
		else if (head.liesTooDeep()) {
			this.tooMuch = true;
		}
		else if (head.isMultipart() || head.isMail()) {
			unfold(head, content);
		}
		else if (this.level == 1 && (STATUS.contains(head.type()) || RETURNED_HEADERS.contains(head.type()))) {
			report(head, content);
		}
		else if (head.type().startsWith("text/") && head.fileName() == null && !head.isAttachment()) {
			body(head, content);
		}
		else if (!NO_FILES.contains(head.type())) {
			file(head, head.type(), decoded(head, content));
		}
	}

	private void report(PartHead head, InputStream content) throws IOException {
		String text = MailText.of(content.readNBytes(ToldInWords.LONGEST), head);
		if (STATUS.contains(head.type())) {
			this.undelivered.addAll(DeliveryStatus.recipients(text));
		}
		else {
			this.returned.addAll(ToldInWords.ids(DeliveryStatus.unfolded(text)));
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
			again(head(head.type(), boundary), parts, head.depth() + 1);
		}
		else if (MailLines.boundary(parts) == null && (head.fileName() != null || head.isAttachment())) {
			try (InputStream in = Files.newInputStream(parts)) {
				file(head, PartHead.UNKNOWN, in);
			}
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
		if (bytes.length > most) {
			this.tooMuch = true;
			return;
		}
		String text = MailText.of(bytes, head);
		if (!page && this.level == 1 && this.told == null) {
			this.told = text.substring(0, Math.min(text.length(), ToldInWords.LONGEST));
		}
		write(text, page, head.flow());
	}

	private void write(String text, boolean page, MailBody.Flow flow) {
		if (text.length() > Recognised.Mail.LONGEST_TEXT - this.written) {
			this.tooMuch = true;
			return;
		}
		if (text.stripLeading().startsWith(PGP)) {
			this.isLocked = true;
			return;
		}
		this.written += text.length();
		MailBody.Around around = new MailBody.Around(this.subject, this.limits.ownAddress());
		MailBody body = page ? MailBody.ofHtml(text, around) : MailBody.ofText(text, flow, around);
		current().texts.add(new Written.Text(body, page));
	}

	private void file(PartHead head, String type, InputStream content) throws IOException {
		String name = head.fileName();
		String called = (name != null) ? name : "attachment." + type.substring(type.indexOf('/') + 1);
		Place place = head.isAttachment() ? Place.BESIDE : head.isShown() ? Place.IN_THE_TEXT : Place.BETWEEN;
		file(called, type, place, content, head.depth());
	}

	/** Where a file stands in a mail. */
	private enum Place {

		/** It is attached. */
		BESIDE,

		/** It stands between the lines of the text. */
		BETWEEN,

		/** A text shows it. */
		IN_THE_TEXT

	}

	private void file(String called, @Nullable String told, Place place, InputStream content, int depth)
			throws IOException {
		if (room() <= 0) {
			this.tooMany = true;
			return;
		}
		Path file = copy(content, this.limits.maxFileSize());
		long size = Files.size(file);
		String type = (told != null) ? told : typeOf(file, called);
		EmbeddedFile found = new EmbeddedFile(called, type, file);
		boolean picture = type.startsWith("image/") && place != Place.BESIDE;
		if (picture && size < SMALLEST_PHOTO) {
			Files.delete(file);
		}
		else if (size > this.limits.maxFileSize()) {
			Files.delete(file);
			this.tooLarge = (this.tooLarge != null) ? this.tooLarge : called;
		}
		else if (!opens(found, depth + 1)) {
			boolean decorates = picture && place == Place.IN_THE_TEXT
					&& !(type.equals("image/jpeg") && size >= SURELY_PHOTO);
			(decorates ? this.shown : this.attached).add(found);
		}
	}

	private static String typeOf(Path file, String name) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return FileTypes.of(in, name);
		}
	}

	/**
	 * Whether a file has held others; a damaged one in which nothing was found is a file
	 * itself.
	 */
	private boolean opens(EmbeddedFile file, int depth) throws IOException {
		Container container = Container.of(file.file(), file.name(), file.mediaType());
		if (container == Container.NONE) {
			return false;
		}
		if (depth > PartHead.MAX_DEPTH) {
			this.tooMuch = true;
			return true;
		}
		Inside inside = new Inside(depth, file);
		try {
			return container.open(file.file(), inside);
		}
		catch (IOException | RuntimeException ex) {
			LOG.debug("A file that holds others is damaged", ex);
			return inside.taken;
		}
	}

	/** Within a file of the mail. */
	private final class Inside implements Within {

		private final int depth;

		private final EmbeddedFile container;

		private boolean taken;

		Inside(int depth, EmbeddedFile container) {
			this.depth = depth;
			this.container = container;
		}

		@Override
		public void file(@Nullable String name, boolean shows, InputStream content) throws IOException {
			this.taken = true;
			String known = FileName.of(name);
			String called = (known != null) ? known : "attachment";
			if (++MailWalk.this.parts > MOST_PARTS || MailWalk.this.unpacked > roomToUnpack()) {
				MailWalk.this.tooMuch = true;
				return;
			}
			BoundedInputStream counted = BoundedInputStream.builder().setInputStream(content).get();
			MailWalk.this.file(called, null, shows ? Place.IN_THE_TEXT : Place.BESIDE, counted, this.depth);
			MailWalk.this.unpacked += counted.getCount();
		}

		@Override
		public void mail(InputStream content) throws IOException {
			this.taken = true;
			Path mail = copy(content, roomToUnpack());
			again("", mail, this.depth);
			Files.delete(mail);
		}

		@Override
		public void text(String text, boolean page) {
			this.taken = true;
			write(text, page, MailBody.Flow.UNKNOWN);
		}

		@Override
		public void locked() {
			this.taken = true;
			if (SIGNED_MAILS.contains(this.container.name().toLowerCase(Locale.ROOT))) {
				MailWalk.this.isLocked = true;
			}
			else if (!MailWalk.this.locked.contains(this.container)) {
				MailWalk.this.locked.add(this.container);
			}
		}

	}

	private long roomToUnpack() {
		return MOST_UNPACKED * this.limits.maxFileSize();
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

	/** Files that want a password. */
	List<EmbeddedFile> locked() {
		return this.locked;
	}

	/** How many more files are taken. */
	int room() {
		return this.limits.maxFiles() - this.attached.size() - this.shown.size();
	}

	/** Whether the mail is encrypted, or one that it passes on. */
	boolean isLocked() {
		return this.isLocked;
	}

	/** Pictures that the text shows. */
	List<EmbeddedFile> shown() {
		return this.shown;
	}

	/** What is written in it. */
	Written written() {
		return current().written();
	}

	/** What it says of a mail that did not get to its recipient; null for nothing. */
	@Nullable MailReport report() {
		MailReport words = this.undelivered.isEmpty()
				? ToldInWords.of((this.told != null) ? this.told : "", this.failed) : null;
		if (words == null && this.undelivered.isEmpty()) {
			return null;
		}
		return new MailReport(
				this.returned.isEmpty() && words != null ? words.mails()
						: this.returned.stream().limit(MailReport.MOST_MAILS).toList(),
				(words != null) ? words.recipients()
						: this.undelivered.stream().limit(MailReport.MOST_RECIPIENTS).toList());
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
