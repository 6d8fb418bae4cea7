package org.practicepress.reader.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.text.Parsed;
import org.practicepress.reader.word.WordDetector;
import org.practicepress.reader.wire.Pace;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Turns an untrusted file into text. What kind of file it is, is told from its content;
 * its name is not believed.
 */
public final class FileParser {

	/** More text than the longest form by far. */
	private static final int MOST_CHARACTERS = 5_000_000;

	/**
	 * What keeps every answer of a form. Print loses some on the way; who sends that is
	 * better told so than read half.
	 */
	private static final Set<String> READ = Set.of(
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.template",
			"application/vnd.ms-word.document.macroenabled.12", "application/vnd.oasis.opendocument.text",
			"application/vnd.oasis.opendocument.text-template", "application/msword", "application/rtf", "text/html",
			"application/xhtml+xml", "application/pdf", "image/jpeg", "image/png", "image/tiff", "image/gif",
			"image/bmp");

	/** What a broken Word document may look like: its reader looks closer. */
	private static final Set<String> PERHAPS_BROKEN_WORD = Set.of("application/zip", "application/x-tika-ooxml");

	private static final String ENCRYPTED_WORD = "application/x-tika-ooxml-protected";

	private final TikaConfig tika;

	private final AutoDetectParser parser;

	/**
	 * Makes ready to read.
	 */
	public FileParser() {
		try (InputStream config = Objects.requireNonNull(FileParser.class.getResourceAsStream("tika-config.xml"))) {
			this.tika = new TikaConfig(config);
			this.parser = new AutoDetectParser(this.tika);
			this.parser.setDetector(new WordDetector(this.tika.getDetector()));
		}
		catch (IOException | TikaException | SAXException ex) {
			throw new IllegalStateException("The parsers cannot be prepared", ex);
		}
	}

	/**
	 * Reads a file.
	 * @param file the file
	 * @param directory where to put the files that lie within the file
	 * @param pace how much time there is
	 * @return the text, or why there is none
	 * @throws IOException when something other than the file cannot be read or written
	 */
	public Parsed parse(Path file, Path directory, Pace pace) throws IOException {
		Metadata metadata = new Metadata();
		ParseContext context = new ParseContext();
		EmbeddedFiles embedded = new EmbeddedFiles(this.tika.getDetector(), directory);
		context.set(Pace.class, pace);
		context.set(EmbeddedDocumentExtractor.class, embedded);
		ContentHandler text = new BasicContentHandlerFactory(HANDLER_TYPE.XML, MOST_CHARACTERS, true, context)
			.getNewContentHandler();
		try (TikaInputStream in = TikaInputStream.get(file)) {
			this.parser.parse(in, text, metadata, context);
		}
		catch (IOException | SAXException | TikaException | RuntimeException | StackOverflowError ex) {
			return failed(mediaType(metadata), ex);
		}
		String type = mediaType(metadata);
		return isRead(type) ? new Parsed.Text(type, text.toString(), values(metadata), embedded.files())
				: new Parsed.Failed(type, type.equals(ENCRYPTED_WORD) ? Reason.ENCRYPTED : Reason.UNSUPPORTED_TYPE);
	}

	private static boolean isRead(String type) {
		return READ.contains(type) || PERHAPS_BROKEN_WORD.contains(type);
	}

	private static Parsed failed(String type, Throwable failure) {
		if (type.equals(ENCRYPTED_WORD)) {
			return new Parsed.Failed(type, Reason.ENCRYPTED);
		}
		if (!isRead(type)) {
			return new Parsed.Failed(type, Reason.UNSUPPORTED_TYPE);
		}
		if (WriteLimitReachedException.isWriteLimitReached(failure)) {
			return new Parsed.Failed(type, Reason.TOO_LARGE);
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			// by name: each library has an exception of its own
			switch (cause.getClass().getSimpleName()) {
				case "EncryptedDocumentException" -> {
					return new Parsed.Failed(type, Reason.ENCRYPTED);
				}
				case "ScannedDocumentException" -> {
					return new Parsed.Failed(type, Reason.SCANNED);
				}
				case "UnsupportedFormatException" -> {
					return new Parsed.Failed(type, Reason.UNSUPPORTED_TYPE);
				}
				default -> {
				}
			}
		}
		return new Parsed.Failed(type, Reason.DAMAGED);
	}

	private static String mediaType(Metadata metadata) {
		String type = metadata.get(Metadata.CONTENT_TYPE);
		if (type == null) {
			return "application/octet-stream";
		}
		int parameters = type.indexOf(';');
		return (parameters >= 0) ? type.substring(0, parameters).strip() : type;
	}

	private static Map<String, List<String>> values(Metadata metadata) {
		Map<String, List<String>> values = new HashMap<>();
		for (String name : metadata.names()) {
			values.put(name, List.of(metadata.getValues(name)));
		}
		return values;
	}

}
