package org.practicepress.reader.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.apache.commons.io.file.PathUtils;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.PipesConfig;
import org.apache.tika.pipes.PipesException;
import org.apache.tika.pipes.PipesParser;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.extractor.EmbeddedDocumentBytesConfig;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;
import org.practicepress.reader.child.EmbeddedFileEmitter;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.text.Pace;
import org.practicepress.reader.text.Parsed;
import org.practicepress.reader.text.ScannedDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files with Apache Tika in child processes. A child that a file has broken is
 * replaced; the next file finds a fresh one.
 */
public final class TikaDocumentParser implements DocumentParser, AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(TikaDocumentParser.class);

	private static final String FETCHER = "arrived";

	/** More text than the longest form by far. */
	private static final int MOST_CHARACTERS = 5_000_000;

	private static final int MOST_EMBEDDED_FILES = 50;

	private static final long LARGEST_EMBEDDED_FILE = 25L << 20;

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

	/** What a broken Word document may look like: its child process looks closer. */
	private static final Set<String> PERHAPS_BROKEN_WORD = Set.of("application/zip", "application/x-tika-ooxml");

	private static final String ENCRYPTED_WORD = "application/x-tika-ooxml-protected";

	private final ReaderSettings properties;

	private final Pace pace;

	private final Path directory;

	private final PipesParser children;

	public TikaDocumentParser(ReaderSettings properties, Pace pace) {
		this(properties, pace, TikaDocumentParser.class.getProtectionDomain().getCodeSource().getLocation().toString(),
				System.getProperty("java.class.path"));
	}

	public TikaDocumentParser(ReaderSettings properties, Pace pace, String location, String classPath) {
		this.properties = properties;
		this.pace = pace;
		try {
			this.directory = workDirectory(properties);
			this.children = new PipesParser(configuration(location, classPath));
		}
		catch (IOException | TikaException ex) {
			throw new IllegalStateException("Child processes cannot be prepared", ex);
		}
	}

	/** One of its own, so that several services may be given the same place. */
	private static Path workDirectory(ReaderSettings properties) throws IOException {
		String prefix = "practice-press-parsing-";
		Path parent = properties.workDirectory();
		Path directory = (parent != null) ? Files.createTempDirectory(Files.createDirectories(parent), prefix)
				: Files.createTempDirectory(prefix);
		for (String name : List.of("in", "out", "tmp")) {
			Files.createDirectory(directory.resolve(name));
		}
		return directory.toAbsolutePath();
	}

	private PipesConfig configuration(String location, String classPath) throws IOException, TikaException {
		Path configuration = write("tika-config.xml");
		Path logging = write("child-logback.xml");
		PipesConfig config = PipesConfig.load(configuration);
		config.setTikaConfig(configuration);
		config.setJavaPath(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		config.setNumClients(this.properties.children());
		long timeout = this.properties.timeout().toMillis();
		config.setTimeoutMillis(timeout);
		config.setMaxFilesProcessedPerProcess(this.properties.filesPerChild());
		config.setMaxWaitForClientMillis(10 * timeout);
		config.setSleepOnStartupTimeoutMillis(1_000);
		// all text comes back to this process, none is left in the work directory
		config.setMaxForEmitBatchBytes(Long.MAX_VALUE);
		config.setForkedJvmArgs(List.of("-cp", ChildClassPath.of(location, classPath, this.directory),
				"-Xmx" + (this.properties.heap() >> 20) + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"-XX:-UsePerfData", "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + this.directory.resolve("tmp"),
				"-Dlogback.configurationFile=" + logging.toUri(),
				// no network: every connection would go through a proxy that is not there
				"-DsocksProxyHost=127.0.0.1", "-DsocksProxyPort=9", "-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=9",
				"-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=9", "-Dhttp.nonProxyHosts="));
		return config;
	}

	private Path write(String name) throws IOException {
		Path file = this.directory.resolve(name);
		try (InputStream in = Objects
			.requireNonNull(TikaDocumentParser.class.getResourceAsStream("/org/practicepress/reader/" + (name.startsWith("tika") ? "child/" : "guard/") + name))) {
			String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
				.replace("{in}", escaped(this.directory.resolve("in")))
				.replace("{out}", escaped(this.directory.resolve("out")))
				.replace("{largest-embedded-file}", Long.toString(LARGEST_EMBEDDED_FILE));
			Files.writeString(file, text);
		}
		return file;
	}

	private static String escaped(Path path) {
		return path.toString().replace("&", "&amp;").replace("<", "&lt;");
	}

	@Override
	public Parsed parse(Path file, Path directory) {
		String id = UUID.randomUUID().toString();
		Path arrived = this.directory.resolve("in").resolve(id);
		try {
			long size = Files.size(file);
			if (size > this.properties.maxFileSize()) {
				return new Parsed.Failed("application/octet-stream", Reason.TOO_LARGE);
			}
			if (size == 0) {
				return new Parsed.Failed("application/octet-stream", Reason.DAMAGED);
			}
			Files.copy(file, arrived);
			try {
				return parsed(this.children.parse(task(id)), id, directory);
			}
			finally {
				Files.deleteIfExists(arrived);
				clear(id);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Stopped while reading a file", ex);
		}
		catch (PipesException ex) {
			throw new IllegalStateException("A child process cannot be started", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private FetchEmitTuple task(String id) {
		EmbeddedDocumentBytesConfig embedded = new EmbeddedDocumentBytesConfig(true);
		embedded.setEmitter(EmbeddedFileEmitter.NAME);
		embedded.setEmitKeyBase(id);
		embedded.setEmbeddedIdPrefix("-");
		embedded.setZeroPadName(0);
		embedded.setSuffixStrategy(EmbeddedDocumentBytesConfig.SUFFIX_STRATEGY.NONE);
		ParseContext context = new ParseContext();
		context.set(Pace.class, this.pace);
		context.set(EmbeddedDocumentBytesConfig.class, embedded);
		context.set(HandlerConfig.class, new HandlerConfig(HANDLER_TYPE.XML, HandlerConfig.PARSE_MODE.RMETA,
				MOST_CHARACTERS, MOST_EMBEDDED_FILES, true));
		return new FetchEmitTuple(id, new FetchKey(FETCHER, id), new EmitKey(EmbeddedFileEmitter.NAME, id),
				new Metadata(), context);
	}

	private Parsed parsed(PipesResult result, String id, Path directory) throws IOException {
		String type = Optional.ofNullable(result.getEmitData())
			.map((data) -> data.getMetadataList().getFirst())
			.map(TikaDocumentParser::mediaType)
			.orElse("application/octet-stream");
		return switch (result.getStatus()) {
			case TIMEOUT -> failed(type, Reason.TOO_SLOW);
			case OOM -> failed(type, Reason.TOO_LARGE);
			case UNSPECIFIED_CRASH, EMPTY_OUTPUT -> failed(type, Reason.DAMAGED);
			case PARSE_SUCCESS, PARSE_SUCCESS_WITH_EXCEPTION ->
				parsed(result.getEmitData().getMetadataList(), type, id, directory);
			default -> throw new IllegalStateException("A file could not be read: " + result.getStatus());
		};
	}

	private Parsed parsed(List<Metadata> documents, String type, String id, Path directory) throws IOException {
		Metadata document = documents.getFirst();
		Optional<Reason> reason = reason(document, type);
		if (reason.isPresent()) {
			return failed(type, reason.get());
		}
		List<EmbeddedFile> embedded = new ArrayList<>();
		for (Metadata file : documents.subList(1, documents.size())) {
			Integer number = file.getInt(TikaCoreProperties.EMBEDDED_ID);
			Path left = this.directory.resolve("out").resolve(id + "-" + number);
			if (number == null || !Files.isRegularFile(left)) {
				continue;
			}
			String name = file.get(TikaCoreProperties.RESOURCE_NAME_KEY);
			Path kept = Files.move(left, directory.resolve(left.getFileName()));
			embedded.add(new EmbeddedFile((name != null) ? name : "file-" + number, mediaType(file), kept));
		}
		String text = document.get(TikaCoreProperties.TIKA_CONTENT);
		return new Parsed.Text(type, (text != null) ? text : "", metadata(document), embedded);
	}

	private static Optional<Reason> reason(Metadata document, String type) {
		if (type.equals(ENCRYPTED_WORD)) {
			return Optional.of(Reason.ENCRYPTED);
		}
		if (!READ.contains(type) && !PERHAPS_BROKEN_WORD.contains(type)) {
			return Optional.of(Reason.UNSUPPORTED_TYPE);
		}
		if ("true".equals(document.get(TikaCoreProperties.WRITE_LIMIT_REACHED))) {
			return Optional.of(Reason.TOO_LARGE);
		}
		String exception = document.get(TikaCoreProperties.CONTAINER_EXCEPTION);
		if (exception == null) {
			return Optional.empty();
		}
		if (exception.contains("EncryptedDocumentException")) {
			return Optional.of(Reason.ENCRYPTED);
		}
		if (exception.contains("ScannedDocumentException")) {
			return Optional.of(Reason.SCANNED);
		}
		return Optional.of(exception.contains("UnsupportedFormatException") ? Reason.UNSUPPORTED_TYPE
				: Reason.DAMAGED);
	}

	private static Parsed failed(String type, Reason reason) {
		LOG.info("A file of type {} could not be read: {}", type, reason.code());
		return new Parsed.Failed(type, reason);
	}

	private static String mediaType(Metadata metadata) {
		String type = metadata.get(Metadata.CONTENT_TYPE);
		if (type == null) {
			return "application/octet-stream";
		}
		int parameters = type.indexOf(';');
		return (parameters >= 0) ? type.substring(0, parameters).strip() : type;
	}

	private static Map<String, List<String>> metadata(Metadata metadata) {
		Map<String, List<String>> values = new HashMap<>();
		for (String name : metadata.names()) {
			if (!name.equals(TikaCoreProperties.TIKA_CONTENT.getName())) {
				values.put(name, List.of(metadata.getValues(name)));
			}
		}
		return values;
	}

	/** Whatever a child has left that nobody asked for. */
	private void clear(String id) throws IOException {
		try (var left = Files.newDirectoryStream(this.directory.resolve("out"), id + "*")) {
			for (Path file : left) {
				Files.delete(file);
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.children.close();
		PathUtils.deleteDirectory(this.directory);
	}

}
