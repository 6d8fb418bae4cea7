package org.practicepress.reader.mail;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteSequence;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.header.FileName;
import org.practicepress.reader.header.Parameters;

/**
 * What the lines before a part say about it. Whatever they say, there is a part.
 */
final class PartHead implements BodyDescriptor {

	static final String MAIL = "message/rfc822";

	static final String UNKNOWN = "application/octet-stream";

	private static final String TEXT = "text/plain";

	/** Mails in mails in mails: no person sends more. */
	static final int MAX_DEPTH = 12;

	private static final int LONGEST_TYPE = 500;

	private final Parameters type;

	private final Parameters disposition;

	private final Encoding encoding;

	private final boolean shown;

	private final String mediaType;

	private final int depth;

	private PartHead(Map<String, String> lines, int depth, String otherwise) {
		this.type = Parameters.of(lines.getOrDefault("content-type", ""));
		this.disposition = Parameters.of(lines.getOrDefault("content-disposition", ""));
		this.encoding = Encoding.of(lines.getOrDefault("content-transfer-encoding", ""));
		this.shown = lines.containsKey("content-id") || lines.containsKey("content-location");
		this.depth = depth;
		this.mediaType = mediaType(otherwise);
	}

	/** How a part is written down. */
	enum Encoding {

		AS_IT_IS("7bit"), BASE64("base64"), QUOTED_PRINTABLE("quoted-printable");

		private final String code;

		Encoding(String code) {
			this.code = code;
		}

		static Encoding of(String said) {
			String code = said.toLowerCase(Locale.ROOT);
			return code.contains("64") ? BASE64 : code.contains("quoted") ? QUOTED_PRINTABLE : AS_IT_IS;
		}

	}

	/** Reads the lines before a part, and before the parts within. */
	static final class Lines implements BodyDescriptorBuilder {

		private final int depth;

		private final String otherwise;

		private final Map<String, String> lines = new HashMap<>();

		/** Of the outermost part. */
		Lines(int depth) {
			this(depth, TEXT);
		}

		private Lines(int depth, String otherwise) {
			this.depth = depth;
			this.otherwise = otherwise;
		}

		@Override
		public void reset() {
			this.lines.clear();
		}

		/** Of lines that say the same twice the first. */
		@Override
		public @Nullable Field addField(RawField field) {
			String name = field.getNameLowerCase();
			if (name.startsWith("content-")) {
				this.lines.putIfAbsent(name, value(field));
			}
			return null;
		}

		@Override
		public BodyDescriptor build() {
			return head();
		}

		private PartHead head() {
			return new PartHead(this.lines, this.depth, this.otherwise);
		}

		@Override
		public BodyDescriptorBuilder newChild() {
			return new Lines(this.depth + 1, head().type().equals("multipart/digest") ? MAIL : TEXT);
		}

	}

	/** What a line says, a sign for each of its bytes. */
	static String value(Field field) {
		ByteSequence line = field.getRaw();
		String bytes = new String(line.toByteArray(), StandardCharsets.ISO_8859_1);
		return bytes.substring(bytes.indexOf(':') + 1).strip();
	}

	private String mediaType(String otherwise) {
		String said = this.type.value();
		int slash = said.indexOf('/');
		if (slash > 0 && slash < said.length() - 1 && said.length() <= LONGEST_TYPE
				&& said.chars().allMatch((sign) -> sign > ' ' && sign < 0x7f)) {
			return said.equals("message/global") ? MAIL : said;
		}
		boolean perhapsFile = fileName() != null || isAttachment() || this.encoding == Encoding.BASE64;
		return said.startsWith("text") || (said.isEmpty() && otherwise.equals(TEXT) && fileName() == null) ? TEXT
				: said.isEmpty() && fileName() == null ? otherwise : perhapsFile ? UNKNOWN : TEXT;
	}

	/**
	 * What kind of part it is.
	 * @return its media type in lower case; what cannot be read is text, or, with a name,
	 * some file
	 */
	String type() {
		return this.mediaType;
	}

	/**
	 * What the sender calls it.
	 * @return null for no file, and for one without a name
	 */
	@Nullable String fileName() {
		String name = FileName.of(this.disposition.words("filename"));
		return (name != null) ? name : FileName.of(this.type.words("name"));
	}

	boolean isAttachment() {
		return this.disposition.value().equals("attachment");
	}

	/** Whether a text in the mail may show it where it is meant to be. */
	boolean isShown() {
		return this.shown;
	}

	boolean isMultipart() {
		return this.mediaType.startsWith("multipart/");
	}

	boolean isMail() {
		return this.mediaType.equals(MAIL);
	}

	boolean liesTooDeep() {
		return this.depth > MAX_DEPTH;
	}

	int depth() {
		return this.depth;
	}

	Encoding encoding() {
		return this.encoding;
	}

	/** How the lines of a text are broken. */
	MailBody.Flow flow() {
		boolean dropsBlanks = "yes".equalsIgnoreCase(this.type.word("delsp"));
		return !"flowed".equalsIgnoreCase(this.type.word("format")) ? MailBody.Flow.UNKNOWN
				: dropsBlanks ? MailBody.Flow.FLOWED_WITHOUT_BLANKS : MailBody.Flow.FLOWED;
	}

	/** Whether the library can go into it; what it cannot go into is opened apart. */
	private boolean isOpen() {
		return !liesTooDeep() && this.encoding == Encoding.AS_IT_IS
				&& (isMail() || (isMultipart() && getBoundary() != null));
	}

	@Override
	public String getMimeType() {
		return isOpen() ? this.mediaType : UNKNOWN;
	}

	@Override
	public @Nullable String getBoundary() {
		String boundary = this.type.exactly("boundary");
		return (boundary != null) ? boundary.stripTrailing() : null;
	}

	@Override
	public String getMediaType() {
		return getMimeType().substring(0, getMimeType().indexOf('/'));
	}

	@Override
	public String getSubType() {
		return getMimeType().substring(getMimeType().indexOf('/') + 1);
	}

	@Override
	public @Nullable String getCharset() {
		return this.type.word("charset");
	}

	@Override
	public String getTransferEncoding() {
		return this.encoding.code;
	}

	@Override
	public long getContentLength() {
		return -1;
	}

}
